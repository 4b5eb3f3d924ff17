// A text as a row of leaves: its blocks of text and what stands alone between them, in the order of reading, each with the way
// down to it and with its characters known by who they first were. Pure.
import { documentSchema } from '../../document/schema.ts'
import type { Origins } from '../origins.ts'
import { isText, type Attributes, type PageNode, type PagePart } from '../page.ts'
import type { Range } from '../ranges.ts'

/** A character, or the beginning or the end of something within a line that is not text. */
export interface Sign {
  /** Equal for what is the same on both sides. */
  readonly key: number | string
  /** One UTF-16 unit of text; '' for what is not text. */
  readonly text: string
  readonly marks: Attributes
  /** Which character it is here; of what is not text, its own identity. */
  readonly self: Range
  /** What begins here, without its parts; null for text, and where what has parts ends. */
  readonly node: (Pick<PageNode, 'type' | 'attrs'> & { readonly hasParts: boolean }) | null
}

export interface Leaf {
  readonly node: PageNode
  /** The blocks around it, from the outermost. */
  readonly around: readonly PageNode[]
  readonly signs: readonly Sign[]
  /** Its id if it has one. */
  readonly id: string | null
}

/** Who characters first were. One for each comparison: its keys mean nothing to another. */
export class Identity {
  readonly #origins: Pick<Origins, 'of'>
  readonly #places = new Map<number, number>()

  constructor(origins: Pick<Origins, 'of'>) {
    this.#origins = origins
  }

  of(range: Range): Range[] {
    return this.#origins.of(range)
  }

  /** A number: a clientID and a clock, of 32 bits each, are more than one holds, so that clients are numbered as they are met. */
  keyOf(client: number, clock: number): number {
    let place = this.#places.get(client)
    if (place === undefined) this.#places.set(client, (place = this.#places.size))
    return place * 2 ** 32 + clock
  }
}

export function leavesOf(page: PageNode, identity: Identity): Leaf[] {
  const leaves: Leaf[] = []
  const walk = (node: PageNode, around: readonly PageNode[]): void => {
    if (isLeaf(node)) return void leaves.push(leafOf(node, around, identity))
    for (const part of node.parts) if (!isText(part)) walk(part, [...around, node])
  }
  for (const part of page.parts) if (!isText(part)) walk(part, [])
  return leaves
}

/** A line of text, something that stands alone, or a container in which nothing is. */
function isLeaf({ type, parts }: PageNode): boolean {
  const spec = documentSchema().nodes[type]
  return spec === undefined || spec.isTextblock || spec.isLeaf || parts.length === 0
}

function leafOf(node: PageNode, around: readonly PageNode[], identity: Identity): Leaf {
  const signs: Sign[] = []
  const seen = new Map<string, number>()
  for (const part of node.parts) addSigns(signs, part, identity, seen)
  const { id } = node.attrs
  return { node, around, signs, id: typeof id === 'string' ? id : null }
}

function addSigns(signs: Sign[], part: PagePart, identity: Identity, seen: Map<string, number>): void {
  if (!isText(part)) return addNode(signs, part, identity, seen)
  let at = 0
  for (const range of part.ids) {
    const [client] = range
    let [, clock] = range
    for (const [firstClient, firstClock, length] of identity.of(range)) {
      for (let n = 0; n < length; n++) {
        const text = part.text[at] ?? ''
        signs.push({
          key: identity.keyOf(firstClient, firstClock + n),
          text,
          marks: part.marks,
          self: [client, clock, 1],
          node: null,
        })
        at += 1
        clock += 1
      }
    }
  }
}

/** Gestures make it again with another identity: it is the same where it says the same, in its order. */
function addNode(signs: Sign[], node: PageNode, identity: Identity, seen: Map<string, number>): void {
  const said = `${node.type} ${JSON.stringify(node.attrs)} ${node.parts.length > 0}`
  const times = seen.get(said) ?? 0
  seen.set(said, times + 1)
  const { type, attrs, self, parts } = node
  signs.push({ key: `${said} ${times}`, text: '', marks: {}, self, node: { type, attrs, hasParts: parts.length > 0 } })
  if (parts.length === 0) return
  for (const part of parts) addSigns(signs, part, identity, seen)
  signs.push({ key: `${said} ${times} end`, text: '', marks: {}, self, node: null })
}

// One side of a comparison: a text as a row of signs, in columns since there are hundreds of thousands of them. Its blocks of text
// and what stands alone between them are its leaves, in the order of reading. Pure.
import { documentSchema } from '../../document/schema.ts'
import { isText, type Attributes, type PageNode, type PagePart, type PageText } from '../page.ts'
import type { Range } from '../ranges.ts'

/** What stands in `Side.text` for the beginning or the end of something within a line that is not text, … */
export const atomSign = '\uFFFC'
/** … and at the end of each leaf, which is a sign as well. */
export const endSign = '\n'

/** A line of text, something that stands alone, or a container in which nothing is. */
export interface Leaf {
  readonly node: PageNode
  /** The blocks around it, from the outermost. */
  readonly around: readonly PageNode[]
  /** Its id if it has one. */
  readonly id: string | null
  /** The place of its first sign, and that of its end. */
  readonly from: number
  readonly to: number
}

/** Characters that follow one another in one item, with the same marks. */
export interface Run {
  readonly at: number
  readonly length: number
  readonly client: number
  readonly clock: number
  readonly marks: Attributes
  /** What decided of them, where the page tells. */
  readonly markIds: PageText['markIds']
  /** Equal for the same marks, in whatever order they were put. */
  readonly said: string
}

/** Something within a line that is not text: a line break, a mention, a footnote. */
export interface Atom {
  readonly node: PageNode
  readonly at: number
  /** Where it ends: `at` itself if nothing can be in it. */
  readonly end: number
  /** What it says of itself, and that it holds something. */
  readonly said: string
}

export interface Side {
  readonly leaves: readonly Leaf[]
  /** One UTF-16 unit for each sign. */
  readonly text: string
  /** In order; no sign that is not text is in one. */
  readonly runs: readonly Run[]
  /** By the place where each begins. */
  readonly atoms: ReadonlyMap<number, Atom>
  /** The leaf in which each sign is. */
  readonly leafAt: Int32Array
}

export function sideOf(page: PageNode): Side {
  const reading = new Reading()
  reading.blocks(page.parts, [])
  const { leaves, runs, atoms, texts } = reading
  const text = texts.join('')
  const leafAt = new Int32Array(text.length)
  for (const [place, leaf] of leaves.entries()) leafAt.fill(place, leaf.from, leaf.to + 1)
  return { leaves, text, runs, atoms, leafAt }
}

class Reading {
  readonly leaves: Leaf[] = []
  readonly runs: Run[] = []
  readonly atoms = new Map<number, Atom>()
  readonly texts: string[] = []
  #at = 0

  blocks(parts: readonly PagePart[], around: readonly PageNode[]): void {
    for (const part of parts) {
      if (isText(part)) continue
      if (isLeaf(part)) this.#leaf(part, around)
      else this.blocks(part.parts, [...around, part])
    }
  }

  #leaf(node: PageNode, around: readonly PageNode[]): void {
    const from = this.#at
    for (const part of node.parts) this.#part(part)
    const { id } = node.attrs
    this.leaves.push({ node, around, id: typeof id === 'string' ? id : null, from, to: this.#at })
    this.#sign(endSign)
  }

  #sign(sign: string): void {
    this.texts.push(sign)
    this.#at += sign.length
  }

  #part(part: PagePart): void {
    if (!isText(part)) return this.#atom(part)
    const said = saidOf(part.marks)
    const whole = this.#at
    for (const range of part.ids) this.#run(range, part, said)
    this.#at = whole
    this.#sign(part.text)
  }

  #run([client, clock, length]: Range, { marks, markIds }: PageText, said: string): void {
    const last = this.runs.at(-1)
    const at = this.#at
    const goesOn =
      last?.client === client &&
      last.clock + last.length === clock &&
      last.at + last.length === at &&
      last.said === said &&
      last.markIds === markIds
    if (goesOn) this.runs[this.runs.length - 1] = { ...last, length: last.length + length }
    else this.runs.push({ at, length, client, clock, marks, markIds, said })
    this.#at += length
  }

  #atom(node: PageNode): void {
    const at = this.#at
    const hasParts = node.parts.length > 0
    this.#sign(atomSign)
    for (const part of node.parts) this.#part(part)
    const end = hasParts ? this.#at : at
    if (hasParts) this.#sign(atomSign)
    this.atoms.set(at, { node, at, end, said: `${node.type} ${JSON.stringify(node.attrs)} ${hasParts}` })
  }
}

function isLeaf({ type, parts }: PageNode): boolean {
  const spec = documentSchema().nodes[type]
  return spec === undefined || spec.isTextblock || spec.isLeaf || parts.length === 0
}

function saidOf(marks: Attributes): string {
  const names = Object.keys(marks)
  if (names.length === 0) return ''
  return JSON.stringify(names.sort().map((name) => [name, marks[name]]))
}

/** The run in which a sign is; undefined for what is no text. */
export function runAt({ runs }: Pick<Side, 'runs'>, at: number): Run | undefined {
  const run = runs[firstRunAfter(runs, at)]
  return run !== undefined && run.at <= at ? run : undefined
}

/** The parts of runs that are between two places. */
export function* runsIn({ runs }: Pick<Side, 'runs'>, from: number, to: number): Generator<Run> {
  for (let i = firstRunAfter(runs, from); i < runs.length; i++) {
    const run = runs[i] as Run // within
    if (run.at >= to) return
    const at = Math.max(run.at, from)
    const end = Math.min(run.at + run.length, to)
    yield at === run.at && end === run.at + run.length
      ? run
      : { ...run, at, length: end - at, clock: run.clock + at - run.at }
  }
}

/** Index of the first run that ends after a place. */
function firstRunAfter(runs: readonly Run[], at: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const run = runs[middle] as Run // within
    if (run.at + run.length <= at) low = middle + 1
    else high = middle
  }
  return low
}

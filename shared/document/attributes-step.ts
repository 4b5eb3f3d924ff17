// Many blocks' attributes in one step: a spreadsheet that is pasted needs ten thousand ids, and a step for each of them would copy
// the table, and be looked at by every plugin, ten thousand times.
import type { Attrs, Node, Schema } from '@tiptap/pm/model'
import { Fragment } from '@tiptap/pm/model'
import { Step, StepResult } from '@tiptap/pm/transform'
import type { Mappable } from '@tiptap/pm/transform'

type Changes = readonly (readonly [pos: number, attrs: Attrs])[]

export class AttributesStep extends Step {
  readonly changes: Changes
  /** Where it changes something, for those who ask what a step touched. */
  readonly from: number
  readonly to: number

  /** The whole attributes of nodes, by their places. Places do not move: no size changes. */
  constructor(changes: Changes) {
    super()
    this.changes = [...changes].sort(([a], [b]) => a - b)
    this.from = this.changes[0]?.[0] ?? 0
    this.to = (this.changes.at(-1)?.[0] ?? 0) + 1
  }

  apply(doc: Node): StepResult {
    const left = this.changes.values()
    const walk = { next: left.next() }
    const content = changed(doc.content, 0, walk, left)
    return walk.next.done ? StepResult.ok(doc.copy(content)) : StepResult.fail('no node where attributes should change')
  }

  invert(doc: Node): AttributesStep {
    return new AttributesStep(this.changes.map(([pos]) => [pos, doc.nodeAt(pos)?.attrs ?? {}]))
  }

  map(mapping: Mappable): AttributesStep | null {
    const still = this.changes.flatMap(([pos, attrs]) => {
      const { pos: now, deletedAfter } = mapping.mapResult(pos, 1)
      return deletedAfter ? [] : [[now, attrs] as const]
    })
    return still.length > 0 ? new AttributesStep(still) : null
  }

  toJSON(): object {
    return { stepType: 'attributes', changes: this.changes }
  }

  static override fromJSON(_: Schema, { changes }: { changes: Changes }): AttributesStep {
    return new AttributesStep(changes)
  }
}

Step.jsonID('attributes', AttributesStep)

interface Walk {
  next: IteratorResult<readonly [number, Attrs], unknown>
}

function changed(content: Fragment, start: number, walk: Walk, left: Iterator<readonly [number, Attrs]>): Fragment {
  const nodes: Node[] = []
  let pos = start
  for (const node of content.content) {
    nodes.push(changedNode(node, pos, walk, left))
    pos += node.nodeSize
  }
  return Fragment.fromArray(nodes)
}

function changedNode(node: Node, pos: number, walk: Walk, left: Iterator<readonly [number, Attrs]>): Node {
  if (walk.next.done || walk.next.value[0] >= pos + node.nodeSize) return node
  let { attrs } = node
  if (walk.next.value[0] === pos) {
    attrs = walk.next.value[1]
    walk.next = left.next()
  }
  const content = node.isText || node.isLeaf ? node.content : changed(node.content, pos + 1, walk, left)
  return node.type.create(attrs, content, node.marks)
}

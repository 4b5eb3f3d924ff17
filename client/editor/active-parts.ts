// Which marks and blocks hold for all of a selection: read in one walk, however many cells are selected, and only when it changed.
import type { MarkType, Node } from '@tiptap/pm/model'
import type { EditorState, SelectionRange } from '@tiptap/pm/state'

export interface ActiveParts {
  marks: ReadonlySet<string>
  /** By name; headings by name and level (`heading2`) too. */
  blocks: ReadonlySet<string>
}

type Read = Pick<EditorState, 'doc' | 'selection' | 'storedMarks'>

const known = new WeakMap<Node, { read: Read; parts: ActiveParts }>()

/** The same answers as the library's own, which walks all that is selected once for each question. */
export function activeParts(state: EditorState): ActiveParts {
  const before = known.get(state.doc)
  if (before?.read.selection.eq(state.selection) && before.read.storedMarks === state.storedMarks) return before.parts
  const parts = { marks: activeMarks(state), blocks: activeBlocks(state) }
  known.set(state.doc, { read: state, parts })
  return parts
}

function activeMarks({ schema, selection, storedMarks }: EditorState): Set<string> {
  const { empty, $from, ranges } = selection
  if (empty) return new Set((storedMarks ?? $from.marks()).map(({ type }) => type.name))
  const left = new Set(Object.values(schema.marks))
  const found = new Set<MarkType>()
  for (const range of ranges) {
    walk(range, (node, parent) => {
      if (left.size === 0 || (node.isTextblock && node.childCount === 0)) return false
      if (node.isText || node.marks.length > 0) take(node, parent, left, found)
      return true
    })
    if (left.size === 0) break // nothing holds for all: no need to look on
  }
  return new Set([...found].filter((type) => left.has(type)).map(({ name }) => name))
}

/** A mark that these letters could have and have not, nor one that excludes it, does not hold for all. */
function take({ marks }: Node, parent: Node | null, left: Set<MarkType>, found: Set<MarkType>): void {
  for (const type of left) {
    if (parent?.inlineContent && !parent.type.allowsMarkType(type)) continue
    if (marks.some((mark) => mark.type === type)) found.add(type)
    else if (!marks.some((mark) => mark.type.excludes(type))) left.delete(type)
  }
}

/** From where it is: a cell is not looked for from the beginning of the text. */
function walk({ $from, $to }: SelectionRange, visit: (node: Node, parent: Node | null) => boolean): void {
  const depth = $from.sharedDepth($to.pos)
  const start = $from.start(depth)
  $from.node(depth).nodesBetween($from.pos - start, $to.pos - start, (node, _, parent) => visit(node, parent))
}

/** Blocks that cover the selection, by themselves or one after the other. */
function activeBlocks({ doc, selection: { from, to, empty } }: EditorState): Set<string> {
  const covered = new Map<string, number>()
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isInline) return false
    const size = Math.min(to, pos + node.nodeSize) - Math.max(from, pos)
    for (const name of namesOf(node)) covered.set(name, (covered.get(name) ?? 0) + size)
    return !node.isTextblock
  })
  return new Set([...covered].filter(([, size]) => empty || size >= to - from).map(([name]) => name))
}

const namesOf = ({ type, attrs }: Node): string[] =>
  type.name === 'heading' ? [type.name, `${type.name}${attrs['level']}`] : [type.name]

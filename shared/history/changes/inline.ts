// Both texts in one tree: the later text, in which what is gone stands where it was. Pure.
import { documentSchema } from '../../document/schema.ts'
import type { Attributes, PageNode } from '../page.ts'
import { isShownText, type Form, type ShownNode, type ShownPart } from '../shown.ts'
import { fateOf, shownLine, type Shown } from './shown-line.ts'
import type { Told, ToldCell, ToldTable } from './told.ts'

/** Both texts as one, in the order of reading: each piece with its form and the changes that it is of. */
export function inlineOf(shown: Shown, told: readonly Told[]): ShownNode {
  return { type: 'doc', attrs: {}, parts: grown(shown, told) }
}

interface Open {
  readonly block: PageNode
  readonly parts: ShownPart[]
}

/** Lines and tables within the blocks around them. */
function grown(shown: Shown, told: readonly Told[]): ShownPart[] {
  const root: ShownPart[] = []
  const open: Open[] = []
  for (const one of told) {
    let shared = 0
    while (shared < open.length && open[shared]?.block === one.around[shared]) shared++
    open.splice(shared)
    for (const block of one.around.slice(shared)) {
      const parts: ShownPart[] = []
      const drafts = shown.blocks.get(block) ?? []
      const fate = fateOf(drafts.length > 0 ? 'changed' : undefined, drafts)
      ;(open.at(-1)?.parts ?? root).push({ type: block.type, attrs: block.attrs, parts, ...fate })
      open.push({ block, parts })
    }
    const part = one.kind === 'line' ? shownLine(shown, one.line) : tableOf(shown, one)
    ;(open.at(-1)?.parts ?? root).push(part)
  }
  return root.map(asItsParts)
}

/** A block around nothing but what came is one that came, and so on. */
export function asItsParts(part: ShownPart): ShownPart {
  if (isShownText(part) || isLine(part) || part.type === 'table') return part
  const parts = part.parts.map(asItsParts)
  const forms = new Set(parts.map(({ form }) => form))
  const [form] = forms
  if (parts.length === 0 || forms.size > 1 || form === undefined || form === 'changed') return { ...part, parts }
  const changes = [...new Set([...(part.changes ?? []), ...parts.flatMap((one) => one.changes ?? [])])]
  return { ...part, parts, form, changes: changes.sort((a, b) => a - b) }
}

const isLine = ({ type }: ShownNode): boolean => {
  const spec = documentSchema().nodes[type]
  return spec === undefined || spec.isTextblock || spec.isLeaf
}

function tableOf(shown: Shown, table: ToldTable): ShownNode {
  const { node, form, drafts, rows } = table
  const own = [...drafts, ...(shown.blocks.get(node) ?? [])]
  return {
    type: node.type,
    attrs: node.attrs,
    parts: rows.map((row) => ({
      type: row.node.type,
      attrs: row.node.attrs,
      parts: row.cells.map((cell) => cellOf(shown, cell)),
      ...fateOf(row.form, row.drafts),
    })),
    ...fateOf(form ?? (own.length > 0 ? 'changed' : undefined), own),
  }
}

function cellOf(shown: Shown, cell: ToldCell): ShownNode {
  const drafts = [...cell.drafts, ...(cell.node === null ? [] : (shown.blocks.get(cell.node) ?? []))]
  const form: Form | undefined = cell.form ?? (drafts.length > 0 ? 'changed' : undefined)
  return {
    type: cell.node?.type ?? 'tableCell',
    attrs: attrsOf(cell),
    parts: grown(shown, cell.parts),
    ...fateOf(form, drafts),
  }
}

function attrsOf({ node, widths, rows, columns }: ToldCell): Attributes {
  const said: unknown = widths ?? node?.attrs['colwidth']
  const colwidth = Array.isArray(said) && said.length === columns && said.some((width) => width > 0) ? said : null
  return { align: null, ...node?.attrs, colspan: columns, rowspan: rows, colwidth }
}

// A table of a shown text, with its headers and its merged cells; scrolled sideways by keyboard too.
import { memo, type ReactNode } from 'react'
import { isShownText, type ShownNode, type ShownPart } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import { useGrowing } from '../use-growing.ts'
import { useFormed, type FormedBlock } from './formed-block.tsx'
import styles from './shown.module.css'

const t = words(historyWords)

const nodesOf = (node: ShownNode): ShownNode[] => node.parts.filter((part): part is ShownNode => !isShownText(part))

interface TableProps {
  node: ShownNode
  formed: FormedBlock
  /** Draws what a cell holds: blocks, which may be tables in their turn. */
  inside: (parts: readonly ShownPart[]) => ReactNode
}

/** More than a window shows. */
const rowsAtOnce = 40

export function Table({ node, formed: { props, told }, inside }: TableProps) {
  const rows = nodesOf(node)
  const drawn = useGrowing(rows.length, rowsAtOnce)
  return (
    <div {...props} className={classes('table-box', props.className)}>
      {told}
      {/* What scrolls must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="table-scroll" role="region" aria-label={t('history.table.region')} tabIndex={0}>
        <table>
          <tbody>
            {rows.slice(0, drawn).map((row, at) => (
              <Row key={at} node={row} isFirst={at === 0} inside={inside} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const Row = memo(function Row({ node, isFirst, inside }: Omit<TableProps, 'formed'> & { isFirst: boolean }) {
  const { props, told } = useFormed(node)
  return (
    <tr {...props} className={classes(props.className, styles.row)}>
      {nodesOf(node).map((cell, at) => (
        <Cell key={at} node={cell} told={at === 0 ? told : null} isFirstRow={isFirst} inside={inside} />
      ))}
    </tr>
  )
})

const span = (value: unknown): number | undefined => (typeof value === 'number' && value > 1 ? value : undefined)

interface CellProps extends Omit<TableProps, 'formed'> {
  /** What became of the row, heard in its first cell. */
  told: FormedBlock['told']
  isFirstRow: boolean
}

function Cell({ node, told, isFirstRow, inside }: CellProps) {
  const { props, told: own } = useFormed(node)
  const { colspan, rowspan, align } = node.attrs
  const attributes = {
    ...props,
    className: classes(props.className, styles.cell),
    colSpan: span(colspan),
    rowSpan: span(rowspan),
    'data-align': typeof align === 'string' ? align : undefined,
  }
  const all = (
    <>
      {told}
      {own}
      {inside(node.parts)}
    </>
  )
  if (node.type === 'tableHeader')
    return (
      <th {...attributes} scope={isFirstRow ? 'col' : 'row'}>
        {all}
      </th>
    )
  return <td {...attributes}>{all}</td>
}

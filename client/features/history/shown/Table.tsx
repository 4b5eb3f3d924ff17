// A table of a shown text, with its headers and its merged cells; scrolled sideways by keyboard too.
import { isShownText, type ShownNode } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import { Inside, useFormed, type FormedBlock } from './Block.tsx'
import styles from './shown.module.css'

const t = words(historyWords)

const nodesOf = (node: ShownNode): ShownNode[] => node.parts.filter((part): part is ShownNode => !isShownText(part))

export function Table({ node, formed: { props, told } }: { node: ShownNode; formed: FormedBlock }) {
  return (
    <div {...props} className={classes('table-box', props.className)}>
      {told}
      {/* What scrolls must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="table-scroll" role="region" aria-label={t('history.table.region')} tabIndex={0}>
        <table>
          <tbody>
            {nodesOf(node).map((row, at) => (
              <Row key={at} node={row} isFirst={at === 0} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Row({ node, isFirst }: { node: ShownNode; isFirst: boolean }) {
  const { props, told } = useFormed(node)
  return (
    <tr {...props} className={classes(props.className, styles.row)}>
      {nodesOf(node).map((cell, at) => (
        <Cell key={at} node={cell} told={at === 0 ? told : null} isFirstRow={isFirst} />
      ))}
    </tr>
  )
}

const span = (value: unknown): number | undefined => (typeof value === 'number' && value > 1 ? value : undefined)

interface CellProps {
  node: ShownNode
  /** What became of the row, heard in its first cell. */
  told: FormedBlock['told']
  isFirstRow: boolean
}

function Cell({ node, told, isFirstRow }: CellProps) {
  const { props, told: own } = useFormed(node)
  const { colspan, rowspan, align } = node.attrs
  const all = {
    ...props,
    className: classes(props.className, styles.cell),
    colSpan: span(colspan),
    rowSpan: span(rowspan),
    'data-align': typeof align === 'string' ? align : undefined,
  }
  const inside = (
    <>
      {told}
      {own}
      <Inside parts={node.parts} />
    </>
  )
  if (node.type === 'tableHeader')
    return (
      <th {...all} scope={isFirstRow ? 'col' : 'row'}>
        {inside}
      </th>
    )
  return <td {...all}>{inside}</td>
}

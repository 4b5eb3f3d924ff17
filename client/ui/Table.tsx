// Rows to compare. On a phone each row becomes a small card that repeats the names of its columns.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   The roles are said again because Safari forgets them in a table drawn as blocks (phone). */
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Table.module.css'

export interface Column<Row> {
  id: string
  name: string
  cell: (row: Row) => ReactNode
  /** Figures, on the right. */
  number?: boolean
}

export interface TableProps<Row> {
  /** Names the table; hidden when a heading just above says the same. */
  caption: string
  captionHidden?: boolean
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  rows: readonly Row[]
  rowId: (row: Row) => string
}

export function Table<Row>({
  caption,
  captionHidden = false,
  columns: [first, ...others],
  rows,
  rowId,
}: TableProps<Row>) {
  return (
    <div className={styles.scroll}>
      <table role="table" className={classes(styles.table, styles.stacked)}>
        <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[first, ...others].map(({ id, name, number }) => (
              <th key={id} scope="col" role="columnheader" className={number ? styles.number : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowId(row)} role="row">
              <th scope="row" role="rowheader">
                {first.cell(row)}
              </th>
              {others.map(({ id, name, cell, number }) => (
                <td key={id} role="cell" data-label={name} className={number ? styles.number : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

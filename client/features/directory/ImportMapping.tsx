// Which column of a file is what: guessed from the headings, and changed at will.
import { columns as all, type Column } from '../../../shared/rules/directory-columns.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './directory.module.css'

const t = words(directory)

export interface MappingProps {
  file: { headings: readonly string[]; rows: readonly (readonly string[])[] }
  columns: readonly (Column | null)[]
  onChange: (columns: readonly (Column | null)[]) => void
  disabled: boolean
}

export function Mapping({ file, columns, onChange, disabled }: MappingProps) {
  const rows = file.headings.map((heading, at) => ({
    at,
    heading: heading === '' ? t('directory.import.noHeading', { n: at + 1 }) : heading.slice(0, 80),
    example: (file.rows.find((row) => (row[at] ?? '').trim() !== '')?.[at] ?? '').trim().slice(0, 80),
  }))
  // A column of the directory comes from one column of the file: the last choice takes it from the other.
  const choose = (at: number, chosen: Column | null) =>
    onChange(columns.map((column, n) => (n === at ? chosen : column === chosen ? null : column)))
  return (
    <Section title={t('directory.import.columns')} small>
      <p className={styles.lead}>{t('directory.import.columns.lead')}</p>
      <Table
        caption={t('directory.import.columns')}
        captionHidden
        rows={rows}
        rowId={({ at }) => String(at)}
        columns={[
          { id: 'heading', name: t('directory.import.column'), cell: ({ heading }) => heading },
          {
            id: 'example',
            name: t('directory.import.example'),
            cell: ({ example }) => <span className={styles.none}>{example}</span>,
          },
          {
            id: 'becomes',
            name: t('directory.import.becomes'),
            cell: ({ at, heading }) => (
              <div className={styles.mapping}>
                <Select
                  aria-label={t('directory.import.becomesNamed', { name: heading })}
                  value={columns[at] ?? ''}
                  disabled={disabled}
                  onChange={({ target }) => choose(at, all.find((column) => column === target.value) ?? null)}
                >
                  <option value="">{t('directory.import.skip')}</option>
                  {all.map((column) => (
                    <option key={column} value={column}>
                      {t(`directory.column.${column}`)}
                    </option>
                  ))}
                </Select>
              </div>
            ),
          },
        ]}
      />
    </Section>
  )
}

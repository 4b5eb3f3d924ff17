// How a column of the board is called.
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { Column } from './board.ts'

const t = words({ ...workshopConsole, ...workshopWords })

/** Null: the place that makes a new one. */
export function nameOf(column: Pick<Column, 'cluster'> | null): string {
  if (column === null) return t('console.column.new')
  if (column.cluster === null) return t('console.column.loose')
  return column.cluster.title || t('workshop.cluster.unnamed')
}

// The speaker of tables.
import { tables } from '../../../shared/text/fr/tables.ts'
import { words } from '../../../shared/text/words.ts'

export const t = words(tables)
export type TableWord = keyof typeof tables

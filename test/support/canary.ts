// Words that must stand nowhere: every row of every table of a database, as PostgreSQL writes it, bytes included.
import type { Sql } from '../../server/db/connect.ts'

/** The tables that hold one of the words, in whatever case: as letters or within bytes. Ask for words without accents. */
export async function tablesSaying(owner: Sql, words: readonly string[]): Promise<string[]> {
  const tables = await owner<{ name: string }[]>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
  const said = words.map((word) => word.toLowerCase())
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await owner<{ row: string }[]>`select t::text as row from ${owner(name)} t`
    const texts = rows.map(({ row }) => row.toLowerCase() + bytesIn(row))
    if (texts.some((text) => said.some((word) => text.includes(word)))) found.push(name)
  }
  return found
}

/** What its columns of bytes say, where they say letters. */
const bytesIn = (row: string): string =>
  [...row.matchAll(/\\x([0-9a-f]+)/g)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('utf8').toLowerCase())
    .join('\n')

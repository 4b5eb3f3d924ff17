// The migrations of the product: what they make is what docs/schema.sql shows, and the logs cannot be rewritten.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dumpSchema } from '../../server/db/schema-dump.ts'
import { aDatabase } from '../support/database.ts'
import { root } from '../support/paths.ts'

it('docs/schema.sql shows what the migrations make; if not: node --import tsx server/cli/dump-schema.ts', async () => {
  const { owner } = await aDatabase()
  expect(readFileSync(join(root, 'docs', 'schema.sql'), 'utf8')).toBe(await dumpSchema(owner))
})

it('the running product may neither change, remove nor empty the logs [O6]', async () => {
  const { owner } = await aDatabase()
  const logs = ['audit_log', 'document_state_change', 'document_update', 'document_client']
  const rows = await owner<{ name: string; may: boolean }[]>`
    select relname as name, has_table_privilege('maillage_app', oid, 'update, delete, truncate') as may from pg_class
    where relnamespace = 'public'::regnamespace and relname in ${owner(logs)} order by relname`
  expect(rows.filter(({ may }) => may)).toEqual([])
  expect(rows.map(({ name }) => name)).toContain('audit_log')
})

it('the running product owns nothing, and may empty no table', async () => {
  const { owner } = await aDatabase()
  const rows = await owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and (pg_get_userbyid(relowner) <> 'maillage_owner' or has_table_privilege('maillage_app', oid, 'truncate'))`
  expect(rows).toEqual([])
})

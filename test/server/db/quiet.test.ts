// What PostgreSQL says beside its answers: for nobody's screen, and least of all for an archive on the standard output.
import { expect, onTestFinished, test, vi } from 'vitest'
import { openChanges } from '../../../server/db/changes.ts'
import { connect, connectLog } from '../../../server/db/connect.ts'
import { aDatabase } from '../../support/database.ts'

test('[O40] what PostgreSQL remarks is printed nowhere, on no connection', async () => {
  const { access, owner } = await aDatabase()
  const [here] = await owner`select current_database() as name`
  await owner`alter database ${owner(String(here?.['name']))} set client_min_messages = debug5`
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  onTestFinished(() => printed.mockRestore())
  const remarks: string[] = []
  const open = [
    connect(access, { role: 'app', max: 1 }),
    connect(access, { role: 'owner', max: 1 }),
    connectLog(access),
  ]
  for (const sql of open) {
    const [set] = await sql`show client_min_messages`
    remarks.push(String(set?.['clientMinMessages']))
    await sql.end()
  }
  expect(remarks, 'PostgreSQL has much to remark').toEqual(open.map(() => 'debug5'))
  const changes = await openChanges(access)
  await changes.close()
  expect(printed.mock.calls).toEqual([])
})

// What was announced while something was done.
import { openChanges } from '../../server/db/changes.ts'
import { uuidv7 } from '../../shared/ids.ts'
import type { Instance } from './builders.ts'

/** Topics heard while `act` ran; delivery is in order, so hearing a last one of our own means that all came. */
export async function heardDuring({ stage: { database } }: Instance, act: () => Promise<unknown>): Promise<string[]> {
  const changes = await openChanges(database.access)
  const heard: string[] = []
  const last = `the end ${uuidv7(0, new Uint8Array(10))}`
  const ended = new Promise<void>((resolve) => {
    changes.listen('', (what) => (what === last ? resolve() : void heard.push(what)))
  })
  await act()
  await database.owner`select pg_notify('maillage', ${last})`
  await ended
  await changes.close()
  return heard
}

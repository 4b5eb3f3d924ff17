// Filling an empty database so that it can be served: rows, verification, generations, a line in the audit log; all or nothing.
import { basename } from 'node:path'
import { connect } from '../../db/connect.ts'
import { copyOut, reading, settleText } from '../../db/archive/copy.ts'
import { raiseGenerations } from '../../db/archive/generations.ts'
import { load, type Loading, type Source } from '../../db/archive/load.ts'
import { inWords, type EmptyPlace, type Place } from '../../db/archive/places.ts'
import type { Archive } from '../../db/archive/read.ts'
import { ArchiveRefusal } from '../../db/archive/refusal.ts'
import { readOutline } from '../../db/archive/tables.ts'
import { recordAct } from '../../domain/audit.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Finding } from '../../history/verify.ts'
import { verifyAll, type Verification } from '../../history/verify-all.ts'
import { uuidv7 } from '../../../shared/ids.ts'

export interface Filling extends Loading {
  now: () => Date
  /** Told what the verification found, before it is refused. */
  onFindings?: (findings: readonly Finding[]) => void
  onVerifying?: () => void
  /** Keeps what does not pass the verification as it is. */
  anyway?: boolean
}

/** A former instant of an instance lives again, elsewhere. `path` is told in the audit log. */
export function restoreInto(
  place: EmptyPlace,
  archive: Archive,
  path: string,
  filling: Filling,
): Promise<Verification> {
  const { manifest } = archive
  const source: Source = {
    outline: manifest,
    lines: ({ name }) => archive.lines(name),
    expected: (name) => manifest.tables.find((table) => table.name === name) ?? null,
  }
  return fill(place, source, filling, async (tx) => {
    await raiseGenerations(tx, filling.now())
    const name = `${basename(path)} (${manifest.madeAt})`
    await recordAct(tx, actorOf(filling), 'restoreInstance', { kind: 'instance', id: null }, { name })
  })
}

/** The same instance goes on living, elsewhere: generations and open sessions stay. Nothing may write to `from` meanwhile or later. */
export async function moveInto(place: EmptyPlace, from: Place, filling: Filling): Promise<Verification> {
  const sql = connect(from.access, { role: 'owner', max: 1, name: 'maillage archive' })
  try {
    return await reading(sql, async (old) => {
      await settleText(old)
      const source: Source = {
        outline: await readOutline(old, {}),
        lines: (table) => copyOut(old, table),
        expected: () => null,
      }
      return fill(place, source, filling, (tx) =>
        recordAct(tx, actorOf(filling), 'moveInstance', { kind: 'instance', id: null }, { name: place.access.label }),
      )
    })
  } finally {
    await sql.end({ timeout: 2 })
  }
}

async function fill(
  place: EmptyPlace,
  source: Source,
  filling: Filling,
  last: (tx: Tx) => Promise<void>,
): Promise<Verification> {
  const owner = connect(place.access, { role: 'owner', max: 1, name: 'maillage archive' })
  try {
    return (await owner.begin(async (tx) => {
      await load(tx, source, filling)
      filling.onVerifying?.()
      const verification = await verifyAll(tx)
      const { findings } = verification
      if (findings.length > 0) filling.onFindings?.(findings)
      if (findings.length > 0 && !filling.anyway) throw new ArchiveRefusal('notVerified', String(findings.length))
      await last(tx)
      return verification
    })) as Verification // the driver's type unwraps promises that are not there
  } catch (error) {
    throw inWords(error, place.label)
  } finally {
    await owner.end({ timeout: 2 })
  }
}

const actorOf = ({ now }: Filling) => ({
  now,
  id: () => uuidv7(now().getTime(), crypto.getRandomValues(new Uint8Array(10))),
  principal: null,
})

// The disk of the database without any room left, for a while: edits wait, what HTTP is asked is refused in clear, and all
// goes on when there is room again.
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../../support/visitor.ts'
import { eventually, untilSo } from '../../support/patience.ts'
import { databaseAnswers, inForm, type Fault, type Scene } from './scene.ts'

/** Refused for want of room, or because the database is on its way back: anything else is a failure of ours. */
const mayAnswer = new Set(['diskFull', 'unavailable'])

export interface AskedMeanwhile {
  done: number
  refused: Map<string, number>
}

/** Asks for documents over HTTP; each must be made, or be refused for the right reason. */
async function ask({ team }: Scene, asked: AskedMeanwhile): Promise<void> {
  try {
    await team.nadia.call('createDocument', { demarcheId: team.demarcheId, title: 'Sans place', template: 'note' })
    asked.done++
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    asked.refused.set(error.code, (asked.refused.get(error.code) ?? 0) + 1)
    if (!mayAnswer.has(error.code)) throw error
  }
}

/** For as long as the fault is to last. */
async function keepAsking(scene: Scene, asked: AskedMeanwhile): Promise<void> {
  const end = performance.now() + inForm(scene, 20_000, 1_500)
  while (performance.now() < end) {
    await ask(scene, asked)
    await wait(250)
  }
}

/** Where no disk of our own can be had, the words of PostgreSQL stand for it. */
async function played({ server }: Scene): Promise<() => Promise<unknown>> {
  await server.admin.unsafe(`
    create or replace function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger no_room before insert on document_update for each row execute function no_room()`)
  return () => server.admin.unsafe('drop trigger no_room on document_update')
}

async function real({ server }: Scene): Promise<() => Promise<unknown>> {
  server.disk?.fill()
  return async () => server.disk?.free()
}

export const diskFull = (asked: AskedMeanwhile): Fault => ({
  name: 'disk full',
  async strike(scene) {
    const { server, writers } = scene
    const refusals = () => server.said(/No space left on device/)
    const before = refusals()
    const makeRoom = await (server.disk === null ? played(scene) : real(scene))
    try {
      // large words, so that the room that is left in files made beforehand is used up
      const isFelt = async () => {
        for (const writer of writers) writer.paste(4_000)
        await ask(scene, asked)
        return refusals() > before
      }
      if (!(await eventually(isFelt, 30_000))) throw new Error('the disk is full and PostgreSQL does not notice')
      await keepAsking(scene, asked)
    } finally {
      await makeRoom()
    }
    await hasRoomAgain(scene, asked)
    return null
  },
})

async function hasRoomAgain(scene: Scene, asked: AskedMeanwhile): Promise<void> {
  await databaseAnswers(scene)
  await untilSo('a document can be made', async () => {
    const { done } = asked
    await ask(scene, asked)
    await wait(100)
    return asked.done > done
  })
}

/** Not even its log has room: the server gives up, cannot recover, and is started again and again until it can. */
export const logDiskFull = (asked: AskedMeanwhile): Fault => ({
  name: 'disk full to the last byte of its own log',
  async strike(scene) {
    const { server, run } = scene
    if (server.disk === null) {
      run.say('not struck: no disk of our own here')
      return null
    }
    const ended = () => server.said(/PANIC: .*No space left on device/)
    const before = ended()
    server.disk.fill()
    try {
      const own = server.superuser(1)
      const writeLog = async () => {
        await own`select pg_logical_emit_message(true, 'ballast', repeat('x', 1000000))`.catch(() => undefined) // that is the point
        return ended() > before
      }
      const gaveUp = await eventually(writeLog, 30_000)
      await own.end({ timeout: 0 })
      if (!gaveUp) throw new Error('the disk is full and PostgreSQL goes on')
      await keepAsking(scene, asked)
    } finally {
      server.disk.free()
    }
    await hasRoomAgain(scene, asked)
    return null
  },
})

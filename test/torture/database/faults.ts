// The faults of a database that is there: killed, restarted, slow, locked, deadlocked, cut off, silent.
import { setTimeout as wait } from 'node:timers/promises'
import { untilSo } from '../../support/patience.ts'
import { databaseAnswers, inForm, type Constraint, type Fault, type Scene } from './scene.ts'
import type { Server } from './server.ts'

const never: Constraint = null

/** What only an append of edits says to the database, also when its statement was prepared before. */
const isAppend =
  ({ team }: Scene) =>
  (bytes: Buffer): boolean =>
    (bytes.includes(team.documentId) && bytes.includes('{edit')) ||
    (bytes.includes('"edit"') && bytes.includes(team.documentId))

/** Runs `work` while an append waits for a lock of ours, with the number of the process that waits. */
async function whileAppendWaits<T>(scene: Scene, work: (waiting: number, own: Own) => Promise<T>): Promise<T> {
  // One connection of its own, dropped afterwards: `rollback` on one that is lost would end this process.
  const own = scene.server.superuser(1)
  try {
    await own`begin`
    await own`set local deadlock_timeout = '60s'`
    await own`select from document_head where document_id = ${scene.team.documentId} for update`
    return await work(await waitingAppend(scene), own)
  } finally {
    await own.end({ timeout: 0 })
  }
}

type Own = ReturnType<Server['superuser']>

async function waitingAppend({ server }: Scene): Promise<number> {
  let found = 0
  await untilSo('an append waits', async () => {
    const [row] = await server.admin<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = 'maillage' and wait_event_type = 'Lock' and application_name = 'maillage log'`
    found = row?.pid ?? 0
    return found > 0
  })
  return found
}

const postmaster = ({ server }: Scene): number => {
  const pid = server.pid()
  if (pid === undefined) throw new Error('no database to strike')
  return pid
}

/** Nothing can be written while `work` is done: whatever is called saved meanwhile is not. */
async function withoutWrites(work: () => PromiseLike<unknown>): Promise<Constraint> {
  const from = performance.now()
  await work()
  return { from, to: performance.now(), atLeastMs: Infinity }
}

async function repeatedly(times: number, pauseMs: number, work: (nth: number) => unknown): Promise<void> {
  for (let nth = 0; nth < times; nth++) {
    await work(nth)
    await wait(pauseMs)
  }
}

/** Ends the server; whoever supervises it starts it again. */
async function endServer(scene: Scene, signal: 'SIGKILL' | 'SIGINT'): Promise<Constraint> {
  const pid = postmaster(scene)
  process.kill(pid, signal)
  await untilSo('another server runs', () => ![undefined, pid].includes(scene.server.pid()))
  await databaseAnswers(scene)
  return never
}

export const killed: Fault = { name: 'server killed', strike: (scene) => endServer(scene, 'SIGKILL') }

/** A fast shutdown. */
export const restarted: Fault = { name: 'server restarted', strike: (scene) => endServer(scene, 'SIGINT') }

export const appendKilled: Fault = {
  name: 'process of an append killed',
  async strike(scene) {
    const struck = whileAppendWaits(scene, async (waiting) => {
      process.kill(waiting, 'SIGKILL') // the server takes this for a crash, and ends every other process of its own
      await wait(200)
    })
    await struck.catch(() => undefined) // our own connection ended with the others
    await databaseAnswers(scene)
    return never
  },
}

export const appendTerminated: Fault = {
  name: 'append terminated',
  strike: (scene) =>
    whileAppendWaits(scene, (waiting, own) =>
      withoutWrites(async () => {
        await own`select pg_terminate_backend(${waiting})`
        await wait(300)
      }),
    ),
}

export const appendCancelled: Fault = {
  name: 'append cancelled',
  strike: (scene) =>
    whileAppendWaits(scene, (waiting, own) =>
      withoutWrites(async () => {
        await own`select pg_cancel_backend(${waiting})`
        await wait(300)
      }),
    ),
}

export const deadlocked: Fault = {
  name: 'deadlock',
  async strike(scene) {
    const { admin } = scene.server
    const deadlocks = async () => {
      const [row] = await admin<{ n: string }[]>`
        select deadlocks::text as n from pg_stat_database where datname = 'maillage'`
      return Number(row?.n)
    }
    const before = await deadlocks()
    const constraint = await whileAppendWaits(scene, (_waiting, own) =>
      // the append holds this row and waits for ours: PostgreSQL finds out, and gives up the append
      withoutWrites(() => own`select from document where id = ${scene.team.documentId} for update`),
    )
    await untilSo('PostgreSQL has counted a deadlock', async () => (await deadlocks()) > before)
    return constraint
  },
}

export const locked: Fault = {
  name: 'statement that hangs',
  strike: (scene) =>
    // in the long form, past the time that a statement may take
    whileAppendWaits(scene, () => withoutWrites(() => wait(inForm(scene, 35_000, 2_000)))),
}

export const stopped: Fault = {
  name: 'process of an append stopped',
  async strike(scene) {
    const pid = await whileAppendWaits(scene, async (waiting) => {
      process.kill(waiting, 'SIGSTOP')
      return waiting
    })
    // After ten seconds the append is given up, and what it would have written goes over another connection.
    const constraint = await withoutWrites(() => wait(inForm(scene, 8_000, 2_000)))
    await wait(inForm(scene, 32_000, 0))
    process.kill(pid, 'SIGCONT')
    return constraint
  },
}

const slowMs = 2_000

export const slow: Fault = {
  name: 'commits that take 2 s',
  async strike(scene) {
    const { admin } = scene.server
    await admin.unsafe(`
      create or replace function slow_commit() returns trigger language plpgsql as $$ begin
        if current_setting('slow.at', true) is distinct from pg_current_xact_id()::text then
          perform set_config('slow.at', pg_current_xact_id()::text, true);
          perform pg_sleep(${slowMs / 1000});
        end if;
        return null;
      end $$;
      create constraint trigger slow_commit after insert on document_update
        deferrable initially deferred for each row execute function slow_commit()`)
    const from = performance.now()
    await wait(inForm(scene, 30_000, 5_000))
    const to = performance.now()
    await admin.unsafe('drop trigger slow_commit on document_update')
    return { from, to, atLeastMs: slowMs }
  },
}

export const answerLost: Fault = {
  name: 'committed, its answer lost',
  async strike(scene) {
    await repeatedly(inForm(scene, 25, 5), 100, () => scene.line.cutBeforeAnswer(isAppend(scene)))
    return never
  },
}

export const cutInRequest: Fault = {
  name: 'cut in mid-request',
  async strike(scene) {
    await repeatedly(inForm(scene, 25, 5), 100, (nth) =>
      scene.line.cutInRequest(isAppend(scene), (length) => Math.floor((length * (nth % 10)) / 10)),
    )
    return never
  },
}

export const cutAll: Fault = {
  name: 'every connection cut',
  async strike(scene) {
    await repeatedly(inForm(scene, 20, 3), 150, () => scene.line.cut())
    return never
  },
}

export const silent: Fault = {
  name: 'connections that fall silent',
  async strike(scene) {
    scene.line.silence()
    return never
  },
}

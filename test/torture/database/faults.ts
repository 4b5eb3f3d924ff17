// The faults of a database that is there: killed, restarted, slow, locked, deadlocked, cut off, silent.
import { setTimeout as wait } from 'node:timers/promises'
import { untilSo } from '../patience.ts'
import type { Constraint, Fault, Scene } from './scene.ts'
import type { Server } from './server.ts'

const never: Constraint = null
const long = ({ run }: Scene, inLong: number, inShort: number): number => (run.form === 'long' ? inLong : inShort)

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

const answers = ({ server }: Scene) =>
  untilSo('the database answers', async () => {
    try {
      await server.admin`select 1`
      return true
    } catch {
      return false // it is on its way back
    }
  })

export const killed: Fault = {
  name: 'server killed',
  async strike(scene) {
    const pid = postmaster(scene)
    process.kill(pid, 'SIGKILL')
    await untilSo('another server runs', () => ![undefined, pid].includes(scene.server.pid()))
    await answers(scene)
    return never
  },
}

export const restarted: Fault = {
  name: 'server restarted',
  async strike(scene) {
    const pid = postmaster(scene)
    process.kill(pid, 'SIGINT') // a fast shutdown; whoever supervises it starts it again
    await untilSo('another server runs', () => ![undefined, pid].includes(scene.server.pid()))
    await answers(scene)
    return never
  },
}

export const appendKilled: Fault = {
  name: 'process of an append killed',
  async strike(scene) {
    const struck = whileAppendWaits(scene, async (waiting) => {
      process.kill(waiting, 'SIGKILL') // the server takes this for a crash, and ends every other process of its own
      await wait(200)
    })
    await struck.catch(() => undefined) // our own connection ended with the others
    await answers(scene)
    return never
  },
}

export const appendTerminated: Fault = {
  name: 'append terminated',
  strike: (scene) =>
    whileAppendWaits(scene, async (waiting, own) => {
      const from = performance.now()
      await own`select pg_terminate_backend(${waiting})`
      await wait(300)
      return { from, to: performance.now(), atLeastMs: Infinity }
    }),
}

export const appendCancelled: Fault = {
  name: 'append cancelled',
  strike: (scene) =>
    whileAppendWaits(scene, async (waiting, own) => {
      const from = performance.now()
      await own`select pg_cancel_backend(${waiting})`
      await wait(300)
      return { from, to: performance.now(), atLeastMs: Infinity }
    }),
}

export const deadlocked: Fault = {
  name: 'deadlock',
  async strike(scene) {
    const { admin } = scene.server
    const deadlocks = async () => {
      const [row] = await admin<
        { n: string }[]
      >`select deadlocks::text as n from pg_stat_database where datname = 'maillage'`
      return Number(row?.n)
    }
    const before = await deadlocks()
    const constraint = await whileAppendWaits(scene, async (_waiting, own) => {
      const from = performance.now()
      // the append holds this row and waits for ours: PostgreSQL finds out, and gives up the append
      await own`select from document where id = ${scene.team.documentId} for update`
      return { from, to: performance.now(), atLeastMs: Infinity }
    })
    await untilSo('PostgreSQL has counted a deadlock', async () => (await deadlocks()) > before)
    return constraint
  },
}

export const locked: Fault = {
  name: 'statement that hangs',
  strike: (scene) =>
    whileAppendWaits(scene, async () => {
      const from = performance.now()
      await wait(long(scene, 35_000, 2_000)) // in the long form, past the time that a statement may take
      return { from, to: performance.now(), atLeastMs: Infinity }
    }),
}

export const stopped: Fault = {
  name: 'process of an append stopped',
  async strike(scene) {
    const { pid, from } = await whileAppendWaits(scene, async (waiting) => {
      process.kill(waiting, 'SIGSTOP')
      return { pid: waiting, from: performance.now() }
    })
    await wait(long(scene, 40_000, 2_000))
    const to = performance.now()
    process.kill(pid, 'SIGCONT')
    return { from, to, atLeastMs: Infinity }
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
    await wait(long(scene, 30_000, 5_000))
    const to = performance.now()
    await admin.unsafe('drop trigger slow_commit on document_update')
    return { from, to, atLeastMs: slowMs }
  },
}

export const answerLost: Fault = {
  name: 'committed, its answer lost',
  async strike(scene) {
    for (let n = 0; n < long(scene, 25, 5); n++) {
      await scene.line.cutBeforeAnswer(isAppend(scene))
      await wait(100)
    }
    return never
  },
}

export const cutInRequest: Fault = {
  name: 'cut in mid-request',
  async strike(scene) {
    for (let n = 0; n < long(scene, 25, 5); n++) {
      await scene.line.cutInRequest(isAppend(scene), (length) => Math.floor((length * (n % 10)) / 10))
      await wait(100)
    }
    return never
  },
}

export const cutAll: Fault = {
  name: 'every connection cut',
  async strike(scene) {
    for (let n = 0; n < long(scene, 20, 3); n++) {
      scene.line.cut()
      await wait(150)
    }
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

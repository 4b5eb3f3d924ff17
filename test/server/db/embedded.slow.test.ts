// The embedded database: killed, started twice, orphaned, interrupted, run by root in every way there is.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { stoppedPlace } from '../../../server/db/archive/places.ts'
import { connect, isUnreachable, type Sql } from '../../../server/db/connect.ts'
import { startEmbedded, type EmbeddedOptions } from '../../../server/db/embedded.ts'
import { runningOn } from '../../../server/db/embedded/attach.ts'
import { isAlive } from '../../../server/db/embedded/liveness.ts'
import { superuser } from '../../../server/db/roles.ts'
import { root } from '../../support/paths.ts'
import { untilSo } from '../../support/patience.ts'
import { aDataDirectory } from '../../support/processes.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function aDirectory(): string {
  const { dataDir, remove } = aDataDirectory()
  ends.push(remove)
  return dataDir
}

async function started(options: Partial<EmbeddedOptions> = {}) {
  const server = await startEmbedded({ dataDir: options.dataDir ?? aDirectory(), durable: false, ...options })
  ends.push(() => server.stop())
  return server
}

/** Another process that runs the database of that directory. */
async function heldByAnother(dataDir: string): Promise<{ holder: ChildProcess; pid: number }> {
  const program = ['--import', 'tsx', join(root, 'test/support/database-holder.ts'), dataDir]
  const holder = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(holder.stdout, 'data')) as [Buffer]
  return { holder, pid: Number(line.toString()) }
}

describe('the embedded database', () => {
  it('loses no acknowledged row when it is killed under load, and comes back on the same socket [O4]', async () => {
    const server = await started({ durable: true })
    const owner = connect(server.database(), { role: 'owner', max: 4 })
    ends.push(() => owner.end({ timeout: 1 }))
    await owner`create table mark (n int primary key)`
    const acknowledged: number[] = []
    let next = 0
    let stop = false
    const writer = async () => {
      while (!stop) {
        const n = next++
        try {
          await owner`insert into mark values (${n})`
          acknowledged.push(n)
        } catch (error) {
          if (!isUnreachable(error)) throw error
          await wait(20) // as the product does: not to keep a starting server busy with refusing
        }
      }
    }
    const writers = Promise.all([writer(), writer(), writer(), writer()])
    for (let round = 0; round < 3; round++) {
      const before = acknowledged.length
      await untilSo('rows are written', () => acknowledged.length > before + 50)
      const { pid } = server
      if (pid === undefined) throw new Error('it runs no longer')
      process.kill(pid, 'SIGKILL')
      await untilSo('the killed one is gone', () => !isAlive(pid))
    }
    const after = acknowledged.length
    await untilSo('rows are written again', () => acknowledged.length > after + 50)
    stop = true
    await writers
    const kept = new Set((await owner<{ n: number }[]>`select n from mark`).map(({ n }) => n))
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
  })

  it('refuses a second start on the same directory, and leaves the first alone [O5]', async () => {
    const dataDir = aDirectory()
    const first = await started({ dataDir })
    await expect(startEmbedded({ dataDir, patience: 100 })).rejects.toThrow(/déjà en marche sur .* \(processus \d+\)/)
    expect(isAlive(first.pid ?? 0, 'postgres')).toBe(true)
    const sql = connect(first.database(), { role: 'app', max: 1 })
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    await sql.end()
  })

  it('[B14] whose instance was killed is waited for, and not taken for a running one', async () => {
    const dataDir = aDirectory()
    const { holder, pid } = await heldByAnother(dataDir)
    expect(runningOn(dataDir)).toBeDefined()
    await expect(stoppedPlace(dataDir)).rejects.toThrow('running')
    process.kill(pid, 'SIGSTOP') // so that it cannot have ended before it is looked at
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(isAlive(pid, 'postgres')).toBe(true)
    expect(runningOn(dataDir)).toBeUndefined()
    process.kill(pid, 'SIGCONT')
    const place = await stoppedPlace(dataDir)
    ends.push(() => place.leave())
    const sql = connect(place.access, { role: 'owner', max: 1 })
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    await sql.end()
  })

  it('ends when the process that holds it is killed, and its directory can be opened again [O4]', async () => {
    const dataDir = aDirectory()
    const { holder, pid } = await heldByAnother(dataDir)
    expect(isAlive(pid, 'postgres')).toBe(true)
    holder.kill('SIGKILL')
    const again = await started({ dataDir })
    expect(isAlive(pid)).toBe(false)
    expect(again.pid).not.toBe(pid)
  })

  it('begins again when its making was interrupted', async () => {
    const dataDir = aDirectory()
    mkdirSync(join(dataDir, 'pg18.tmp'))
    writeFileSync(join(dataDir, 'pg18.tmp', 'half'), '')
    const server = await started({ dataDir })
    expect(existsSync(join(dataDir, 'pg18.tmp'))).toBe(false)
    expect(server.pid).toBeGreaterThan(0)
  })

  it('listens on a private socket only, and asks for a password [O4]', async () => {
    const server = await started()
    const sql = superuser(server.socket, server.password)
    expect((await sql`show listen_addresses`)[0]).toEqual({ listen_addresses: '' })
    await sql.end()
    expect(statSync(dirname(server.socket)).mode & 0o777).toBe(0o700)
    const stranger = superuser(server.socket, 'password')
    await expect(stranger`select 1`).rejects.toMatchObject({ code: '28P01' })
    await stranger.end()
  })

  it('keeps its rows, its roles and its password from one start to the next', async () => {
    const dataDir = aDirectory()
    const first = await startEmbedded({ dataDir, durable: false })
    await asOwner(first.database(), (owner) => owner`create table kept as select 1 as n`)
    await first.stop()
    const second = await started({ dataDir })
    expect(second.password).toBe(first.password)
    await asOwner(second.database(), async (owner) => expect(await owner`select n from kept`).toEqual([{ n: 1 }]))
  })

  it('sorts French as French when asked', async () => {
    const server = await started()
    await asOwner(server.database(), async (owner) => {
      const words = await owner<{ word: string }[]>`
        select word from unnest(array['ours', 'école', 'œuf', 'Eau', 'été']) word order by word collate "fr-x-icu"`
      expect(words.map(({ word }) => word)).toEqual(['Eau', 'école', 'été', 'œuf', 'ours'])
    })
  })

  it('removes the sockets of servers that were killed, and no other', async () => {
    const left = mkdtempSync(join(tmpdir(), 'maillage-pg-socket-'))
    const fresh = mkdtempSync(join(tmpdir(), 'maillage-pg-socket-'))
    writeFileSync(join(left, 'supervisor'), '999999999\n1\n')
    const other = await started()
    const server = await started()
    expect(existsSync(left)).toBe(false)
    expect(existsSync(fresh)).toBe(true)
    expect(existsSync(other.socket)).toBe(true)
    process.kill(other.pid ?? 0, 'SIGKILL') // its supervisor lives, and will need the place
    await started()
    expect(existsSync(dirname(other.socket))).toBe(true)
    await server.stop()
    expect(existsSync(dirname(server.socket))).toBe(false)
  })

  describe.runIf(process.getuid?.() === 0)('run by root', () => {
    it.each(['nobody', 'nobody with capabilities'] as const)('works as %s', async (way) => {
      const server = await started({ way })
      await asOwner(server.database(), async (owner) => expect(await owner`select 1 as one`).toEqual([{ one: 1 }]))
      expect(server.way).toBe(way)
    })
  })
})

async function asOwner(
  access: Parameters<typeof connect>[0],
  work: (owner: Sql) => PromiseLike<unknown>,
): Promise<void> {
  const owner = connect(access, { role: 'owner', max: 1 })
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}

// Transactions and announcements against a real database.
import { describe, expect, it } from 'vitest'
import { connect } from '../../../server/db/connect.ts'
import { openChanges, type Changes } from '../../../server/db/changes.ts'
import { announce, transaction } from '../../../server/db/transaction.ts'
import { everything } from '../../../shared/topics.ts'
import { aDatabase } from '../../support/database.ts'

/** The next topics heard, in order; `next()` waits for one. */
function ear(changes: Changes, prefix = '') {
  const heard: string[] = []
  const waiting: ((topic: string) => void)[] = []
  const stop = changes.listen(prefix, (topic) => {
    const first = waiting.shift()
    if (first) first(topic)
    else heard.push(topic)
  })
  const next = () =>
    new Promise<string>((resolve) => (heard.length ? resolve(heard.shift() ?? '') : waiting.push(resolve)))
  return { heard, next, stop }
}

function aPromise() {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve: () => resolve() }
}

describe('a transaction', () => {
  it('gives its result, arrays too, and int8 as bigint', async () => {
    const { app } = await aDatabase()
    expect(
      await transaction(
        app,
        async (tx) => (await tx`select 1::int8 as big_number, '{"snake_case": 1}'::jsonb as kept`)[0],
      ),
    ).toEqual({
      bigNumber: 1n,
      kept: { snake_case: 1 },
    })
    expect(await transaction(app, async () => [1, 2])).toEqual([1, 2])
  })

  it('is repeated when PostgreSQL finds that it cannot be serialized', async () => {
    const { app, owner } = await aDatabase({ empty: true })
    await owner`create table counter (n int not null)`
    await owner`insert into counter values (0)`
    await owner`grant select, update on counter to maillage_app`
    let runs = 0
    const allHaveRead = aPromise()
    const increment = () =>
      transaction(app, async (tx) => {
        runs++
        await tx`set transaction isolation level serializable`
        const [row] = await tx<{ n: number }[]>`select n from counter`
        if (runs === 3) allHaveRead.resolve()
        await allHaveRead.promise
        await tx`update counter set n = ${(row?.n ?? 0) + 1}`
      })
    await Promise.all([increment(), increment(), increment()])
    expect((await owner`select n from counter`)[0]?.n).toBe(3)
    expect(runs).toBeGreaterThan(3)
  })

  it('that loses its connection in mid-statement fails, and what follows has another one [O31]', async () => {
    const { app, owner, cut } = await aDatabase({ empty: true })
    await owner`create table counter (n int not null)`
    await owner`grant insert, select on counter to maillage_app`
    const begun = aPromise()
    const lost = transaction(app, async (tx) => {
      await tx`insert into counter values (1)`
      begun.resolve()
      await tx.savepoint((inner) => inner`select pg_sleep(30)`)
    })
    const told = lost.catch((error: unknown) => error)
    await begun.promise
    await cut()
    expect(await told).toMatchObject({ code: 'CONNECTION_CLOSED' })
    await transaction(app, (tx) => tx`insert into counter values (2)`)
    expect(await app`select n from counter`).toEqual([{ n: 2 }])
  })

  it('that was lost while its work waited for something else says nothing more [O31]', async () => {
    const { app, owner, cut } = await aDatabase({ empty: true })
    await owner`create table counter (n int not null)`
    await owner`grant insert, select on counter to maillage_app`
    const [begun, elsewhere] = [aPromise(), aPromise()]
    const lost = transaction(app, async (tx) => {
      await tx`insert into counter values (1)`
      begun.resolve()
      await elsewhere.promise
      await tx`insert into counter values (3)`
    })
    const told = lost.catch((error: unknown) => error)
    await begun.promise
    await cut()
    expect(await told).toMatchObject({ code: 'CONNECTION_CLOSED' })
    elsewhere.resolve()
    for (let n = 0; n < 20; n++) await app`select ${n}::int` // on every connection of the pool, also on that one
    expect(await app`select n from counter`).toEqual([])
  })

  it('acts as a role that owns nothing and cannot become another', async () => {
    const { app } = await aDatabase()
    await expect(app`create table mine (n int)`).rejects.toThrow(/permission denied/)
    await expect(app`set role maillage_owner`).rejects.toThrow(/permission denied/)
    expect((await app`select rolsuper from pg_roles where rolname = session_user`)[0]).toEqual({ rolsuper: false })
  })
})

describe('an announcement', () => {
  it('is heard after the commit, by those who listen to its prefix', async () => {
    const { app, access } = await aDatabase()
    const changes = await openChanges(access)
    const documents = ear(changes, 'document:')
    await transaction(app, async (tx) => {
      await announce(tx, 'person:1')
      await announce(tx, 'document:1')
    })
    expect(await documents.next()).toBe('document:1')
    expect(documents.heard).toEqual([])
    await changes.close()
  })

  it('is never heard if the transaction rolls back', async () => {
    const { app, access } = await aDatabase()
    const changes = await openChanges(access)
    const all = ear(changes)
    const failing = transaction(app, async (tx) => {
      await announce(tx, 'document:1')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await transaction(app, (tx) => announce(tx, 'document:2'))
    expect(await all.next()).toBe('document:2')
    await changes.close()
  })

  it('becomes « everything » after a lost connection, and goes on being heard', async () => {
    const { access, cut } = await aDatabase()
    const changes = await openChanges(access)
    const documents = ear(changes, 'document:')
    await cut()
    expect(await documents.next()).toBe(everything)
    const fresh = connect(access, { role: 'app', max: 1 })
    await transaction(fresh, (tx) => announce(tx, 'document:2'))
    expect(await documents.next()).toBe('document:2')
    await Promise.all([changes.close(), fresh.end()])
  })

  it('becomes « everything » when the connection is open and no longer answers', async () => {
    const { access, owner } = await aDatabase()
    const changes = await openChanges(access, { heartbeat: 50 })
    const all = ear(changes)
    const [listener] = await owner<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name = 'maillage listener' and datname = current_database()`
    if (!listener) throw new Error('nobody listens')
    process.kill(listener.pid, 'SIGSTOP')
    expect(await all.next()).toBe(everything)
    process.kill(listener.pid, 'SIGCONT')
    await changes.close()
  })

  it('reaches the others even if one who listens throws', async () => {
    const { app, access } = await aDatabase()
    const errors: unknown[] = []
    const changes = await openChanges(access, { onError: (error) => errors.push(error) })
    changes.listen('', () => {
      throw new Error('deaf')
    })
    const all = ear(changes)
    await transaction(app, (tx) => announce(tx, 'document:1'))
    expect(await all.next()).toBe('document:1')
    expect(errors).toEqual([new Error('deaf')])
    await changes.close()
  })
})

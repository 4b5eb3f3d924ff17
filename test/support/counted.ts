// A pool that counts its statements, and fails when told to.
import type { Sql } from '../../server/db/connect.ts'

export type Counted = { readonly sql: Sql; statements: number; fails: boolean }

export function counted(pool: Sql): Counted {
  const count: Counted = {
    statements: 0,
    fails: false,
    sql: new Proxy(pool, {
      apply(target, self, given: unknown[]) {
        const query: unknown = Reflect.apply(target, self, given)
        return watched(query, count)
      },
    }),
  }
  return count
}

/** A statement counts when somebody waits for it: a piece of another one is never waited for. */
function watched(query: unknown, count: Counted): unknown {
  if (!(query instanceof Promise)) return query
  return new Proxy(query, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      if (name !== 'then') return value.bind(target)
      count.statements++
      return count.fails ? away.then.bind(away) : value.bind(target)
    },
  })
}

const away = Promise.reject(new Error('the database is away'))
away.catch(() => undefined)

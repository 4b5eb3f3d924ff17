// How this program reaches PostgreSQL: which login, which role, which row shapes. No SQL of the product.
import postgres from 'postgres'
import { socketsThatEnd } from './silence.ts'
import { withWholeResults } from './whole-results.ts'

/** A pool. An int8 column is a bigint in code, never a string; a timestamptz is a Date. */
export type Sql = postgres.Sql<{ bigint: bigint }>

export type LoginOptions = postgres.Options<Record<string, postgres.PostgresType>>

/** Who a pool acts as. `owner` migrates, `app` serves, `redact` blanks log rows (command line only). */
export type Role = 'owner' | 'app' | 'redact'

export const roleName = {
  owner: 'maillage_owner',
  app: 'maillage_app',
  redact: 'maillage_redact',
} as const satisfies Record<Role, string>

/** The one channel on which commits are announced; the payload is a topic of shared/topics.ts. */
export const announceChannel = 'maillage'

/** A way to one database as each of the three roles. */
export interface DatabaseAccess {
  /** What to call it in logs: never holds a password. */
  readonly label: string
  login(role: Role): LoginOptions
}

/** A PostgreSQL reached by its address. The login of the address takes a role at connection. */
export function databaseAt(url: string): DatabaseAccess {
  const { hostname, port, pathname } = new URL(url)
  const address = fromUrl(url)
  return {
    label: `${hostname}${port ? `:${port}` : ''}${pathname}`,
    login: (role) => ({ ...address, connection: { role: roleName[role] } }),
  }
}

/** The address as driver options, without any role. */
export function fromUrl(url: string): LoginOptions {
  const parsed = new URL(url)
  const ssl = parsed.searchParams.get('sslmode')
  return {
    host: decodeURIComponent(parsed.searchParams.get('host') ?? parsed.hostname),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'maillage',
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    ssl: ssl === null || ssl === 'disable' ? false : sslModes.includes(ssl) ? (ssl as 'require') : 'require', // checked by `includes`
  }
}

const sslModes = ['require', 'allow', 'prefer', 'verify-full']

export interface ConnectOptions {
  role: Role
  /** Most connections of the pool; they open on demand. */
  max?: number
  /** Shown in pg_stat_activity. */
  name?: string
  /** Milliseconds after which PostgreSQL gives up on one statement. 0: never. */
  statementTimeout?: number
  /** Milliseconds after which PostgreSQL gives up waiting for a lock. 0: it waits as long as the statement may. */
  lockTimeout?: number
}

/** A line on which a statement has gone unanswered for so much longer than it may take is dead. */
const silenceMs = 2_000

/**
 * The connections of the log of all texts, which are nobody else's. Every text waits for its statements, so that none may
 * wait long: not for a row that somebody holds, and not for a server that does not come round.
 */
export const connectLog = (access: DatabaseAccess): Sql =>
  connect(access, { role: 'app', name: 'maillage log', max: 3, statementTimeout: 10_000, lockTimeout: 1_500 })

/** A pool acting as `role`. Lives through a restart of the server: what is under way fails, what follows reconnects. */
export function connect(access: DatabaseAccess, options: ConnectOptions): Sql {
  const login = access.login(options.role)
  const statementTimeout = options.statementTimeout ?? (options.role === 'app' ? 30_000 : 0)
  const sql = postgres<{ bigint: postgres.PostgresType<bigint> }>({
    ...login,
    ...shapes,
    ...(statementTimeout > 0 && isOverTcp(login) ? { socket: socketsThatEnd(statementTimeout + silenceMs) } : {}),
    max: options.max ?? 10,
    connection: {
      ...login.connection,
      application_name: options.name ?? `maillage ${options.role}`,
      TimeZone: 'UTC',
      statement_timeout: statementTimeout,
      lock_timeout: options.lockTimeout ?? 0,
      idle_in_transaction_session_timeout: options.role === 'app' ? 60_000 : 0,
    },
  })
  return withWholeResults(sql)
}

/** A socket in the file system belongs to this host, and does not fall silent. */
const isOverTcp = ({ host, path }: LoginOptions): boolean =>
  path === undefined && typeof host === 'string' && !host.includes('/')

/**
 * Learns the array types once, and never again. The driver would ask on each new connection, and when one dies while
 * asking it rejects a promise that nobody holds (which ends the process) and forgets the query that opened it.
 */
export async function learnTypes(sql: Sql): Promise<Sql> {
  await sql`select 1`
  sql.options.fetch_types = false
  return sql
}

/** Column names are camelCase in code; the contents of a jsonb column are left as they were stored. */
const shapes = {
  transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
  types: { bigint: postgres.BigInt },
  connect_timeout: 10,
  // at most a second between tries, so that a restarted server is used at once
  backoff: (tries: number) => Math.min(0.025 * 2 ** tries, 1),
  onnotice: () => undefined,
}

const lostConnection = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
])

/** The database could not be reached, as opposed to: it was, and said no. Trying again later may succeed. */
export const isUnreachable = (error: unknown): boolean => lostConnection.has(sqlState(error) ?? '')

/** There is no room left where PostgreSQL, or this process, wanted to write. Nothing was changed. */
export const isDiskFull = (error: unknown): boolean => ['53100', 'ENOSPC'].includes(sqlState(error) ?? '')

/** The SQLSTATE, or the system's code, of a failed statement. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

// The three roles and the database they work in: made on the embedded server, made or asked for on another.
import postgres from 'postgres'
import { CannotStart, why } from '../cannot-start.ts'
import { fromUrl, roleName } from './connect.ts'

type Login = postgres.Sql

const roles = Object.values(roleName)
const quiet = { max: 1, onnotice: () => undefined, connection: { application_name: 'maillage roles' } }

/** On the embedded server: the roles sign in themselves; the owner owns the database. Does nothing the second time. */
export async function makeDatabase(socket: string, password: string): Promise<void> {
  const sql = superuser(socket, password)
  try {
    const known = await sql<{ rolname: string }[]>`select rolname from pg_roles where rolname in ${sql(roles)}`
    for (const role of roles.filter((name) => !known.some(({ rolname }) => rolname === name))) {
      await sql.unsafe(`create role ${role} login nosuperuser nocreatedb nocreaterole password '${password}'`)
    }
    const [database] = await sql`select from pg_database where datname = 'maillage'`
    if (!database) await sql.unsafe(`create database maillage owner ${roleName.owner}`)
  } finally {
    await sql.end()
  }
}

/** The superuser of an embedded server: for its making, and for tests. */
export const superuser = (socket: string, password: string): Login =>
  postgres({ ...quiet, path: socket, database: 'postgres', username: 'postgres', password })

/** On a server reached by its address: makes what is missing if the login may, else says in words what to run. */
export async function makeRoles(url: string): Promise<void> {
  const sql = postgres({ ...fromUrl(url), ...quiet })
  try {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${0x6d61696c})`
      for (const statement of await missing(tx)) await tx.unsafe(statement)
    })
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== '42501') throw error // insufficient_privilege
    throw new CannotStart(await whatToRun(sql), { cause: error })
  } finally {
    await sql.end()
  }
}

async function whatToRun(sql: Login): Promise<string> {
  const statements = (await missing(sql)).map((statement) => `  ${statement};`).join('\n')
  return why('start.database.roles', { statements })
}

/** The statements that a database lacks, for the login that asks. */
async function missing(sql: postgres.ISql<Record<never, never>>): Promise<string[]> {
  const [here] = await sql<
    { login: string; database: string }[]
  >`select current_user as login, current_database() as database`
  if (!here) throw new Error('PostgreSQL did not say who we are')
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
  // PostgreSQL 15 has no right to SET ROLE apart from membership, and refuses the word
  const known = await sql<{ rolname: string; member: boolean }[]>`
    select rolname, pg_has_role(current_user, oid,
      case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) as member
    from pg_roles where rolname in ${sql(roles)}`
  const statements: string[] = []
  for (const role of roles) {
    const found = known.find(({ rolname }) => rolname === role)
    if (!found) statements.push(`create role ${role} nologin`)
    if (!found?.member) statements.push(`grant ${role} to ${quote(here.login)}`)
  }
  const owner = known.some(({ rolname }) => rolname === roleName.owner)
  const [may] = owner
    ? await sql<{ create: boolean }[]>`select has_schema_privilege(${roleName.owner}, 'public', 'create') as create`
    : []
  if (!may?.create) statements.push(`grant usage, create on schema public to ${roleName.owner}`)
  return statements
}

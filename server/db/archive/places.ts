// The databases that the commands read and fill: a running instance, a stopped one, an empty place for a new one.
import { existsSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import postgres from 'postgres'
import { connect, databaseAt, fromUrl, isUnreachable, sqlState, type DatabaseAccess } from '../connect.ts'
import { hasCluster, runningOn } from '../embedded/attach.ts'
import { databaseOn, startEmbedded } from '../embedded.ts'
import { majorVersion } from '../embedded/binaries.ts'
import { unreached } from '../open.ts'
import { makeRoles } from '../roles.ts'
import { ArchiveRefusal } from './refusal.ts'
import { inhabitants } from './tables.ts'

export interface Place {
  access: DatabaseAccess
  /** For people; never holds a password. */
  label: string
  /** After the last pool is closed. */
  leave(): Promise<void>
}

export interface PlaceChoice {
  databaseUrl: string | undefined
  dataDir: string
}

/** What the database of an instance that was killed may take to end. */
const endingMs = 10_000

const nowhere = async (): Promise<void> => undefined

/** The instance of this configuration, to be read: beside the running one, or started for the time of the reading. */
export async function instancePlace({ databaseUrl, dataDir }: PlaceChoice): Promise<Place> {
  const place = databaseUrl === undefined ? await embeddedPlace(dataDir) : addressPlace(databaseUrl)
  try {
    await refuseNoInstance(place)
    return place
  } catch (error) {
    await place.leave()
    throw error
  }
}

const addressPlace = (url: string): Place => {
  const access = databaseAt(url)
  return { access, label: access.label, leave: nowhere }
}

async function embeddedPlace(dataDir: string): Promise<Place> {
  const running = runningOn(dataDir)
  if (running) {
    if (!existsSync(running.socket)) throw new ArchiveRefusal('unseen', dirname(running.socket))
    return { access: databaseOn(running.socket, running.password), label: resolve(dataDir), leave: nowhere }
  }
  return stoppedPlace(dataDir)
}

/** The embedded instance of a directory on which nothing runs: nothing else can run on it until it is left. */
export async function stoppedPlace(dataDir: string): Promise<Place> {
  if (runningOn(dataDir)) throw new ArchiveRefusal('running', resolve(dataDir))
  if (!hasCluster(dataDir)) throw new ArchiveRefusal('nothingThere', resolve(dataDir))
  const server = await startEmbedded({ dataDir, patience: endingMs })
  return { access: server.database(), label: resolve(dataDir), leave: () => server.stop() }
}

async function refuseNoInstance({ access, label }: Place): Promise<void> {
  const owner = connect(access, { role: 'owner', max: 1, name: 'maillage archive' })
  try {
    const [found] = await owner<{ ledger: string | null }[]>`
      select to_regclass('public.schema_migration')::text as ledger`
    if (!found?.ledger) throw new ArchiveRefusal('nothingThere', label)
  } catch (error) {
    // 22023: the login knows no such role, since the product never ran there
    throw sqlState(error) === '22023'
      ? new ArchiveRefusal('nothingThere', label, { cause: error })
      : inWords(error, label)
  } finally {
    await owner.end({ timeout: 2 })
  }
}

export interface EmptyPlace extends Place {
  /** Removes what was made for it. After `leave`. */
  undo(): void
}

/** An empty database with its roles. Refuses any other, having changed nothing. */
export async function emptyPlace({ databaseUrl, dataDir }: PlaceChoice): Promise<EmptyPlace> {
  if (databaseUrl !== undefined) return emptyAt(databaseUrl)
  const directory = resolve(dataDir)
  if (runningOn(directory)) throw new ArchiveRefusal('notEmpty', directory)
  const isNew = !existsSync(directory)
  const isFirst = !hasCluster(directory)
  const server = await startEmbedded({ dataDir: directory, patience: endingMs })
  const undo = (): void => {
    if (isNew) rmSync(directory, { recursive: true, force: true })
    else if (isFirst) for (const name of [`pg${majorVersion}`, 'pg.password']) remove(join(directory, name))
  }
  const place = { access: server.database(), label: directory, leave: () => server.stop(), undo }
  const owner = connect(place.access, { role: 'owner', max: 1, name: 'maillage archive' })
  const there = await inhabitants(owner).finally(() => owner.end({ timeout: 2 }))
  if (there.length === 0) return place
  await place.leave()
  throw new ArchiveRefusal('notEmpty', there.join(', '))
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true })

async function emptyAt(url: string): Promise<EmptyPlace> {
  const place = addressPlace(url)
  await lookAt(url, place.label)
  await makeRoles(url)
  return { ...place, undo: () => undefined }
}

/** As the login of the address: the roles may not be there yet. */
async function lookAt(url: string, label: string): Promise<void> {
  const sql = postgres<{ bigint: postgres.PostgresType<bigint> }>({
    ...fromUrl(url),
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
    types: { bigint: postgres.BigInt },
    connection: { application_name: 'maillage archive' },
  })
  try {
    const [server] = await sql<{ number: number; version: string }[]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version`
    if (server && server.number < 150_000) throw new ArchiveRefusal('tooOldServer', server.version)
    const there = await inhabitants(sql)
    if (there.length > 0) throw new ArchiveRefusal('notEmpty', there.join(', '))
  } catch (error) {
    throw inWords(error, label)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** A server that cannot be reached, or refuses, is nobody's bug. */
export function inWords(error: unknown, label: string): unknown {
  const code = sqlState(error) ?? ''
  if (isUnreachable(error)) return new ArchiveRefusal('lost', `${label}, ${code}`, { cause: error })
  if (['42501', 'EACCES'].includes(code)) return new ArchiveRefusal('noRight', label, { cause: error })
  return unreached(error, label)
}

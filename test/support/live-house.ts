// A live server on a real database and a real port, with people whose rights a test changes as it likes.
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { transaction } from '../../server/db/transaction.ts'
import type { Access } from '../../server/realtime/connection.ts'
import type { Live, LiveLimits } from '../../server/realtime/live.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { aDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import type { Door, Ear, Household } from './live-door.ts'
import { openDoor } from './live-door.ts'

export interface Resident {
  readonly name: string
  readonly personId: string
  readonly actorId: string
  sessionId: string
  cookie: string
}

export interface House {
  readonly database: TestDatabase
  live: Live
  readonly address: string
  readonly documentId: string
  readonly demarcheId: string
  /** What `accessOf` answers beyond the defaults, by name; null: no right. */
  readonly rights: Map<string, Partial<Access> | null>
  readonly sessions: Map<string, Resident>
  readonly logged: string[]
  resident(name: string): Resident
  url(params?: Record<string, string>, documentId?: string): string
  socket(name: string, params?: Record<string, string>): WebSocket
  setState(state: Access['state']): Promise<void>
  /** One more process on the same database. */
  anotherDoor(): Promise<Door>
  /** What the first process hears of the database. */
  readonly ear: Ear
  rows(documentId?: string): Promise<Row[]>
  replay(documentId?: string): Promise<Y.Doc>
  /** Open TCP connections, as the operating system counts them. */
  connectionsOfServer(): Promise<number>
}

export interface Row {
  position: number
  actorId: string
  relayedBy: string | null
  verified: boolean
  kind: string
  update: Uint8Array
}

const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** People of these names, one document that begins with « ¶ », and a process on a port. Closed with the test. */
export async function aHouse(
  names: readonly string[],
  limits: Partial<LiveLimits> = {},
  more: Household['more'] = {},
): Promise<House> {
  const database = await aDatabase()
  const residents = new Map<string, Resident>()
  const sessions = new Map<string, Resident>()
  const rights = new Map<string, Partial<Access> | null>()
  const [demarcheId, documentId] = [newId(), newId()]
  const household = { database, residents, sessions, rights, logged: [], demarcheId, documentId, limits, more }
  for (const name of names) await settleIn(household, name)
  const [first] = residents.values()
  if (first === undefined) throw new Error('a house needs someone')
  await layDocument(household, first)
  const front = await openDoor(household)
  await begin(household, front.live, first)
  const rows = (id = documentId) => rowsOf(database, id)
  return {
    ...household,
    ...front,
    resident: (name) => {
      const found = residents.get(name)
      if (found === undefined) throw new Error(`nobody called ${name}`)
      return found
    },
    anotherDoor: () => openDoor(household),
    async setState(state) {
      await database.app`update document set state = ${state} where id = ${documentId}`
    },
    rows,
    async replay(id = documentId) {
      const doc = new Y.Doc()
      for (const row of await rows(id)) Y.applyUpdate(doc, row.update)
      return doc
    },
  }
}

async function settleIn({ database, residents, sessions }: Moving, name: string): Promise<void> {
  const { owner } = database
  const sessionId = newId()
  const resident = { name, personId: newId(), actorId: newId(), sessionId, cookie: `session=${sessionId}` }
  await owner`
    insert into person (id, email, display_name, passphrase_hash, created_at)
    values (${resident.personId}, ${`${name}@example.org`}, ${name}, '-', now())`
  await owner`insert into actor (id, kind, person_id, created_at) values (${resident.actorId}, 'person', ${resident.personId}, now())`
  residents.set(name, resident)
  sessions.set(sessionId, resident)
}

/** A household into which people still come. */
interface Moving extends Household {
  readonly residents: Map<string, Resident>
  readonly sessions: Map<string, Resident>
}

async function layDocument({ database, demarcheId, documentId }: Household, { actorId }: Resident): Promise<void> {
  const { owner } = database
  await owner`insert into demarche (id, title, created_by, created_at) values (${demarcheId}, 'Essai', ${actorId}, now())`
  await owner`
    insert into document (id, demarche_id, title, template, template_version, state_since, created_by, created_at)
    values (${documentId}, ${demarcheId}, 'Texte', 'note', 1, now(), ${actorId}, now())`
}

async function begin({ database, documentId }: Household, { port }: Live, { actorId }: Resident): Promise<void> {
  const template = new Y.Doc()
  template.getText('text').insert(0, '¶')
  const update = Y.encodeStateAsUpdate(template)
  await transaction(database.app, (tx) =>
    port.begin(tx, documentId, { actorId, organisationId: null, kind: 'template', update }),
  )
}

async function rowsOf({ app }: TestDatabase, documentId: string): Promise<Row[]> {
  const found = await app<(Omit<Row, 'position'> & { position: bigint })[]>`
    select position, actor_id, relayed_by, verified, kind, update from document_update
    where document_id = ${documentId} order by position`
  return found.map((row) => ({ ...row, position: Number(row.position) }))
}

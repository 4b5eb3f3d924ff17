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
export async function aHouse(
  names: readonly string[],
  limits: Partial<LiveLimits> = {},
  more: Household['more'] = {},
): Promise<House> {
  const database = await aDatabase()
  const residents = new Map<string, Resident>()
  const sessions = new Map<string, Resident>()
  const rights = new Map<string, Partial<Access> | null>()
  const logged: string[] = []
  const demarcheId = newId()
  const documentId = newId()
  for (const name of names) await settleIn(database, residents, sessions, name)
  const [first] = residents.values()
  if (first === undefined) throw new Error('a house needs someone')
  await database.owner`insert into demarche (id, title, created_by, created_at) values (${demarcheId}, 'Essai', ${first.actorId}, now())`
  await database.owner`
    insert into document (id, demarche_id, title, template, template_version, state_since, created_by, created_at)
    values (${documentId}, ${demarcheId}, 'Texte', 'note', 1, now(), ${first.actorId}, now())`

  const households = { database, sessions, rights, logged, demarcheId, documentId, limits, more, residents }
  const front = await openDoor(households)
  const { live, address } = front
  const template = new Y.Doc()
  template.getText('text').insert(0, '¶')
  await transaction(database.app, (tx) =>
    live.port.begin(tx, documentId, {
      actorId: first.actorId,
      organisationId: null,
      kind: 'template',
      update: Y.encodeStateAsUpdate(template),
    }),
  )

  const resident = (name: string): Resident => {
    const found = residents.get(name)
    if (found === undefined) throw new Error(`nobody called ${name}`)
    return found
  }
  const rows = async (id = documentId): Promise<Row[]> => {
    const found = await database.app<(Omit<Row, 'position'> & { position: bigint })[]>`
      select position, actor_id, relayed_by, verified, kind, update from document_update
      where document_id = ${id} order by position`
    return found.map((row) => ({ ...row, position: Number(row.position) }))
  }
  return {
    database,
    live,
    address,
    documentId,
    demarcheId,
    rights,
    sessions,
    logged,
    resident,
    ear: front.ear,
    url: front.url,
    socket: front.socket,
    anotherDoor: () => openDoor(households),
    async setState(state) {
      await database.app`update document set state = ${state} where id = ${documentId}`
    },
    rows,
    connectionsOfServer: front.connectionsOfServer,
    async replay(id = documentId) {
      const doc = new Y.Doc()
      for (const row of await rows(id)) Y.applyUpdate(doc, row.update)
      return doc
    },
  }
}

async function settleIn(
  { owner }: TestDatabase,
  residents: Map<string, Resident>,
  sessions: Map<string, Resident>,
  name: string,
): Promise<void> {
  const sessionId = newId()
  const resident = { name, personId: newId(), actorId: newId(), sessionId, cookie: `session=${sessionId}` }
  await owner`
    insert into person (id, email, display_name, passphrase_hash, created_at)
    values (${resident.personId}, ${`${name}@example.org`}, ${name}, '-', now())`
  await owner`insert into actor (id, kind, person_id, created_at) values (${resident.actorId}, 'person', ${resident.personId}, now())`
  residents.set(name, resident)
  sessions.set(sessionId, resident)
}

// Account sessions: opening, validating, sliding, revoking, and their cookie. The only importer of lucia.
import { createHash } from 'node:crypto'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import { topic } from '../../shared/topics.ts'
import type { Principal } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { Together } from '../db/together.ts'
import { announce, type Tx } from '../db/transaction.ts'
import { deviceWords } from './device.ts'

/** Without a visit for this long, a session ends. [P7] */
const idleDays = 14
/** However often it is used, a session ends after this long. [P7] */
const absoluteDays = 90
const day = 24 * 60 * 60 * 1000
/** « Vue il y a… » is kept to the minute, so that reading writes next to nothing. */
const seenEvery = 60_000

type Owner = { actorId: string; isAdmin: boolean; sessionId: string; lastSeenAt: Date }
type Attributes = { sessionId: string; device: string }
type Kit = Lucia<Record<never, never>, Owner>

declare module 'lucia' {
  interface Register {
    Lucia: Kit
    DatabaseUserAttributes: Owner
    DatabaseSessionAttributes: Attributes
  }
}

export type OpenedSession = { sessionId: string; cookie: string }

/** Who a cookie is, and the line that renews it when it is half spent. */
export type Recognised = { principal: Principal; renewal: string | null }

export type SessionRow = { id: string; device: string; createdAt: Date; lastSeenAt: Date }

export class Sessions {
  readonly #sql: Sql
  readonly #now: () => Date
  readonly #id: () => string
  readonly #secure: boolean
  /** By the hash of their token. [L85] */
  readonly #found: Together<Found>
  readonly #sightings: Together<never>

  constructor(options: { sql: Sql; now: () => Date; id: () => string; secure: boolean }) {
    this.#sql = options.sql
    this.#now = options.now
    this.#id = options.id
    this.#secure = options.secure
    this.#found = new Together((hashes) => sessionsBy(this.#sql, hashes))
    this.#sightings = new Together((ids) => this.#see(ids))
  }

  /** `__Host-` holds the cookie to this very host; browsers take it over https only. [P6] */
  get cookieName(): string {
    return this.#secure ? '__Host-session' : 'session'
  }

  /** Opens a session inside the caller's transaction. */
  async open(tx: Tx, personId: string, userAgent: string): Promise<OpenedSession> {
    const kit = this.#kit(tx)
    const sessionId = this.#id()
    const session = await kit.createSession(personId, { sessionId, device: deviceWords(userAgent) })
    await announce(tx, topic.person(personId)) // « mes connexions » of the other browsers
    return { sessionId, cookie: kit.createSessionCookie(session.id).serialize() }
  }

  /** The principal of a Cookie header, or null. Never throws on what the header holds. [P8] */
  async recognise(cookieHeader: string | undefined): Promise<Recognised | null> {
    const kit = this.#kit(this.#sql, (hash) => this.#found.of(hash))
    const token = this.#token(kit, cookieHeader)
    if (token === null) return null
    const { user, session } = await kit.validateSession(token)
    if (!user || !session) return null
    const { sessionId, actorId, isAdmin, lastSeenAt } = user
    await this.#seen(sessionId, lastSeenAt)
    return {
      principal: { kind: 'person', personId: user.id, actorId, sessionId, isAdmin },
      renewal: session.fresh ? kit.createSessionCookie(token).serialize() : null,
    }
  }

  /** The line that makes a browser forget its cookie. */
  blankCookie(): string {
    return this.#kit(this.#sql).createBlankSessionCookie().serialize()
  }

  async of(personId: string): Promise<SessionRow[]> {
    return this.#sql<SessionRow[]>`
      select id, device, created_at, last_seen_at from auth_session
      where person_id = ${personId} and expires_at > ${this.#now()} order by last_seen_at desc, id desc`
  }

  /** Ends the sessions of a person, all or one or all but one; their live sockets are closed on commit. [P9] */
  async end(tx: Tx, personId: string, which: { only?: string; except?: string } = {}): Promise<number> {
    const ended = await tx<{ id: string }[]>`
      delete from auth_session where person_id = ${personId}
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid)
      returning id`
    for (const { id } of ended) await announce(tx, topic.access.session(id))
    if (ended.length > 0) await announce(tx, topic.person(personId))
    return ended.length
  }

  /** Removes the sessions that have run out: nobody comes with their cookie any more to have it done. [P7] */
  async endExpired(tx: Tx): Promise<void> {
    const now = this.#now()
    const ended = await tx<{ id: string }[]>`
      delete from auth_session where expires_at <= ${now} or created_at < ${oldestAt(now)} returning id`
    for (const { id } of ended) await announce(tx, topic.access.session(id))
  }

  #kit(sql: Sql | Tx, find: Find = async (hash) => (await sessionsBy(sql, [hash])).get(hash) ?? null): Kit {
    return new Lucia(new HashedSessions(sql, find, this.#now), {
      sessionExpiresIn: new TimeSpan(idleDays, 'd'),
      sessionCookie: {
        name: this.cookieName,
        expires: true,
        attributes: { secure: this.#secure, sameSite: 'lax', path: '/' },
      },
      getUserAttributes: (owner) => owner,
    })
  }

  /** Only our own cookie is given to lucia, whose parser throws on any malformed one. */
  #token(kit: Kit, header: string | undefined): string | null {
    const own = (header ?? '').split(/;\s*/).find((item) => item.startsWith(`${this.cookieName}=`))
    if (!own) return null
    try {
      const token = kit.readSessionCookie(own)
      return token && /^[a-z0-9]{16,64}$/.test(token) ? token : null
    } catch (error) {
      if (error instanceof URIError) return null
      throw error
    }
  }

  async #seen(sessionId: string, before: Date): Promise<void> {
    const now = this.#now()
    if (now.getTime() - before.getTime() < seenEvery) return
    await this.#sightings.of(sessionId)
  }

  async #see(sessionIds: readonly string[]): Promise<Map<string, never>> {
    const now = this.#now()
    // A row that somebody holds is passed over: when it was seen is not worth a wait, and all of these would wait for it.
    await this.#sql`
      update auth_session set last_seen_at = ${now} where id in (
        select id from auth_session where id = any(${sessionIds}::text[]::uuid[]) and last_seen_at < ${now}
        for no key update skip locked)`
    return new Map<string, never>()
  }
}

/** A session opened before this has lived its time. */
const oldestAt = (now: Date): Date => new Date(now.getTime() - absoluteDays * day)

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')

type Found = Owner & { personId: string; expiresAt: Date; createdAt: Date; device: string }

/** The session whose token has this hash. */
type Find = (hash: string) => Promise<Found | null>

async function sessionsBy(sql: Sql | Tx, hashes: readonly string[]): Promise<Map<string, Found>> {
  const rows = await sql<(Found & { tokenHash: string })[]>`
    select s.token_hash, s.id as session_id, s.person_id, s.expires_at, s.created_at, s.last_seen_at, s.device,
      p.is_admin, a.id as actor_id
    from auth_session s
    join person p on p.id = s.person_id and p.disabled_at is null
    join actor a on a.person_id = p.id
    where s.token_hash = any(${hashes}::text[])`
  return new Map(rows.map(({ tokenHash, ...found }) => [tokenHash, found]))
}

/** Keeps SHA-256 of the token only: a table that leaked opens nothing. One statement per validation. [P6] */
class HashedSessions implements Adapter {
  readonly store: Sql | Tx
  readonly #find: Find
  readonly #now: () => Date

  constructor(sql: Sql | Tx, find: Find, now: () => Date) {
    this.store = sql
    this.#find = find
    this.#now = now
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const found = await this.#find(hashed(token))
    if (!found || found.createdAt < oldestAt(this.#now())) return [null, null]
    const { personId, sessionId, expiresAt, actorId, isAdmin, lastSeenAt, device } = found
    return [
      { id: token, userId: personId, expiresAt, attributes: { sessionId, device } },
      { id: personId, attributes: { actorId, isAdmin, sessionId, lastSeenAt } },
    ]
  }

  async setSession(session: DatabaseSession): Promise<void> {
    const now = this.#now()
    const { sessionId, device } = session.attributes
    await this.store`
      insert into auth_session (token_hash, id, person_id, device, created_at, last_seen_at, expires_at)
      values (${hashed(session.id)}, ${sessionId}, ${session.userId}, ${device}, ${now}, ${now}, ${session.expiresAt})`
  }

  async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
    await this.store`update auth_session set expires_at = ${expiresAt} where token_hash = ${hashed(token)}`
  }

  async deleteSession(token: string): Promise<void> {
    await this.store`delete from auth_session where token_hash = ${hashed(token)}`
  }

  async deleteUserSessions(personId: string): Promise<void> {
    await this.store`delete from auth_session where person_id = ${personId}`
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.store`delete from auth_session where expires_at <= ${this.#now()}`
  }

  /** Not needed by what we use of lucia: `Sessions.of` lists them without their tokens, which are not stored. */
  async getUserSessions(): Promise<DatabaseSession[]> {
    return []
  }
}

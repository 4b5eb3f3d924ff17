// Thousands of accounts with open sessions, straight in the database by the server's own functions. All have one
// passphrase, hashed once: the bench measures the live rooms, not argon2.
import { randomUUID } from 'node:crypto'
import { Passphrases } from '../../../server/auth/passwords.ts'
import { Sessions } from '../../../server/auth/sessions.ts'
import { connect, databaseAt, type Sql } from '../../../server/db/connect.ts'
import { transaction } from '../../../server/db/transaction.ts'
import { addMember } from '../../../server/domain/memberships.ts'
import { makePerson } from '../../../server/domain/people.ts'

export type BenchRole = 'writer' | 'observer'

const atOnce = 4
const now = () => new Date()
const id = () => randomUUID()

export class People {
  readonly #sql: Sql
  readonly #sessions: Sessions
  readonly #demarcheId: string
  readonly #organisationId: string
  readonly #cookies: Record<BenchRole, string[]> = { writer: [], observer: [] }
  #hash: Promise<string> | null = null
  #made = 0

  constructor(databaseUrl: string, demarcheId: string, organisationId: string) {
    this.#sql = connect(databaseAt(databaseUrl), { role: 'app', max: atOnce })
    this.#sessions = new Sessions({ sql: this.#sql, now, id, secure: false })
    this.#demarcheId = demarcheId
    this.#organisationId = organisationId
  }

  /** The cookies of `count` people in that role: the same ones each time, and more when they do not suffice. */
  async cookies(role: BenchRole, count: number): Promise<string[]> {
    const known = this.#cookies[role]
    const missing = Math.max(0, count - known.length)
    const share = Math.ceil(missing / atOnce)
    const shares = Array.from({ length: atOnce }, (_, index) => Math.min(share, missing - share * index))
    const made = await Promise.all(shares.filter((size) => size > 0).map((size) => this.#make(role, size)))
    known.push(...made.flat())
    return known.slice(0, count)
  }

  async away(): Promise<void> {
    await this.#sql.end({ timeout: 2 })
  }

  async #make(role: BenchRole, count: number): Promise<string[]> {
    this.#hash ??= new Passphrases().hash('sept mots pour ouvrir la maison commune')
    const passphraseHash = await this.#hash
    return transaction(this.#sql, async (tx) => {
      const cookies: string[] = []
      for (let n = 0; n < count; n++) {
        const number = ++this.#made
        const displayName = `Personne ${number}`
        const email = `personne${number}.${role}@bench.example`
        const person = { email, displayName, grammaticalForm: 'neutral', passphraseHash } as const
        const { personId } = await makePerson(tx, { now, id }, person)
        const member = { demarcheId: this.#demarcheId, personId, role, organisationId: this.#organisationId }
        await addMember(tx, now(), member)
        const { cookie } = await this.#sessions.open(tx, personId, 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
        cookies.push(cookie.split(';')[0] ?? '')
      }
      return cookies
    })
  }
}

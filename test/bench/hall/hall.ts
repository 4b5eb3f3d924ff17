// A hall full of phones, with a console and a screen: joins, follows, writes, and measures when who had what.
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import type { Answer, Command } from '../../../shared/workshop/commands.ts'
import { Histogram } from '../measure/histogram.ts'
import { Line } from './line.ts'
import type { Answers, Order, Place } from './orders.ts'
import { Phone } from './phone.ts'

type Of<K extends Order['order']> = Extract<Order, { order: K }>
type Seat = { phone: Phone; line: Line; guestId: string; cookie: string; wrote: number }

const nobody = new Phone({ port: 0, path: '', cookie: '' })
/** Milliseconds in which everybody has heard of something, or never will. */
const patience = 20_000

export class Hall {
  #place: Place = { port: 0, workshopId: '', code: '', tables: [], cookie: '' }
  readonly #seats: Seat[] = []
  #console = nobody
  #screen = nobody
  #desk = new Line(0)
  #accepted = 0
  #following: Promise<void>[] = []

  enter({ place }: Of<'enter'>): null {
    this.#place = place
    this.#desk = new Line(place.port)
    return null
  }

  async join({ count, within }: Of<'join'>): Promise<Answers['join']> {
    const took = new Histogram()
    const refused: string[] = []
    const began = performance.now()
    await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const due = began + (n * within) / count
        await until(due)
        try {
          const seat = await this.#joined()
          took.record(performance.now() - due)
          this.#seats.push(seat)
          if (this.#following.length > 0) this.#following.push(seat.phone.follow())
        } catch (error) {
          refused.push(String(error))
        }
      }),
    )
    return { took: took.counted(), refused, seconds: (performance.now() - began) / 1000 }
  }

  /** As a browser does it: the room is found by its code, joined, shown. */
  async #joined(): Promise<Seat> {
    const { port, workshopId, code, tables } = this.#place
    const line = new Line(port)
    const found = await this.#post(line, '/api/rooms/found', '', { code })
    if (found.status !== 200) throw new Error(`found: ${found.status} ${found.body}`)
    const guestId = randomUUID()
    const place = this.#seats.length + Math.floor(Math.random() * 1000)
    const someone = { identity: 'named', name: `Personne ${guestId.slice(0, 6)}`, organisationId: null, college: 'ess' }
    const tableId = tables[place % tables.length] ?? null
    const given = { code, guestId, ...someone, organisationText: 'Les Halles Communes', tableId }
    const joined = await this.#post(line, `/api/rooms/${workshopId}/guests`, '', given)
    if (joined.status !== 200) throw new Error(`joined: ${joined.status} ${joined.body}`)
    const cookie = /set-cookie: ([^;\r]+)/i.exec(joined.head)?.[1] ?? ''
    const phone = new Phone({ port, path: `/api/rooms/${workshopId}/guests/${guestId}/view`, cookie })
    await phone.open()
    return { phone, line, guestId, cookie, wrote: 0 }
  }

  async follow({ screenCookie }: Of<'follow'>): Promise<null> {
    const { port, workshopId, cookie } = this.#place
    this.#console = new Phone({ port, path: `/api/workshops/${workshopId}/console`, cookie })
    this.#screen = new Phone({ port, path: `/api/screens/${workshopId}/view`, cookie: screenCookie })
    await Promise.all([this.#console.open(), this.#screen.open()])
    this.#following = this.#all.map((phone) => phone.follow())
    return null
  }

  get #all(): Phone[] {
    return [this.#console, this.#screen, ...this.#seats.map(({ phone }) => phone)]
  }

  async write({ count, perSecond, roundId }: Of<'write'>): Promise<Answers['write']> {
    this.#all.forEach((phone) => phone.forget())
    const saved = new Histogram()
    const refused: string[] = []
    const done: { due: number; revision: number }[] = []
    const began = performance.now() + 20
    await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const due = began + (n * 1000) / perSecond
        await until(due)
        const seat = this.#seats[(n * 7) % this.#seats.length]
        if (!seat) return
        const answer = await this.#wrote(seat, roundId)
        if (!('revision' in answer)) return void refused.push(answer.refused)
        saved.record(performance.now() - due)
        done.push({ due, revision: answer.revision })
      }),
    )
    const seconds = (performance.now() - began) / 1000
    this.#accepted += done.length
    const last = Math.max(...done.map(({ revision }) => revision))
    await this.#reached(last)
    const shown = new Histogram()
    for (const { due, revision } of done) shown.record((this.#screen.hadAt(revision) ?? Infinity) - due)
    return { saved: saved.counted(), shown: shown.counted(), refused, seconds }
  }

  async #wrote(seat: Seat, roundId: string): Promise<Answer> {
    const text = `${sentences[seat.wrote % sentences.length]} ${seat.guestId.slice(0, 4)} ${(seat.wrote += 1)}`
    const command: Command = { kind: 'send', roundId, contributionId: randomUUID(), type: 'obstacle', text }
    const path = `/api/rooms/${this.#place.workshopId}/guests/${seat.guestId}/commands`
    const asked = { commands: [{ id: randomUUID(), command }] }
    const { status, body } = await this.#post(seat.line, path, seat.cookie, asked)
    if (status !== 200) throw new Error(`${status} ${body}`)
    return answersIn(body)[0] ?? { id: '', refused: 'unknown' }
  }

  async vote({ perSecond, roundId, items, isSecret }: Of<'vote'>): Promise<Answers['vote']> {
    const saved = new Histogram()
    const refused: string[] = []
    const began = performance.now() + 20
    await Promise.all(
      this.#seats.map(async (seat, n) => {
        const due = began + (n * 1000) / perSecond
        await until(due)
        const why = await this.#voted(seat, roundId, { [String(n % items)]: 1 }, isSecret)
        if (why === null) saved.record(performance.now() - due)
        else refused.push(why)
      }),
    )
    return { saved: saved.counted(), refused }
  }

  /** Why not; null once it is kept. */
  async #voted(seat: Seat, roundId: string, choice: Choice, isSecret: boolean): Promise<string | null> {
    const guest = `/api/rooms/${this.#place.workshopId}/guests/${seat.guestId}`
    const command: Command = { kind: 'vote', roundId, choice, reasons: {} }
    const { status, body } = isSecret
      ? await this.#post(seat.line, `${guest}/ballots/${roundId}`, seat.cookie, {
          credential: randomBytes(32).toString('base64url'),
          choice,
        })
      : await this.#post(seat.line, `${guest}/commands`, seat.cookie, { commands: [{ id: randomUUID(), command }] })
    if (status !== 200) return `${status} ${body}`
    return /"refused":"(\w+)"/.exec(body.toString())?.[1] ?? null
  }

  async act({ commands }: Of<'act'>): Promise<Answers['act']> {
    this.#all.forEach((phone) => phone.forget())
    const { workshopId, cookie } = this.#place
    const asked = { commands: commands.map((command) => ({ id: randomUUID(), command })) }
    const began = performance.now()
    const { status, body, at } = await this.#post(this.#desk, `/api/workshops/${workshopId}/commands`, cookie, asked)
    if (status !== 200) throw new Error(`${status} ${body}`)
    const answers = answersIn(body)
    const refused = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []))
    const revision = Math.max(0, ...answers.map((answer) => ('revision' in answer ? answer.revision : 0)))
    await this.#reached(revision)
    const phones = new Histogram()
    const had = this.#seats.map(({ phone }) => phone.hadAt(revision))
    for (const one of had) if (one !== undefined) phones.record(one - began)
    const missing = had.filter((one) => one === undefined).length
    const bytes = this.#seats.reduce((sum, { phone }) => sum + phone.bytes, 0) / Math.max(1, this.#seats.length)
    return { phones: phones.counted(), answered: at - began, refused, missing, bytes }
  }

  /** Everybody has it, or never will. */
  async #reached(revision: number): Promise<void> {
    const until = performance.now() + patience
    while (performance.now() < until && this.#all.some((phone) => phone.hadAt(revision) === undefined)) await wait(10)
  }

  async settle({ quiet }: Of<'settle'>): Promise<null> {
    for (let before = ''; ;) {
      const now = this.#all.map(({ revision }) => revision).join()
      if (now === before) return null
      before = now
      await wait(quiet)
    }
  }

  async reopen(): Promise<Answers['reopen']> {
    const took = new Histogram()
    let bytes = 0
    const began = performance.now()
    await Promise.all(
      this.#seats.map(async ({ guestId, cookie }) => {
        const { port, workshopId } = this.#place
        const phone = new Phone({ port, path: `/api/rooms/${workshopId}/guests/${guestId}/view`, cookie })
        await phone.open()
        took.record((phone.hadAt(0) ?? Infinity) - began)
        bytes += phone.bytes
        phone.leave()
      }),
    )
    return { took: took.counted(), bytes: bytes / this.#seats.length }
  }

  async verify(): Promise<Answers['verify']> {
    const { port, workshopId, cookie } = this.#place
    const desk = new Phone({ port, path: `/api/workshops/${workshopId}/console`, cookie })
    const { revision, common } = await desk.whole()
    desk.leave()
    const problems = this.#all.flatMap((phone) => phone.problems)
    const sent = Object.values(common?.contributions ?? {}).filter((one) => one?.source === 'phone')
    if (sent.length !== this.#accepted) problems.push(`${this.#accepted} were accepted, ${sent.length} are there`)
    const distinct = new Set(this.#all.map((phone) => phone.revision))
    if (distinct.size !== 1 || !distinct.has(revision))
      problems.push(`at ${revision}, phones have ${[...distinct].join(', ')}`)
    return { problems }
  }

  async leave(): Promise<null> {
    for (const phone of this.#all) phone.leave()
    for (const { line } of this.#seats) line.close()
    this.#desk.close()
    await Promise.all(this.#following)
    return null
  }

  #post(line: Line, path: string, cookie: string, body: object) {
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.#place.port}\r\nOrigin: http://127.0.0.1:${this.#place.port}`
    return line.ask(cookie === '' ? head : `${head}\r\nCookie: ${cookie}`, JSON.stringify(body))
  }
}

const answersIn = (body: Buffer): Answer[] => (JSON.parse(body.toString()) as { answers: Answer[] }).answers // our own server's

async function until(at: number): Promise<void> {
  const left = at - performance.now()
  if (left > 0) await wait(left)
}

/** As people write them: 40 to 160 letters, with the letters of the language. */
const sentences = [
  'Trouver un local à plusieurs, près des commerces : les loyers sont trop chers pour une seule association.',
  'Des horaires qui conviennent aux familles',
  'Le dossier de subvention demande des mois de travail, que personne n’a dans une petite équipe de bénévoles ; il faudrait une aide partagée.',
  'Une plateforme où chacun·e dit ce qu’il ou elle peut prêter',
  'Faire se rencontrer les structures deux fois par an, ailleurs qu’en réunion',
  'L’accès en transport en commun s’arrête à dix-neuf heures',
]

// Presence between processes: says who is here to the others, in few and small notices, and keeps what they say of theirs
// for as long as they are heard of. Nothing of it is stored.
import { Allowance } from './allowance.ts'
import type { Pace } from './loop.ts'
import type { SaidEntry } from './presence-entries.ts'
import { justWho } from './presence-entries.ts'
import type { Rooms } from './rooms.ts'

export interface WhereaboutsOptions {
  /** The name of this process among the others. */
  readonly node: string
  readonly rooms: Pick<Rooms, 'find' | 'open'>
  readonly pace: Pace
  /** Says it to all processes. */
  readonly say: (notices: readonly string[]) => Promise<void>
  readonly failed: (error: unknown, facts: object, message: string) => void
}

/** A process says at least so often that it is there … */
const beatMs = 5_000
/** … and of one that has said nothing for so long everyone has left. */
const silenceMs = 15_000
/** What moved meanwhile goes together, of each client the latest only. */
const windowMs = 100
/** Between processes, for all rooms together: what is beyond waits, and is newer when it leaves. */
const budget = { perSecond: 192 * 1024, atOnce: 64 * 1024 } as const
/** Of the 8000 bytes that a notice may have. */
const noticeBytes = 7_800

const farewell = '!'
const farewellMs = 1_000

export class Whereabouts {
  readonly #options: WhereaboutsOptions
  readonly #others = new Map<string, number>()
  /** Texts with something to say, and texts of which this process wants to be told. */
  readonly #stirred = new Set<string>()
  readonly #asked = new Set<string>()
  readonly #budget: Allowance
  #isScheduled = false
  #isSaying = false
  #saidAt = 0
  #callOff: () => void

  constructor(options: WhereaboutsOptions) {
    this.#options = options
    this.#budget = new Allowance(budget.perSecond, budget.atOnce, options.pace.now())
    this.#callOff = options.pace.after(0, () => this.#beat())
  }

  /** There is presence of that text to say. */
  stirred(documentId: string): void {
    this.#stirred.add(documentId)
    this.#schedule()
  }

  /** That text was opened here: the others are asked who of theirs has it open. */
  opened(documentId: string): void {
    this.#asked.add(documentId)
    this.#schedule()
  }

  /** Anything may have been missed. */
  lostTrack(): void {
    for (const { documentId } of this.#options.rooms.open()) this.opened(documentId)
  }

  /** What a process says: its name, then what it wants to know (`?`), and for each text (`@`) its people, one a line. */
  hear(notice: string): void {
    const [node = '', ...lines] = notice.split('\n')
    const now = this.#options.pace.now()
    if (node === this.#options.node) return
    if (lines[0] === farewell) return this.#gone(node)
    const isNew = !this.#others.has(node)
    this.#others.set(node, now)
    if (isNew) this.#greet()
    let documentId = ''
    const said = new Map<string, SaidEntry[]>()
    for (const line of lines) {
      if (line.startsWith('?')) this.#options.rooms.find(line.slice(1))?.presence.sayAgain()
      else if (line.startsWith('@')) documentId = line.slice(1)
      else said.set(documentId, [...(said.get(documentId) ?? []), readLine(line)])
    }
    for (const [of, entries] of said) this.#options.rooms.find(of)?.hearPresence(node, entries, now)
  }

  /** Someone is new, to us or altogether: it is told all at once, and knows us by that. */
  #greet(): void {
    for (const room of this.#options.rooms.open()) room.presence.sayAgain()
    void this.#tell([this.#options.node])
  }

  #gone(node: string): void {
    this.#others.delete(node)
    const now = this.#options.pace.now()
    for (const room of this.#options.rooms.open()) room.forgetPresence(node, now)
  }

  /** Says that we are there, and finds who is not any more. */
  #beat(): void {
    const now = this.#options.pace.now()
    void this.#tell([this.#options.node])
    for (const [node, heardAt] of this.#others) if (now - heardAt > silenceMs) this.#gone(node)
    for (const room of this.#options.rooms.open()) room.forgetPresence(null, now)
    this.#callOff = this.#options.pace.after(beatMs, () => this.#beat())
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isSaying || (this.#stirred.size === 0 && this.#asked.size === 0)) return
    this.#isScheduled = true
    const { pace } = this.#options
    const wait = Math.max(1, this.#saidAt + windowMs - pace.now(), this.#budget.readyIn(budget.atOnce / 4))
    pace.after(wait, () => {
      this.#isScheduled = false
      void this.#say()
    })
  }

  async #say(): Promise<void> {
    if (this.#others.size === 0) {
      // Whoever comes later asks, and is told all.
      this.#stirred.clear()
      this.#asked.clear()
      return
    }
    this.#isSaying = true
    this.#saidAt = this.#options.pace.now()
    await this.#tell(this.#gather())
    this.#isSaying = false
    this.#schedule()
  }

  #gather(): string[] {
    const letters = new Letters(this.#options.node)
    for (const documentId of this.#asked) letters.add(`?${documentId}`)
    this.#asked.clear()
    const now = this.#options.pace.now()
    let left = this.#budget.left(now)
    const before = left
    const stirred = new Set(this.#stirred)
    for (const documentId of stirred) {
      const presence = this.#options.rooms.find(documentId)?.presence
      const said = presence?.takeUnsaid((one) => {
        left -= one.state.length + 24
        return left > 0
      })
      for (const one of said ?? []) letters.add(writeLine(one), `@${documentId}`)
      this.#stirred.delete(documentId)
      if (presence?.hasUnsaid !== true) continue
      // Last in the row from now on.
      this.#stirred.add(documentId)
      break
    }
    this.#budget.spend(before - left, now)
    return letters.notices
  }

  async #tell(notices: readonly string[]): Promise<void> {
    try {
      await this.#options.say(notices)
    } catch (error) {
      // What was not said is said again when they move, or say again that they are here.
      this.#options.failed(error, {}, 'other processes could not be told who is here')
    }
  }

  /** Everyone here leaves, for the others. */
  async close(): Promise<void> {
    this.#callOff()
    this.#others.clear()
    // A database that does not answer keeps nobody from leaving: silence says the same.
    const patience = new Promise<void>((resolve) => void this.#options.pace.after(farewellMs, resolve))
    await Promise.race([this.#tell([`${this.#options.node}\n${farewell}`]), patience])
  }
}

/** Of a state that fits in no notice only who it is remains. */
function writeLine({ client, clock, state }: SaidEntry): string {
  const isLong = Buffer.byteLength(state) > noticeBytes - 200
  return `${client} ${clock} ${isLong ? justWho(state) : state}`
}

function readLine(line: string): SaidEntry {
  const [client, clock] = line.split(' ', 2)
  return {
    client: Number(client),
    clock: Number(clock),
    state: line.slice(String(client).length + String(clock).length + 2),
  }
}

/** Lines put together in notices that are not too long, each under the heading to which it belongs. */
class Letters {
  readonly #node: string
  readonly #letters: string[][] = []
  #bytes = Infinity
  #heading = ''

  constructor(node: string) {
    this.#node = node
  }

  add(line: string, heading = ''): void {
    const bytes = Buffer.byteLength(line) + heading.length + 2
    if (this.#bytes + bytes > noticeBytes) {
      this.#letters.push([this.#node])
      this.#bytes = this.#node.length
      this.#heading = ''
    }
    const letter = this.#letters.at(-1)
    if (heading !== this.#heading) letter?.push(heading)
    letter?.push(line)
    this.#heading = heading
    this.#bytes += bytes
  }

  get notices(): string[] {
    return this.#letters.map((lines) => lines.join('\n'))
  }
}

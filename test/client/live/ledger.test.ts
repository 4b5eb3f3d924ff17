// The acknowledgement arithmetic against a plain model of what the server holds, over every short story and many long ones.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ledger } from '../../../client/live/ledger.ts'

/** One connection's world: what was typed, what each frame carried, what the server holds. */
class World {
  readonly ledger = new Ledger()
  #typed = 0
  #durable = 0
  #connected = false
  #replied = false
  #synced = false
  /** For each frame of this connection: how much of what was typed it makes durable. */
  #frames: number[] = []
  #acked = 0
  #refused = false

  do(step: string): void {
    const [name, amount] = step.split(' ')
    if (name === 'connect' && !this.#connected) this.#connect()
    else if (name === 'cut' && this.#connected) this.#cut()
    else if (name === 'type') this.#type()
    else if (!this.#connected) this.#outside(name)
    else if (name === 'sync') this.ledger.synced((this.#synced = true))
    else if (name === 'ask') this.#reply()
    else if (name === 'ack') this.#ack(this.#frames.length - Number(amount ?? 0))
    else if (name === 'ackAgain') this.ledger.saved(this.#acked)
    else if (name === 'ackTooMuch') this.ledger.saved(this.#frames.length)
    else if (name === 'refuse' && this.#frames.length > 0) this.#refuse()
  }

  /** What may be called saved: all typed is durable, the server's text is here, and nothing was refused. */
  get isSaved(): boolean {
    const answered = this.#acked >= this.#frames.length
    return (
      this.#connected && this.#synced && this.#replied && !this.#refused && answered && this.#durable >= this.#typed
    )
  }

  get isAllDurable(): boolean {
    return this.#durable >= this.#typed
  }

  #connect(): void {
    this.#connected = true
    this.#replied = this.#synced = this.#refused = false
    this.#frames = []
    this.#acked = 0
    this.ledger.connected()
  }

  #cut(): void {
    this.#connected = false
    this.ledger.disconnected()
  }

  #type(): void {
    this.#typed++
    if (this.#connected) {
      this.ledger.sent('update')
      // alone it makes nothing durable unless all before it is on its way too
      this.#frames.push(this.#replied || this.#durable === this.#typed - 1 ? this.#typed : 0)
    }
    this.ledger.typed(this.#connected)
  }

  #reply(): void {
    this.#replied = true
    this.#frames.push(this.#typed)
    this.ledger.sent('reply')
  }

  #ack(count: number): void {
    if (this.#refused || count < 0) return
    this.#acked = Math.max(this.#acked, count)
    this.#durable = Math.max(this.#durable, ...this.#frames.slice(0, count))
    this.ledger.saved(count)
  }

  #refuse(): void {
    this.#refused = true
    this.ledger.refused(this.#frames.length)
  }

  /** Late words of a connection that is over. */
  #outside(name: string | undefined): void {
    if (name === 'ack') this.ledger.saved(99)
    if (name === 'sync') this.ledger.synced(true)
    if (name === 'refuse') this.ledger.refused(1)
  }
}

const steps = ['connect', 'cut', 'type', 'sync', 'ask', 'ack 0', 'ack 1', 'ackAgain', 'refuse']

function tell(story: readonly string[]): void {
  const world = new World()
  for (const step of story) {
    world.do(step)
    const facts = world.ledger.facts()
    const isTrue = facts.settled === world.isSaved && (world.isAllDurable || facts.unsaved) && facts.waiting >= 0
    if (!isTrue) expect.fail(`${story.join(', ')}: at « ${step} » ${JSON.stringify(facts)}, saved is ${world.isSaved}`)
  }
}

describe('the ledger', () => {
  it('[C1] is settled exactly when all that was typed is durable: every story of five steps', () => {
    const every = (story: string[]) => {
      if (story.length === 5) return tell(story)
      for (const step of steps) every([...story, step])
    }
    every([])
  })

  it('[C1] is settled exactly when all that was typed is durable: long stories', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 60 }), tell), { numRuns: 2000 })
  })

  it('[C1] does not believe a count of what has not left', () => {
    const ledger = new Ledger()
    ledger.connected()
    ledger.synced(true)
    ledger.sent('reply')
    ledger.saved(5)
    ledger.typed(true)
    ledger.sent('update')
    expect(ledger.facts().settled).toBe(false)
    ledger.saved(2)
    expect(ledger.facts().settled).toBe(true)
  })

  it('[C3] counts what was typed without a connection, and what a lost connection left unanswered', () => {
    const ledger = new Ledger()
    ledger.typed(false)
    ledger.typed(false)
    expect(ledger.facts().waiting).toBe(2)
    ledger.connected()
    ledger.sent('reply')
    ledger.typed(true)
    ledger.sent('update')
    expect(ledger.facts().waiting).toBe(2)
    ledger.saved(1)
    expect(ledger.facts().waiting).toBe(0)
    ledger.disconnected()
    expect(ledger.facts().waiting).toBe(1)
  })

  it('[C3] an edit typed after the reply left is not covered by it', () => {
    const ledger = new Ledger()
    ledger.connected()
    ledger.synced(true)
    ledger.sent('reply')
    ledger.typed(false) // the socket was closing
    ledger.saved(1)
    expect(ledger.facts()).toMatchObject({ settled: false, waiting: 1, unsaved: true })
  })

  it('presence frames do not count', () => {
    const ledger = new Ledger()
    ledger.connected()
    ledger.synced(true)
    ledger.sent('other')
    ledger.sent('reply')
    ledger.saved(1)
    expect(ledger.facts().settled).toBe(true)
  })
})

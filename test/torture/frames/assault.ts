// Hostile frames by the thousand against real rooms, with honest people in the same room and in another one.
import * as Y from 'yjs'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { collect } from '../../../server/history/collect.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { textDoc } from '../../../shared/document/collectable.ts'
import { dropUnreadable } from '../../../shared/document/unreadable.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'
import { pick } from './bytes.ts'
import { Ground, type Line } from './ground.ts'
import { Honest } from './honest.ts'
import { honestClients } from './hand-made.ts'
import { hostileFrame, type HostileFrame } from './hostile.ts'
import { syncMessage } from './envelope.ts'
import { aParagraph, clients, record, type Recording } from './recorded.ts'

/** Rows after which a fresh text is attacked, so that a frame costs the same from the first to the last. */
const mostRows = 1_200
const mutantsPerEdit = 12
const recordedSessions = 6
const editsPerSession = 100
const framesPerTurn = 16

const attackers = {
  'hostile-writer': {},
  'hostile-recorded': {},
  'hostile-reader': { mayWrite: false },
  'hostile-newcomer': { mayWrite: false, seesHistory: false },
} as const
type Attacker = keyof typeof attackers

export interface AssaultCounts {
  frames: number
  rows: number
  closings: Record<number, number>
  texts: number
  /** Times that a struct between neighbours of two parents, which no editor writes, was collected here and kept there. */
  disagreements: number
  /** Milliseconds. */
  longestFrame: number
}

export class Assault {
  readonly counts: AssaultCounts = {
    frames: 0,
    rows: 0,
    closings: {},
    texts: 0,
    disagreements: 0,
    longestFrame: 0,
  }
  readonly failures: string[] = []
  /** The last frames, the newest last: what led to a failure. */
  readonly recent: { name: string; frame: HostileFrame }[] = []
  readonly #ground: Ground
  readonly #seed: number
  /** The text of the neighbours. */
  readonly #calm: string
  readonly #chance: Chance
  readonly #neighbours = [new Honest('ana', honestClients + 1), new Honest('ben', honestClients + 2)] as const
  readonly #cut: Line[] = []
  #room = ''
  #witness = new Honest('cleo', honestClients + 3)
  #lines = new Map<Attacker, Line>()
  readonly #recordings: Recording[] = []
  #recording: Recording = { base: new Uint8Array(), edits: [], others: [] }
  #at = 0

  /** On a ground that others have left, or on one of its own. */
  constructor(seed: number, ground = new Ground()) {
    this.#seed = seed
    this.#calm = `calm-${seed}`
    this.#ground = ground
    this.#chance = chanceFrom(seed)
  }

  async run(frames: number): Promise<void> {
    this.#bindHonest(this.#calm)
    for (const neighbour of this.#neighbours) await this.#seat(this.#calm, neighbour)
    await this.#freshText()
    while (this.counts.frames < frames && this.failures.length === 0) {
      await this.#volley()
      const rows = this.#ground.store(this.#room).rows.length
      if (rows > mostRows || this.#at >= this.#recording.edits.length) await this.#freshText()
    }
    await this.#conclude()
    await this.#leave()
  }

  /** These frames and no others, at a text of one paragraph: client 5 wrote it (0), its text (1), three letters (2–4), an id (5). */
  async replay(frames: readonly Uint8Array[]): Promise<void> {
    this.#bindHonest(this.#calm)
    for (const neighbour of this.#neighbours) await this.#seat(this.#calm, neighbour)
    await this.#freshText({ base: aParagraph(), edits: [], others: [] })
    for (const bytes of frames) await this.#throw('hostile-writer', { bytes, how: 'of the corpus' })
    for (const honest of [...this.#neighbours, this.#witness]) honest.type(this.#chance)
    await this.#conclude()
    await this.#leave()
  }

  /** In hexadecimal, for the corpus. */
  lastFrames(): string {
    return this.recent
      .slice(-3)
      .map(({ name, frame }) => `${name}, ${frame.how}: ${Buffer.from(frame.bytes).toString('hex')}`)
      .join('\n')
  }

  /** An honest person comes in; the first one in a text writes what it starts from. */
  async #seat(room: string, honest: Honest): Promise<void> {
    const down: Uint8Array[] = []
    const line = this.#ground.join(room, `honest-${honest.doc.clientID}`, {}, (m) => down.push(m))
    this.#cut.push(line)
    honest.open((message) => line.receive(message))
    this.#deliveries.push(() => {
      for (const message of down.splice(0)) honest.hear(message)
      if (line.closedWith !== null && honest.closedWith === null) {
        honest.closedWith = line.closedWith
        this.#fail(`${honest.doc.clientID} was cut with ${line.closedWith}`)
      }
    })
    await this.#turn()
  }

  /** Recording takes longer than attacking: the sessions are used again. */
  #anyRecording(): Recording {
    if (this.#recordings.length === recordedSessions) return pick(this.#chance, this.#recordings)
    const recording = record(this.#chance, editsPerSession)
    this.#recordings.push(recording)
    return recording
  }

  readonly #deliveries: (() => void)[] = []

  /** As for all who use our client: their clientIDs were handed out. */
  #bindHonest(room: string): void {
    for (const nth of [1, 2, 3]) {
      this.#ground.store(room).bound.set(honestClients + nth, `actor-honest-${honestClients + nth}`)
    }
  }

  async #turn(): Promise<void> {
    await this.#ground.pass(5)
    for (const deliver of this.#deliveries) deliver()
    for (const honest of [...this.#neighbours, this.#witness]) {
      for (const failure of honest.failures.splice(0)) this.#fail(failure)
    }
    for (const failure of this.#ground.failures.splice(0)) this.#fail(failure)
  }

  #fail(what: string): void {
    this.failures.push(what)
  }

  async #freshText(recording = this.#anyRecording()): Promise<void> {
    await this.#conclude()
    if (this.failures.length > 0) return
    for (const line of this.#lines.values()) line.cut()
    this.#lines.clear()
    this.#ground.forget(this.#room)
    this.#room = `text-${this.#seed}-${++this.counts.texts}`
    this.#bindHonest(this.#room)
    this.#recording = recording
    this.#at = 0
    const first = this.#ground.join(this.#room, 'template', {}, () => undefined)
    await this.#ground.pass(5)
    first.receive(syncMessage('update', this.#recording.base))
    await this.#ground.pass(5)
    first.cut()
    this.#witness.end()
    this.#witness = new Honest('cleo', honestClients + 3)
    this.#deliveries.splice(this.#neighbours.length)
    this.#cut.splice(this.#neighbours.length).forEach((line) => line.cut())
    await this.#seat(this.#room, this.#witness)
  }

  /** Mutants of one edit, then the edit itself; the honest ones type meanwhile. */
  async #volley(): Promise<void> {
    for (let n = 0; n < mutantsPerEdit; n++) {
      const name = pick(this.#chance, Object.keys(attackers) as Attacker[])
      const doc = this.#ground.store(this.#room).replay
      const own = name === 'hostile-recorded' ? clients.recorded : 100 + Object.keys(attackers).indexOf(name)
      const frame = hostileFrame(this.#recording, this.#at, { doc, own }, this.#chance)
      await this.#throw(name, frame)
      if (this.counts.frames % framesPerTurn === 0) await this.#turn()
      if (this.failures.length > 0) return
    }
    const edit = this.#recording.edits[this.#at++]
    if (edit !== undefined) await this.#throw('hostile-recorded', { bytes: edit, how: 'as recorded' })
    for (const honest of [...this.#neighbours, this.#witness]) honest.type(this.#chance)
    await this.#turn()
  }

  async #throw(name: Attacker, frame: HostileFrame): Promise<void> {
    let line = this.#lines.get(name)
    if (line === undefined) {
      line = this.#ground.join(this.#room, name, attackers[name], () => undefined)
      this.#lines.set(name, line)
      await this.#ground.pass(0)
    }
    this.recent.push({ name, frame })
    if (this.recent.length > 200) this.recent.splice(0, 100)
    const began = performance.now()
    line.receive(frame.bytes)
    const took = performance.now() - began
    this.counts.longestFrame = Math.max(this.counts.longestFrame, took)
    this.counts.frames++
    if (line.closedWith === null) return
    this.counts.closings[line.closedWith] = (this.counts.closings[line.closedWith] ?? 0) + 1
    this.#lines.delete(name)
  }

  /** Everyone agrees with the log, and the text opens in an editor. */
  async #conclude(): Promise<void> {
    for (let n = 0; n < 6; n++) await this.#turn()
    this.#compare(this.#calm, this.#neighbours)
    if (this.#room === '') return
    this.#compare(this.#room, [this.#witness])
    this.counts.rows += this.#ground.store(this.#room).rows.length
    try {
      const { replay, rows } = this.#ground.store(this.#room)
      collect(rows.map((row) => row.update)) // as for a snapshot: it throws at what Yjs cannot collect
      open(replay)
    } catch (error) {
      this.#fail(`the text does not open: ${error instanceof Error ? error.stack : String(error)}`)
    }
  }

  /** Nothing is kept of whoever was here. [W8] */
  async #leave(): Promise<void> {
    for (const honest of [...this.#neighbours, this.#witness]) honest.end()
    for (const line of [...this.#lines.values(), ...this.#cut.splice(0)]) line.cut()
    this.#deliveries.splice(0)
    this.#lines.clear()
    for (const text of [this.#calm, this.#room]) this.#ground.forget(text)
    const left = await this.#ground.empty()
    if (left !== null) this.#fail(left)
    for (const failure of this.#ground.failures.splice(0)) this.#fail(failure)
  }

  #compare(room: string, people: readonly Honest[]): void {
    const expected = standOf(this.#ground.store(room).replay)
    for (const { doc, saved, sent } of people) {
      const found = standOf(doc)
      if (found.clocks !== expected.clocks) this.#fail(`${doc.clientID} in ${room} has not what the log has`)
      if (found.deletes !== expected.deletes) {
        if (room === this.#calm) this.#fail(`${doc.clientID} in ${room} does not read what the log says`)
        else this.counts.disagreements++
      }
      if (saved !== sent) this.#fail(`${doc.clientID} in ${room} was told that ${saved} of ${sent} frames are saved`)
    }
  }
}

/** What is there and what is deleted: two docs with the same of both read the same. */
function standOf({ store }: Y.Doc): { clocks: string; deletes: string } {
  const deletes = [...Y.createDeleteSetFromStructStore(store).clients].sort(([a], [b]) => a - b)
  const clients = [...store.clients.keys()].sort((a, b) => a - b)
  const clocks = clients.map((client) => [client, Y.getState(store, client)])
  return { clocks: JSON.stringify(clocks), deletes: JSON.stringify(deletes) }
}

/** As an editor opens it: what stands wrongly under the root goes first, then the schema reads the rest. */
function open(doc: Y.Doc): void {
  const clone = textDoc()
  Y.applyUpdate(clone, Y.encodeStateAsUpdate(doc))
  dropUnreadable(clone)
  yXmlFragmentToProseMirrorRootNode(bodyOf(clone), documentSchema())
  clone.destroy()
}

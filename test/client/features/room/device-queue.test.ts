// The queue of a phone: each command once, in order, over failures, reloads and closings.
import { describe, expect, it } from 'vitest'
import { Failure, type FailureCode } from '../../../../client/api.ts'
import { DeviceQueue, queueStem, type Cast, type RoomCommand } from '../../../../client/features/room/device-queue.ts'
import { MemoryNotes, type Notes } from '../../../../client/live/notes.ts'
import type { Answer, Asked, GuestCommand } from '../../../../shared/workshop/commands.ts'

const guest = '00000000-0000-7000-8000-000000000001'
const round = '00000000-0000-7000-8000-000000000002'
const send = (text: string): GuestCommand => ({
  kind: 'send',
  roundId: round,
  contributionId: text,
  type: 'need',
  text,
})
const textOf = ({ command }: { command: RoomCommand }) => ('text' in command ? command.text : command.kind)

/** A server that does each id once, and a network that loses requests or answers as told. */
function room(notes: Notes = new MemoryNotes(), done = new Map<string, string>()) {
  const losses: ('request' | 'answer' | FailureCode)[] = []
  const refuse = new Set<string>()
  const asked: string[][] = []
  const doubles: string[] = []
  const cast: Cast[] = []
  let clock = 1_000
  let isHeld = false
  let isPausing = false
  let release: () => void = () => undefined
  const answer = (asking: Asked<GuestCommand>[]): Answer[] =>
    asking.map((one) => {
      if (refuse.has(textOf(one))) return { id: one.id, refused: 'tooMany' as const }
      if (done.has(one.id)) doubles.push(one.id)
      else done.set(one.id, textOf(one))
      return { id: one.id, revision: done.size }
    })
  const queue = new DeviceQueue(guest, {
    notes,
    send: async (asking) => {
      asked.push(asking.map(textOf))
      const loss = losses.shift()
      if (loss === 'request') throw new Failure('offline')
      if (loss !== undefined && loss !== 'answer') throw new Failure(loss)
      const answers = answer(asking)
      if (loss === 'answer') throw new Failure('offline')
      return { answers }
    },
    cast: async (ballot) => {
      asked.push([`cast ${JSON.stringify(ballot.choice)}`])
      const loss = losses.shift()
      if (loss !== undefined) throw new Failure(loss === 'request' || loss === 'answer' ? 'offline' : loss)
      cast.push(ballot)
      return { refused: null }
    },
    now: () => clock++,
    random: () => crypto.getRandomValues(new Uint8Array(10)),
    pause: () => {
      if (!isHeld) return { done: Promise.resolve(), wake: () => undefined }
      let wake = (): void => undefined
      const over = new Promise<void>((resolve) => (wake = resolve))
      release = wake
      isPausing = true
      return { done: over, wake }
    },
  })
  const until = async (isSo: () => boolean) => {
    for (let turns = 0; !isSo(); turns++) {
      if (turns > 10_000) throw new Error('it never came to that')
      await Promise.resolve()
    }
  }
  const settled = () =>
    until(() => queue.get().isExpired || queue.get().items.every(({ state }) => state !== 'waiting'))
  const paused = () => until(() => isPausing)
  return {
    queue,
    notes,
    losses,
    refuse,
    asked,
    done,
    doubles,
    cast,
    settled,
    paused,
    hold: () => (isHeld = true),
    go: () => release(),
  }
}

describe('the queue of a phone', () => {
  it('sends each command once and in order, whatever is lost on the way [A3]', async () => {
    const { queue, losses, done, doubles, settled } = room()
    losses.push('request', 'answer', 'unavailable', 'answer', 'busy')
    for (const text of ['one', 'two', 'three', 'four']) queue.add(send(text))
    await settled()
    expect([...done.values()]).toEqual(['one', 'two', 'three', 'four'])
    expect(doubles.length).toBeGreaterThan(0) // asked again under the same id, and done once
    expect(queue.get().isStuck).toBe(false)
  })

  it('keeps what was not sent over a closing, and forgets what was [A3]', async () => {
    const first = room()
    first.hold()
    first.losses.push('request')
    first.queue.add(send('one'))
    first.queue.add(send('two'))
    await first.paused()
    first.queue.stop()
    const second = room(first.notes)
    expect(second.queue.get().items.map(textOf)).toEqual(['one', 'two'])
    second.queue.start()
    await second.settled()
    expect([...second.done.values()]).toEqual(['one', 'two'])
    expect(room(first.notes).queue.get().items).toEqual([])
  })

  it('asks again under the same id after a reload that lost the answer: done once', async () => {
    const first = room()
    first.hold()
    first.losses.push('answer')
    first.queue.add(send('one'))
    await first.paused()
    first.queue.stop()
    const second = room(first.notes, first.done)
    second.queue.start()
    await second.settled()
    expect([...second.done.values()]).toEqual(['one'])
    expect(second.doubles).toHaveLength(1)
  })

  it('shows what was sent until the view does', async () => {
    const { queue, settled } = room()
    queue.add(send('one'))
    await settled()
    expect(queue.get().items.map(({ state }) => state)).toEqual(['sent'])
    queue.shown(0)
    expect(queue.get().items).toHaveLength(1)
    queue.shown(1)
    expect(queue.get().items).toEqual([])
  })

  it('keeps the text of what was refused, over a reload, until its author dismisses it', async () => {
    const { queue, refuse, notes, settled } = room()
    refuse.add('two')
    for (const text of ['one', 'two', 'three']) queue.add(send(text))
    await settled()
    const [kept] = room(notes).queue.get().items
    expect(kept).toMatchObject({ state: 'refused', refused: 'tooMany', command: { text: 'two' } })
    queue.dismiss(kept?.id ?? '')
    expect(notes.names(queueStem(guest))).toEqual([])
  })

  it('sends one by one where a request is not understood, so that one command does not hold back the others', async () => {
    const { queue, losses, asked, hold, go, paused, settled } = room()
    hold()
    losses.push('request', 'badInput', 'badInput')
    for (const text of ['one', 'two', 'three']) queue.add(send(text))
    await paused()
    go()
    await settled()
    expect(asked.slice(1)).toEqual([['one', 'two', 'three'], ['one'], ['two'], ['three']])
    expect(queue.get().items.map(({ refused }) => refused)).toEqual(['unreadable', null, null])
  })

  it('stops, and keeps all, when the device is no longer known', async () => {
    const { queue, losses, notes, settled } = room()
    losses.push('notYourGuest')
    queue.add(send('one'))
    await settled()
    expect(queue.get()).toMatchObject({ isExpired: true, items: [{ state: 'waiting' }] })
    expect(notes.names(queueStem(guest))).toHaveLength(1)
  })

  it('tells when the device could not keep something', () => {
    const full = new MemoryNotes()
    full.write = () => false
    const { queue } = room(full)
    queue.add(send('one'))
    expect(queue.get().isKept).toBe(false)
  })

  it('has the last answer to a ballot alone wait, in the place of those before it [A36]', async () => {
    const { queue, asked, hold, go, losses, paused, settled, notes } = room()
    hold()
    losses.push('request')
    const vote = (dots: number): RoomCommand => ({ kind: 'vote', roundId: round, choice: { a: dots }, reasons: {} })
    queue.add(vote(1))
    await paused()
    for (const dots of [2, 3]) queue.add(vote(dots))
    expect(queue.get().items.map(({ command }) => command)).toEqual([vote(3)])
    expect(
      room(notes)
        .queue.get()
        .items.map(({ command }) => command),
    ).toEqual([vote(3)]) // after a reload too
    go()
    await settled()
    expect(asked).toEqual([['vote'], ['vote']])
  })

  it('never lets go of an answer that has left and is not answered: the next one follows it [A36]', async () => {
    const { queue, asked, settled, notes } = room()
    const fill = (mark: number): RoomCommand => ({ kind: 'fill', roundId: round, marks: { a: mark }, texts: {} })
    queue.add(fill(1)) // on its way
    queue.add(fill(2))
    queue.add(fill(3))
    await settled()
    expect(asked).toEqual([['fill'], ['fill']])
    expect(queue.get().items.map(({ command }) => command)).toEqual([fill(1), fill(3)])
    expect(notes.names(queueStem(guest))).toEqual([])
  })

  it('puts a secret ballot into the box alone, under its credential, again until it is answered [A37]', async () => {
    const { queue, asked, cast, losses, settled, notes } = room()
    const secret = (dots: number): RoomCommand => ({
      kind: 'cast',
      roundId: round,
      credential: 'only-this-device',
      choice: { a: dots },
    })
    queue.add(send('one'))
    queue.add(secret(1))
    queue.add(send('two'))
    queue.add(secret(2))
    await settled()
    expect(asked).toEqual([['one'], ['two'], ['cast {"a":2}']])
    losses.push('answer')
    queue.add(secret(3))
    await settled()
    expect(cast).toEqual([secret(2), secret(3)])
    expect(notes.names(queueStem(guest))).toEqual([])
  })

  it('keeps the commands of two tabs apart', () => {
    const notes = new MemoryNotes()
    const [one, other] = [room(notes), room(notes)]
    one.hold()
    other.hold()
    one.losses.push('request')
    other.losses.push('request')
    one.queue.add(send('of one tab'))
    other.queue.add(send('of the other'))
    expect(room(notes).queue.get().items.map(textOf).sort()).toEqual(['of one tab', 'of the other'])
  })
})

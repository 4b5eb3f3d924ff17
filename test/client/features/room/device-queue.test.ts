// The queue of a phone: each command once, in order, over failures, reloads and closings.
import { describe, expect, it } from 'vitest'
import { Failure, type FailureCode } from '../../../../client/api.ts'
import { DeviceQueue, queueStem } from '../../../../client/features/room/device-queue.ts'
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
const textOf = ({ command }: { command: GuestCommand }) => ('text' in command ? command.text : command.kind)

/** A server that does each id once, and a network that loses requests or answers as told. */
function room(notes: Notes = new MemoryNotes(), done = new Map<string, string>()) {
  const losses: ('request' | 'answer' | FailureCode)[] = []
  const refuse = new Set<string>()
  const asked: string[][] = []
  const doubles: string[] = []
  let clock = 1_000
  let isHeld = false
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
    now: () => clock++,
    random: () => crypto.getRandomValues(new Uint8Array(10)),
    pause: () => {
      if (!isHeld) return { done: Promise.resolve(), wake: () => undefined }
      let wake = (): void => undefined
      const over = new Promise<void>((resolve) => (wake = resolve))
      release = wake
      return { done: over, wake }
    },
  })
  const settled = async () => {
    while (queue.get().items.some(({ state }) => state === 'waiting') && !queue.get().isExpired) await Promise.resolve()
  }
  return {
    queue,
    notes,
    losses,
    refuse,
    asked,
    done,
    doubles,
    settled,
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
    await Promise.resolve()
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
    await Promise.resolve()
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
    const { queue, losses, asked, hold, go, settled } = room()
    hold()
    losses.push('request', 'badInput', 'badInput')
    for (const text of ['one', 'two', 'three']) queue.add(send(text))
    await Promise.resolve()
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

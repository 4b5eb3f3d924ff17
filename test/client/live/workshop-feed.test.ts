// Following a workshop over requests that wait.
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../../client/api.ts'
import { leftOf } from '../../../client/live/round-clock.ts'
import { WorkshopFeed } from '../../../client/live/workshop-feed.ts'
import type { CommonView, FeedMessage } from '../../../shared/workshop/view.ts'

const head = (phaseNumber: number) => ({ phaseNumber }) as CommonView['head'] // only this is looked at here
const whole = (revision: number): FeedMessage => ({
  from: null,
  revision,
  now: 5_000,
  common: { head: head(revision), contributions: {} },
  own: null,
})
const step = (from: number, revision: number): FeedMessage => ({
  from,
  revision,
  now: 5_000,
  common: { head: head(revision) },
  own: null,
})

/** A server that answers with these, one a request, then waits; and the revisions that it was asked for. */
function follow(replies: (FeedMessage | Failure)[]) {
  const asked: (number | undefined)[] = []
  let comeBack = (): void => undefined
  const feed = new WorkshopFeed({
    read: (after, signal) => {
      asked.push(after)
      const reply = replies.shift()
      if (reply instanceof Failure) return Promise.reject(reply)
      if (reply) return Promise.resolve(reply)
      return new Promise((_, end) => signal.addEventListener('abort', () => end(new DOMException('', 'AbortError'))))
    },
    now: () => 1_000,
    chance: () => 0,
    onReturn: (back) => ((comeBack = back), () => undefined),
  })
  feed.start()
  return { feed, asked, comeBack: () => comeBack() }
}

describe('the feed of a workshop', () => {
  it('has timers right on a phone whose clock is two hours wrong, either way [A38]', async () => {
    const server = Date.UTC(2026, 2, 12, 14)
    const twoHours = 7_200_000
    const round = { endsAt: server + 250_000, remaining: null } as NonNullable<CommonView['head']['round']> // only its time is looked at
    for (const wrong of [-twoHours, twoHours]) {
      const feed = new WorkshopFeed({
        read: (after, signal) =>
          after === undefined
            ? Promise.resolve({ ...whole(1), now: server })
            : new Promise((_, end) => signal.addEventListener('abort', () => end(new DOMException('', 'AbortError')))),
        now: () => server + wrong,
        chance: () => 0,
        onReturn: () => () => undefined,
      })
      feed.start()
      await feed.reached(1)
      const { offset } = feed.get()
      expect(leftOf(round, null, server + wrong + offset)).toBe(250_000)
      feed.stop()
    }
  })

  it('reads all, then what came after, and knows how late its clock is', async () => {
    const { feed, asked } = follow([whole(4), step(4, 6)])
    await feed.reached(6)
    expect(feed.get()).toMatchObject({ status: { is: 'live' }, revision: 6, offset: 4_000, common: { head: head(6) } })
    expect(asked).toEqual([undefined, 4, 6])
    feed.stop()
  })

  it('reads all again after a gap', async () => {
    const { feed, asked } = follow([whole(4), step(5, 6), whole(6)])
    await feed.reached(6)
    expect(asked.slice(0, 3)).toEqual([undefined, 4, undefined])
    feed.stop()
  })

  it('keeps what it shows while nobody answers, and asks at once when the network is back', async () => {
    const { feed, asked, comeBack } = follow([whole(4), new Failure('offline'), step(4, 5)])
    await vi.waitFor(() => expect(feed.get().status).toEqual({ is: 'late' }))
    expect(feed.get().common?.head).toEqual(head(4))
    comeBack()
    await feed.reached(5)
    expect(asked).toEqual([undefined, 4, 4, 5])
    feed.stop()
  })

  it('ends with what asking again would not change', async () => {
    const { feed, asked } = follow([new Failure('notYourGuest'), whole(1)])
    await vi.waitFor(() => expect(feed.get().status).toMatchObject({ is: 'gone' }))
    expect(asked).toEqual([undefined])
  })
})

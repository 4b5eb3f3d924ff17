// The client of the notices, with a fake socket and fake timers.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Notices, refreshEvery, type TextEvents } from '../../../client/live/notices.ts'
import { everything } from '../../../shared/topics.ts'

let sockets: { events: TextEvents; said: unknown[]; isClosed: boolean }[]
let back: () => void
let notices: Notices

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  notices = new Notices({
    open: (events) => {
      const socket = { events, said: [] as unknown[], isClosed: false }
      sockets.push(socket)
      return { send: (text) => socket.said.push(JSON.parse(text)), close: () => (socket.isClosed = true) }
    },
    chance: () => 0.5,
    onReturn: (call) => {
      back = call
      return () => undefined
    },
  })
})

afterEach(() => {
  notices.stop()
  vi.useRealTimers()
})

const last = () => {
  const socket = sockets.at(-1)
  if (!socket) throw new Error('no socket was opened')
  return socket
}
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)

it('[N1] says what is watched, once per turn, and calls those who watch', async () => {
  const heard: string[] = []
  notices.start()
  notices.watch(['document:1'], (topic) => heard.push(`a ${topic}`))
  const leave = notices.watch(['document:1', 'demarche:1'], (topic) => heard.push(`b ${topic}`))
  last().events.opened()
  await settle()
  expect(last().said).toEqual([{ watch: ['demarche:1', 'document:1'] }])
  last().events.message('{"topic":"document:1"}')
  leave()
  await settle()
  last().events.message('{"topic":"document:1"}')
  expect(heard).toEqual(['a document:1', 'b document:1', 'a document:1'])
  expect(last().said.at(-1)).toEqual({ watch: ['document:1'] })
})

it('[N2] after a lost connection it watches again, and says that anything may have moved', async () => {
  const heard: string[] = []
  notices.start()
  notices.watch(['document:1'], (topic) => heard.push(topic))
  last().events.opened()
  last().events.closed(1006)
  await settle(1000)
  expect(sockets).toHaveLength(2)
  last().events.opened()
  expect(last().said).toEqual([{ watch: ['document:1'] }])
  expect(heard).toEqual([everything])
})

it('[N4] where no socket opens, everything is read again by the clock and when the person comes back', async () => {
  let heard = 0
  notices.start()
  notices.watch(['document:1'], () => heard++)
  last().events.closed(1006)
  await settle(1000)
  last().events.closed(1006)
  expect(heard).toBe(0)
  await settle(refreshEvery)
  expect(heard).toBe(1)
  back()
  expect(heard).toBe(2)
  last().events.opened()
  await settle(refreshEvery * 3)
  expect(heard).toBe(2)
})

it('[N3] a session that ended stops it: the next reading says so', async () => {
  let heard = 0
  notices.start()
  notices.watch(['document:1'], () => heard++)
  last().events.opened()
  last().events.closed(4401)
  await settle(120_000)
  expect(heard).toBe(1)
  expect(sockets).toHaveLength(1)
  notices.start()
  expect(sockets).toHaveLength(2)
})

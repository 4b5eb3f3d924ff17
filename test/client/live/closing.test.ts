// What a page says of each way in which its connection ends, and whether it comes back.
import { beforeEach, describe, expect, it } from 'vitest'
import { closeCode } from '../../../shared/protocol.ts'
import { docOf, FakeDevice, FakeServer, pagesOfEachTest, settle, statusOf, textOf, write } from './fakes.ts'

let server: FakeServer
const openPage = pagesOfEachTest()
const open = () => openPage(server, new FakeDevice())

beforeEach(() => {
  server = new FakeServer()
  write(server.doc, 'du serveur')
})

describe('closing', () => {
  const cases: [number, string][] = [
    [closeCode.malformed, 'unavailable'],
    [closeCode.signedOut, 'signedOut'],
    [closeCode.noRight, 'noRight'],
    [closeCode.wrongEpoch, 'reload'],
    [closeCode.wrongGeneration, 'reload'],
    [closeCode.tooMany, 'tooManyTabs'],
  ]
  it.each(cases)('[C5] %i is said as %s, and is not tried again', async (code, is) => {
    const live = open()
    await settle()
    server.close(code)
    await settle(60_000)
    expect(statusOf(live)).toBe(is)
    expect(live.get().mayEdit).toBe(false)
    expect(server.urls).toHaveLength(1)
  })

  const transient = [closeCode.restarting, closeCode.accessChanged, closeCode.tooSlow, closeCode.overloaded, 1006]
  it.each(transient)('[C4] %i comes back by itself', async (code) => {
    const live = open()
    await settle()
    server.close(code)
    await settle(15_000)
    expect(statusOf(live)).toBe('saved')
    expect(server.urls).toHaveLength(2)
  })

  const turnedAway = [
    [closeCode.roomFull, 'roomFull'],
    [closeCode.overloaded, 'busy'],
  ] as const
  it.each(turnedAway)('[C5] turned away with %i, it says so until it is let in', async (code, is) => {
    server.closesWith = code
    const live = open()
    const said = new Set<string>()
    await settle()
    live.subscribe(() => said.add(statusOf(live)))
    await settle(60_000)
    expect(said).toEqual(new Set([is]))
    expect(server.urls.length).toBeGreaterThan(2)
    server.closesWith = null
    await settle(30_000)
    expect(statusOf(live)).toBe('saved')
  })

  it('[C5] turned away and then without any network, it is offline', async () => {
    server.closesWith = closeCode.roomFull
    const live = open()
    await settle()
    expect(statusOf(live)).toBe('roomFull')
    server.isDown = true
    await settle(30_000)
    expect(statusOf(live)).toBe('offline')
  })

  it('[C5] an expired session keeps the edits, and sends them once signed in again', async () => {
    const live = open()
    await settle()
    server.holdsSaves = true
    server.close(closeCode.signedOut)
    write(docOf(live), 'gardé')
    await settle()
    expect(live.get().setAside).toEqual([])
    server.holdsSaves = false
    live.reconnect()
    await settle(1000)
    expect(statusOf(live)).toBe('saved')
    expect(textOf(server.doc)).toBe('du serveur gardé')
  })
})

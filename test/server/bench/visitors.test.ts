// The typists of the bench who come back by themselves: their account of what they hold must be the truth.
import { expect, it, onTestFinished } from 'vitest'
import type { Ticket } from '../../bench/load/orders.ts'
import { seedAsMade, seedFor } from '../../bench/seed.ts'
import { fingerprintOfUpdates, Movers } from '../../bench/visitors/movers.ts'
import { storeDocument } from '../../bench/documents/storing.ts'
import { aHouse, type House } from '../../support/live-house.ts'

async function aRoomFullOfMovers() {
  const house = await aHouse(['ana', 'ben', 'cleo'])
  const { update, desks } = seedFor(3)
  const { database, documentId } = house
  const actorIds = [house.resident('ana').actorId]
  await storeDocument(seedAsMade(update), {
    sql: database.app,
    documentId,
    actorIds,
    snapshot: 'none',
    until: new Date(),
  })
  const base = await house.rows()
  const movers = new Movers()
  onTestFinished(() => movers.leave())
  const specs = ['ana', 'ben', 'cleo'].map((name, n) => ({ tickets: [wayOf(house, name)], desk: desks[n]! }))
  await movers.moveIn(
    specs,
    base.map((row) => row.update),
    0,
  )
  return { house, movers }
}

function wayOf(house: House, name: string): Ticket {
  const url = new URL(house.url({ ours: '1' }))
  return {
    port: Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: { cookie: house.resident(name).cookie },
    dialect: { kind: 'y-websocket' },
  }
}

const logged = async (house: House) => fingerprintOfUpdates((await house.rows()).map(({ update }) => update))

it('who was sent away comes back, hands in what was not saved, and holds what the log holds', async () => {
  const { house, movers } = await aRoomFullOfMovers()
  await movers.type(14, 5)
  house.live.recheck(`access:document:${house.documentId}`)
  await movers.type(14, 5)
  expect((await movers.settle(20_000)).settled).toBe(true)
  const told = movers.tell()
  expect(told.map(({ typed, saved, returns, lost }) => [typed, saved, returns > 0, lost])).toEqual(
    told.map(() => [28, 28, true, 0]),
  )
  expect(new Set(told.map(({ fingerprint }) => fingerprint))).toEqual(new Set([await logged(house)]))
})

it('a row that is missing is noticed', async () => {
  const { house, movers } = await aRoomFullOfMovers()
  await movers.type(3, 5)
  expect((await movers.settle(20_000)).settled).toBe(true)
  const rows = await house.rows()
  const [one] = movers.tell()
  expect(fingerprintOfUpdates(rows.slice(0, -1).map(({ update }) => update))).not.toBe(one?.fingerprint)
})

// Leaving a process that others stand beside: said first, then everyone is sent on bit by bit; a second signal hurries.
import { expect, test } from 'vitest'
import { spread } from '../../server/realtime/spread.ts'
import { closeCode } from '../../shared/protocol.ts'
import { aWholeProduct } from '../support/whole-product.ts'

test('all are sent away evenly, and the last before time is up [O12]', async () => {
  const steps: number[] = []
  let closed = 0
  let waited = 0
  const wait = async (milliseconds: number) => {
    steps.push(closed)
    waited += milliseconds
  }
  const all = Array.from({ length: 1_000 }, (_, at) => at)
  await spread(all, () => closed++, { milliseconds: 10_000, wait })
  expect(closed).toBe(1_000)
  expect(waited).toBeLessThan(10_000)
  expect(steps).toEqual(Array.from({ length: 19 }, (_, at) => (at + 1) * 50))
})

test('a few are sent away without waiting for nobody, and none need no time [O12]', async () => {
  let waits = 0
  const wait = async () => void waits++
  const closed: string[] = []
  await spread(['ana'], (name) => closed.push(name), { milliseconds: 10_000, wait })
  await spread<string>([], (name) => closed.push(name), { milliseconds: 10_000, wait })
  expect([closed, waits]).toEqual([['ana'], 0])
})

test('it is said on /readyz while all goes on; hurried, everyone is sent on with a code that comes back [O12]', async () => {
  const product = await aWholeProduct()
  const nadia = product.open(product.pilot)
  await nadia.whenSynced()
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
  const hurry = new AbortController()
  const drained = product.app.drain(600_000, hurry.signal)
  expect((await fetch(`${product.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200)
  nadia.type('encore ici')
  await nadia.whenSaved()
  const ben = product.open(await product.join('writer'))
  await ben.whenSynced()
  ben.type('juste avant')
  hurry.abort()
  await drained
  await Promise.all([nadia.whenClosed(), ben.whenClosed()])
  expect([nadia.closedWith, ben.closedWith]).toEqual([closeCode.restarting, closeCode.restarting])
  const late = product.open(product.pilot)
  await late.whenClosed()
  expect(late.closedWith).toBe(closeCode.restarting)
  expect(await product.app.close()).toBe(0)
})

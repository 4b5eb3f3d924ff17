// A session that runs out under someone who is writing: real sessions, a real socket, a clock that is moved.
import { expect, test } from 'vitest'
import { closeCode } from '../../../shared/protocol.ts'
import { aWholeProduct } from '../../support/whole-product.ts'

const day = 24 * 3600 * 1000

async function aProductInTime() {
  const start = Date.now()
  const clock = { days: 0 }
  const product = await aWholeProduct({ now: () => new Date(start + clock.days * day) })
  return { product, clock }
}

test('a socket that is looked at keeps its session, for ninety days and no longer [P7]', async () => {
  const { product, clock } = await aProductInTime()
  const client = product.open(product.pilot)
  await client.whenSynced()
  for (clock.days = 10; clock.days < 90; clock.days += 10) {
    await product.live.revalidate()
    expect(client.closedWith, `day ${clock.days}`).toBeNull()
  }
  clock.days = 91
  await product.live.revalidate()
  await client.whenClosed()
  expect(client.closedWith).toBe(closeCode.signedOut)
})

test('fourteen days without a visit: the socket is closed as signed out, what was saved stays [P7, P9]', async () => {
  const product = await aWholeProduct()
  const writer = await product.join('writer')
  const client = product.open(writer)
  const other = product.open(product.pilot)
  await Promise.all([client.whenSynced(), other.whenSynced()])
  client.type('Avant.')
  await client.whenSaved()
  // lucia compares with the machine's own clock, so the row is aged rather than the time moved
  await product.database.owner`
    update auth_session set expires_at = now() - interval '1 second' where person_id = ${writer.me.id}`
  await product.live.revalidate()
  await client.whenClosed()
  expect(client.closedWith).toBe(closeCode.signedOut)
  expect(other.closedWith).toBeNull()
  const again = product.open(writer)
  await again.whenClosed()
  expect(again.closedWith).toBe(closeCode.signedOut)
  await other.until(() => other.text === 'Avant.')
})

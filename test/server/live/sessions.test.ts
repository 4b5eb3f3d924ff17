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

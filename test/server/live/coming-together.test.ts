// A hall that comes in at once, on the whole product: each is given their own seat, or told once why there is none.
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode, EPOCH } from '../../../shared/protocol.ts'
import { aWholeProduct, type Person, type WholeProduct } from '../../support/whole-product.ts'

/** Sync, step 1, of somebody who has nothing. */
const question = new Uint8Array([0, 0, 1, 0])

function comeIn({ url, documentId }: WholeProduct, cookie: string): Promise<number | 'seated'> {
  const address = `${url.replace('http', 'ws')}/live/document/${documentId}?epoch=${EPOCH}&ours=1`
  const socket = new WebSocket(address, { headers: { cookie, origin: url } })
  socket.once('open', () => socket.send(question))
  const seated = once(socket, 'message').then(() => {
    socket.terminate()
    return 'seated' as const
  })
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  return Promise.race([seated, closed])
}

const outcomes = (product: WholeProduct, hall: readonly Person[]) =>
  Promise.all(hall.map(({ visitor }) => comeIn(product, visitor.cookie)))

test('[L85] in one moment members come in, a stranger and whoever signed out do not', async () => {
  const product = await aWholeProduct()
  const [ana, ben, gone] = [await product.join('writer'), await product.join('observer'), await product.join('writer')]
  const { demarcheId } = product
  await product.pilot.visitor.call('removeMember', { demarcheId, personId: gone.me.id })
  const { cookie } = ana.visitor
  const signedOut = await product.join('writer')
  const old = signedOut.visitor.cookie
  await signedOut.visitor.call('signOut', {})
  const told = await Promise.all([
    comeIn(product, gone.visitor.cookie),
    comeIn(product, cookie),
    comeIn(product, old),
    comeIn(product, product.pilot.visitor.cookie),
    comeIn(product, cookie),
    comeIn(product, ben.visitor.cookie), // observers are not shown a draft
  ])
  const { noRight, signedOut: isNobody } = closeCode
  expect(told).toEqual([noRight, 'seated', isNobody, 'seated', 'seated', noRight])
})

test('[L85] while they cannot be looked up all are told to come again, and then they are let in', async () => {
  const product = await aWholeProduct()
  const hall = [product.pilot, await product.join('writer'), await product.join('writer')]
  const { owner } = product.database
  for (const table of ['auth_session', 'membership']) {
    await owner.unsafe(`revoke select on ${table} from maillage_app`)
    expect(await outcomes(product, hall)).toEqual(hall.map(() => closeCode.overloaded))
    await owner.unsafe(`grant select on ${table} to maillage_app`)
    expect(await outcomes(product, hall)).toEqual(hall.map(() => 'seated'))
  }
})

// What comes before a room is loaded, while the store keeps everybody waiting.
import { expect, test } from 'vitest'
import { closeCode, frameLimit } from '../../../shared/protocol.ts'
import { Ground } from '../../torture/frames/ground.ts'

test('[W5] of one sender no more is kept than one frame of the largest size', async () => {
  const ground = new Ground()
  ground.store('a text').isHolding = true
  const patient = ground.join('a text', 'ana', {}, () => undefined)
  const hasty = ground.join('a text', 'ben', {}, () => undefined)
  const many = ground.join('a text', 'cleo', {}, () => undefined)
  await ground.pass(10)
  patient.receive(new Uint8Array(frameLimit.socket))
  hasty.receive(new Uint8Array(frameLimit.socket))
  hasty.receive(new Uint8Array(1))
  for (let n = 0; n < 300; n++) many.receive(new Uint8Array([3]))
  expect([patient, hasty, many].map((line) => line.closedWith)).toEqual([
    null,
    closeCode.overloaded,
    closeCode.malformed,
  ])
})

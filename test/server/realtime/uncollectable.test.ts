// A text that Yjs cannot collect: it stays open for those who may see its history, and costs next to nothing.
import { expect, test } from 'vitest'
import { Lab } from '../../support/lab.ts'

test('[L50] a text of which no snapshot can be made is told once, tried less and less often, opened from its rows, and closed', async () => {
  const lab = new Lab({ people: ['ana', 'ben'] })
  await lab.join('ana')
  await lab.settle()
  lab.store.cannotCollect = true
  for (let n = 0; n < 30; n++) {
    lab.type('ana', 'x')
    await lab.settle()
  }
  lab.cut('ana')
  lab.cut('ben')
  for (let seconds = 0; seconds < 60; seconds++) await lab.clock.pass(1_000)
  expect(lab.store.collected).toBeGreaterThan(1)
  expect(lab.store.collected).toBeLessThan(8)
  expect(lab.told.filter((message) => message === 'no snapshot could be made')).toHaveLength(1)
  expect(lab.rooms.count, 'it has left memory').toBe(0)
  await lab.join('ana', 'ben')
  await lab.settle()
  expect(lab.client('ben').doc.getText('text').toString()).toBe('x'.repeat(30))
})

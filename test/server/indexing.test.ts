// The index beside the running product: what is typed is found soon after, by way of the thread; and the thread itself.
import { expect, onTestFinished, test, vi } from 'vitest'
import { OffThread } from '../../server/off-thread.ts'
import { aWholeProduct } from '../support/whole-product.ts'

test('[Q1] what somebody types is found, without a word of the index on the way', { timeout: 60_000 }, async () => {
  const product = await aWholeProduct()
  const author = product.open(product.pilot)
  await author.whenSynced()
  author.type('Le tramway passera par Lissac.')
  await author.whenSaved()
  await vi.waitFor(
    async () => {
      const { documents } = await product.pilot.visitor.call('search', { sought: 'tramway' })
      expect(documents).toHaveLength(1)
    },
    { timeout: 40_000, interval: 200 },
  )
})

const echo = (options: { patienceMs?: number } = {}) => {
  const thread = new OffThread<string, string>({
    program: 'none',
    source: new URL('../support/echo-thread.ts', import.meta.url),
    ...options,
  })
  onTestFinished(() => thread.close())
  return thread
}

test('a thread answers in order, tells whoever asked where it failed, and is started again when it dies [O7]', async () => {
  const thread = echo()
  expect(await Promise.all([thread.ask('a'), thread.ask('b')])).toEqual(['a', 'b'])
  const failure = await thread.ask('fail').catch(String)
  expect(failure).toContain('echo-thread') // where it failed; not its words, which may be those of a text
  expect(failure).not.toContain('as asked')
  await expect(thread.ask('die')).rejects.toThrow()
  expect(await thread.ask('c')).toBe('c')
})

test('a thread that takes too long is ended, and the next question has another', async () => {
  const thread = echo({ patienceMs: 5_000 })
  expect(await thread.ask('warm')).toBe('warm')
  await expect(thread.ask('hang')).rejects.toThrow('no answer')
  expect(await thread.ask('d')).toBe('d')
})

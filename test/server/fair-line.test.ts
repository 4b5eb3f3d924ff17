// Turns among those who ask: however much one asks for, others are next.
import { expect, test } from 'vitest'
import { FairLine } from '../../server/fair-line.ts'

/** A line whose work ends when the test says so, in the order in which it began. */
function aLine(options = { mostWaiting: 100, mostOfOne: 100 }) {
  const line = new FairLine(options)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (who: string, what: string, left?: AbortSignal) =>
    line
      .hold(
        who,
        () => {
          begun.push(what)
          return new Promise<string>((resolve) => ends.push(() => resolve(what)))
        },
        left && (() => left),
      )
      .catch(({ code }: { code: string }) => code)
  const finish = async (): Promise<void> => {
    while (ends.length > 0) {
      ends.shift()?.()
      await new Promise(setImmediate)
    }
  }
  return { ask, begun, ends, finish }
}

test('whoever asked fifty times waits for themselves: somebody else is next [H2]', async () => {
  const { ask, begun, finish } = aLine()
  const many = Array.from({ length: 50 }, (_, n) => ask('ana', `ana ${n}`))
  const [ben, eva, again] = [ask('ben', 'ben'), ask('eva', 'eva'), ask('ben', 'ben again')]
  await finish()
  expect(begun.slice(0, 6)).toEqual(['ana 0', 'ana 1', 'ben', 'eva', 'ana 2', 'ben again'])
  expect(await Promise.all([ben, eva, again])).toEqual(['ben', 'eva', 'ben again'])
  expect(await Promise.all(many)).toEqual(Array.from({ length: 50 }, (_, n) => `ana ${n}`))
})

test('so many of one person wait, and so many in all; others are told to come again, and there is room once they were answered', async () => {
  const { ask, begun, finish } = aLine({ mostWaiting: 3, mostOfOne: 2 })
  const asked = ['ana', 'ana', 'ana', 'ana', 'ben', 'ben'].map((who, n) => ask(who, `${who} ${n}`))
  await finish()
  expect(await Promise.all(asked)).toEqual(['ana 0', 'ana 1', 'ana 2', 'busy', 'ben 4', 'busy'])
  const later = ask('eva', 'eva later')
  await finish()
  expect(await later).toBe('eva later')
  expect(begun).not.toContain('ana 3')
})

test('where no more may wait, whoever asked for most gives way to who waits for nothing yet [H2]', async () => {
  const { ask, finish } = aLine({ mostWaiting: 4, mostOfOne: 3 })
  const asked = ['ana', 'ana', 'ben', 'ben', 'ben', 'eva', 'mia', 'ida', 'ida'].map((who, n) => ask(who, `${who} ${n}`))
  await finish()
  const told = ['ana 0', 'ana 1', 'ben 2', 'busy', 'busy', 'eva 5', 'mia 6', 'busy', 'busy']
  expect(await Promise.all(asked)).toEqual(told)
})

test('what nobody waits for any more is not begun, and what fails keeps nobody waiting', async () => {
  const { ask, begun, finish } = aLine()
  const left = new AbortController()
  const first = ask('ana', 'first')
  const gone = ask('ben', 'gone', left.signal)
  const last = ask('ben', 'last')
  left.abort()
  await finish()
  expect([await first, await gone, await last]).toEqual(['first', 'busy', 'last'])
  expect(begun).toEqual(['first', 'last'])
  const line = new FairLine({ mostWaiting: 5, mostOfOne: 5 })
  const [fails, follows] = [
    line.hold('ana', () => Promise.reject(new Error('as asked'))),
    line.hold('ben', async () => 'follows'),
  ]
  await expect(fails).rejects.toThrow('as asked')
  expect(await follows).toBe('follows')
})

// Questions that come together are one statement; each gets its own answer, and none an old one.
import { expect, test } from 'vitest'
import { Together } from '../../../server/db/together.ts'

function aStore() {
  const values = new Map([
    ['a', 1],
    ['b', 2],
  ])
  const asked: string[][] = []
  const together = new Together<number>(async (keys) => {
    asked.push([...keys])
    return new Map(keys.flatMap((key) => (values.has(key) ? [[key, values.get(key) ?? 0] as const] : [])))
  })
  return { values, asked, together }
}

test('[L85] those who ask in the same moment are one statement, and each has its own answer', async () => {
  const { asked, together } = aStore()
  expect(await Promise.all(['a', 'b', 'c', 'a'].map((key) => together.of(key)))).toEqual([1, 2, null, 1])
  expect(asked).toEqual([['a', 'b', 'c']])
})

test('[L85] whoever asks later is told what is true then', async () => {
  const { values, asked, together } = aStore()
  const first = together.of('a')
  expect(await first).toBe(1)
  values.set('a', 3)
  expect(await together.of('a')).toBe(3)
  expect(asked).toHaveLength(2)
})

test('[L85] whoever asks while a statement is under way is not given its answer', async () => {
  const answers: ((value: number) => void)[] = []
  const together = new Together<number>(
    () => new Promise((resolve) => answers.push((value) => resolve(new Map([['a', value]])))),
  )
  const first = together.of('a')
  await expect.poll(() => answers.length).toBe(1)
  const second = together.of('a')
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.(2)
  answers[0]?.(1)
  expect(await Promise.all([first, second])).toEqual([1, 2])
})

test('[L85] no statement is for more than two hundred', async () => {
  const { asked, together } = aStore()
  await Promise.all(Array.from({ length: 450 }, (_, i) => together.of(String(i))))
  expect(asked.map((keys) => keys.length)).toEqual([200, 200, 50])
})

test('[L85] a statement that fails is told to all who asked, and to nobody after them', async () => {
  let fails = true
  const together = new Together<number>(async (keys) => {
    if (fails) throw new Error('away')
    return new Map(keys.map((key) => [key, 1]))
  })
  const answers = await Promise.allSettled([together.of('a'), together.of('b')])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await together.of('a')).toBe(1)
})

// The registry and its text: what a strict reader of the format takes from it.
import { expect, test } from 'vitest'
import { Registry } from '../../../server/metrics/registry.ts'
import { readMetrics } from '../../support/prometheus.ts'

test('whatever stands in a help or a label comes back as it was [O9]', async () => {
  const registry = new Registry()
  const odd = 'a "quoted" back\\slash\nand {braces}, = signs'
  registry.reading('gauge', 'odd', odd, () => [
    [{ kind: odd, other: '' }, 1],
    [{ kind: 'plain', other: '\\n' }, -0.5],
  ])
  expect(readMetrics(await registry.text()).get('odd')).toEqual({
    type: 'gauge',
    help: odd,
    samples: [
      { name: 'odd', labels: { kind: odd, other: '' }, value: 1 },
      { name: 'odd', labels: { kind: 'plain', other: '\\n' }, value: -0.5 },
    ],
  })
})

test('numbers of every size are written so that they can be read [O9]', async () => {
  const numbers = [0, 1e21, 1.5e-9, 2 ** 53, Infinity, -Infinity, NaN, 0.1 + 0.2]
  const registry = new Registry()
  registry.reading('gauge', 'numbers', 'All.', () => numbers.map((value, at) => [{ at: String(at) }, value]))
  const read = readMetrics(await registry.text()).get('numbers')
  expect(read?.samples.map(({ value }) => value)).toEqual(numbers)
})

test('a histogram counts each value in every bucket that holds it, its bound included [O9]', async () => {
  const registry = new Registry()
  const histogram = registry.histogram('sizes', 'Sizes.', [1, 2.5, 10])
  for (const value of [0.5, 1, 2, 2.5, 11]) histogram.observe(value)
  const samples = readMetrics(await registry.text()).get('sizes')?.samples ?? []
  expect(samples.map(({ name, labels, value }) => [name, labels['le'], value])).toEqual([
    ['sizes_bucket', '1', 2],
    ['sizes_bucket', '2.5', 4],
    ['sizes_bucket', '10', 4],
    ['sizes_bucket', '+Inf', 5],
    ['sizes_sum', undefined, 17],
    ['sizes_count', undefined, 5],
  ])
})

test('a counter of a closed list is there with all its values before the first is counted', async () => {
  const registry = new Registry()
  const cells = registry.counters('refused_total', 'Refused.', 'reason', ['frozen', 'readOnly'])
  cells.readOnly.add()
  const samples = readMetrics(await registry.text()).get('refused_total')?.samples
  expect(samples?.map(({ labels, value }) => [labels['reason'], value])).toEqual([
    ['frozen', 0],
    ['readOnly', 1],
  ])
})

test('what has nothing to show is left out, and two metrics of one name are a bug', async () => {
  const registry = new Registry()
  registry.reading('gauge', 'unknown_here', 'Nothing.', () => [])
  registry.reading('gauge', 'known', 'One.', () => 1)
  expect([...readMetrics(await registry.text()).keys()]).toEqual(['known'])
  expect(() => registry.counter('known', 'Again.')).toThrow('two metrics called known')
})

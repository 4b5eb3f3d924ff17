// Hostile frames at the rooms: a fixed seed, a random one that is printed, and the frames that once found something.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usualSeed } from '../../torture/part.ts'
import { Assault } from '../../torture/frames/assault.ts'
import { root } from '../../support/paths.ts'

/** With those of test/e2e/frames.test.ts 20,000 in `npm test`; fewer in `npm run check`, which sets FUZZ_RUNS. */
const frames = Number(process.env['FRAMES'] ?? (process.env['FUZZ_RUNS'] === undefined ? 8_000 : 2_000))

test(`[W4] [L21] ${frames} malformed and half-valid frames: nobody else is touched, and only what can be read is kept`, async () => {
  const random = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  for (const [seed, count] of [
    [usualSeed, frames * 0.75],
    [random, frames * 0.25],
  ] as const) {
    const assault = new Assault(seed)
    await assault.run(count)
    expect(assault.failures, `SEED=${seed} npm test hostile-frames\n${assault.lastFrames()}`).toEqual([])
    expect(assault.counts.rows).toBeGreaterThan(count / 20)
    console.log(`SEED=${seed} ${JSON.stringify(assault.counts)}`)
  }
}, 300_000)

const corpus = readFileSync(join(root, 'test/torture/frames/corpus.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [bytes = '', ...sentence] = line.split(' ')
    return {
      frames: bytes.split('+').map((hex) => new Uint8Array(Buffer.from(hex, 'hex'))),
      sentence: sentence.join(' '),
    }
  })

test.each(corpus)('[W4] once found: $sentence', async ({ frames: found }) => {
  const assault = new Assault(usualSeed)
  await assault.replay(found)
  expect(assault.failures).toEqual([])
})

// What is left in memory of those who attacked, of what they said and of the texts in which they said it.
import { expect, test } from 'vitest'
import { closeCode } from '../../../shared/protocol.ts'
import { chanceFrom } from '../../support/chance.ts'
import { syncMessage } from '../../torture/frames/envelope.ts'
import { Ground, type Line } from '../../torture/frames/ground.ts'
import { hostileFrame } from '../../torture/frames/hostile.ts'
import { record } from '../../torture/frames/recorded.ts'
import { growthOf, liveMegabytes } from '../../torture/live.ts'
import { usualSeed } from '../../torture/part.ts'

/** Many texts, so that what would be kept of each adds up; those of the first looks warm the engine up. */
const looks = 4
const textsPerLook = 12
const framesPerText = 30
/** Lines of each text that bring one frame, which cannot be read. */
const linesPerText = 150
/** Megabytes. What the engine compiles meanwhile takes a tenth or two; a room of those that were open takes a quarter, a connection nearly nothing. */
const mostGrowth = 1

const chance = chanceFrom(usualSeed)
const recording = record(chance, 30)
const ground = new Ground()

/** Somebody attacks a text, coming again whenever they are sent away, while somebody else reads it; then all leave. */
async function attack(documentId: string): Promise<void> {
  const lines: Line[] = []
  const come = (name: string): Line => {
    const line = ground.join(documentId, name, {}, () => undefined)
    lines.push(line)
    return line
  }
  const template = come('template')
  await ground.pass(5)
  template.receive(syncMessage('update', recording.base))
  come('honest-reader')
  let hostile = come('hostile-writer')
  for (let n = 0; n < framesPerText; n++) {
    if (n % 5 === 0) await ground.pass(5)
    if (hostile.closedWith !== null) hostile = come('hostile-writer')
    const text = { doc: ground.store(documentId).replay, own: 100 }
    hostile.receive(hostileFrame(recording, n % recording.edits.length, text, chance).bytes)
  }
  const strange = Array.from({ length: linesPerText }, () => come('hostile-writer'))
  for (const line of strange) line.receive(Uint8Array.of(255))
  await ground.pass(5)
  for (const line of strange) expect(line.closedWith).toBe(closeCode.malformed)
  for (const line of lines) line.cut()
  ground.forget(documentId)
}

test('[W8] of texts that were attacked, and of those who attacked them, nothing is left in memory once all have gone', async () => {
  const live: number[] = []
  for (let look = 0; look < looks; look++) {
    for (let nth = 0; nth < textsPerLook; nth++) await attack(`text ${look}-${nth}`)
    expect(await ground.empty()).toBeNull()
    live.push(await liveMegabytes())
  }
  expect(ground.failures).toEqual([])
  expect(growthOf(`the process that had ${looks * textsPerLook} texts open`, live, mostGrowth).failure).toEqual([])
  console.log(`live memory in MB: ${live.map((one) => one.toFixed(2)).join(' ')}`)
}, 120_000)

// Far more is pasted during an outage than may be held unsaved: beyond the limit edits are refused politely, memory stays
// bounded, and what was refused is asked for again and saved once the database is back.
import { setTimeout as wait } from 'node:timers/promises'
import { apart, missing, tokensOf } from '../../support/acts.ts'
import { logReport } from '../../support/log-check.ts'
import { readText } from '../../support/reader.ts'
import type { TokenTypist } from '../../support/token-typist.ts'
import { untilSo, within } from '../../support/patience.ts'
import { aWriter, inForm, roomBufferBytes, type Scene } from './scene.ts'

const authors = 8
const pasteBytes = 16_000

/** What the process may need beyond the words themselves: frames on their way, what the garbage collector has not seen to. */
const slackMegabytes = 160

export interface Flooded {
  pastedMegabytes: number
  refused: number
  grownMegabytes: number
  failures: string[]
}

export async function flood(scene: Scene): Promise<Flooded> {
  const { run, product, team, sql } = scene
  const { demarcheId, nadia } = team
  const { documentId } = await nadia.call('createDocument', { demarcheId, title: 'Crue', template: 'note' })
  const refused = new Map<string, number>()
  const writers = Array.from({ length: authors }, (_, n) => aWriter(run, product, documentId, nadia, `f${n}`, refused))
  await within(60_000, 'authors of the flood', Promise.all(writers.map((writer) => writer.whenSynced())))
  const before = scene.memory()
  const pastes = inForm(scene, 60, 30)
  const peak = await pasteWhileLocked(scene, documentId, writers, pastes)
  await within(90_000, 'the flood is saved', Promise.all(writers.map((writer) => writer.whenAnswered())))
  const pastedMegabytes = (authors * pastes * pasteBytes) / 2 ** 20
  const failures: string[] = []
  const times = refused.get('overloaded') ?? 0
  if (times === 0) failures.push(`${pastedMegabytes} MB were taken with a limit of ${roomBufferBytes / 2 ** 20}`)
  if (peak - before > slackMegabytes) failures.push(`memory grew by ${Math.round(peak - before)} MB`)
  const text = await within(60_000, 'a newcomer', readText(product.url, documentId, nadia.cookie))
  const found = tokensOf(text)
  for (const writer of writers) {
    failures.push(...missing(writer.promised(), found).gone.map((act) => `${act} did not come back`))
  }
  await untilSo('everyone has the same text', () => writers.every((writer) => writer.text === text), 20_000)
  const { text: rebuilt, problems } = await logReport(sql, documentId)
  failures.push(...problems, ...apart(text, rebuilt))
  for (const writer of writers) writer.leave()
  return {
    pastedMegabytes: Math.round(pastedMegabytes * 10) / 10,
    refused: times,
    grownMegabytes: Math.round(peak - before),
    failures: failures.map((failure) => `flood: ${failure}`),
  }
}

/** Pastes while no append of the document can end; the megabytes that the product held at most. */
async function pasteWhileLocked(scene: Scene, documentId: string, writers: readonly TokenTypist[], pastes: number) {
  const own = scene.server.superuser(1)
  let peak = scene.memory()
  try {
    await own`begin`
    await own`select from document_head where document_id = ${documentId} for update`
    for (let n = 0; n < pastes; n++) {
      for (const writer of writers) writer.paste(pasteBytes)
      await wait(50)
      peak = Math.max(peak, scene.memory())
    }
  } finally {
    await own.end({ timeout: 0 })
  }
  return peak
}

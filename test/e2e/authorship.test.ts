// Whose the words are after somebody else's gesture: two people of two organisations, in the real editor and by the product's own
// history. The table of decision 036 is what is measured here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isText, pageOf, type PageNode } from '../../shared/history/page.ts'
import { isShownText, type ShownNode } from '../../shared/history/shown.ts'
import type { Moment } from '../../shared/schemas/history.ts'
import { piecesOf } from '../../client/features/history/shown/runs.ts'
import { gestures, type Gesture } from '../support/gestures.ts'
import { inside } from '../support/inside.ts'
import { root } from '../support/paths.ts'
import { updatesIn } from '../support/rebuilt.ts'
import { aWrittenStory, goToEnd, pathOf, says, sheet, type Story } from '../support/story.ts'
import { Hand, pasteHtml } from '../support/text-hand.ts'
import type { Team } from '../support/instance.ts'
import type { Visitor } from '../support/visitor.ts'

let story: Story & { team: Team }
let author: Visitor

beforeAll(async () => {
  story = await aWrittenStory()
  author = await story.team.invite('m.aubanel@halles.example', 'Mireille Aubanel')
})
afterAll(async () => story?.close())

interface Part {
  letters: number
  /** Of the author: by the clients of Yjs, and by the history. */
  raw: number
  kept: number
  /** Of the author, put there by whoever made the gestures. */
  moved: number
}

const none = (): Part => ({ letters: 0, raw: 0, kept: 0, moved: 0 })

/** The parts of the document, which dividers keep apart, with whose the letters of each are. */
async function measure(): Promise<{ parts: Part[]; head: number; text: ShownNode }> {
  const { documentId, nadia } = story.team
  const { head } = await nadia.call('readHistory', { documentId })
  const moment = await nadia.call('readMoment', { documentId, position: head })
  const actorId = moment.hands.find(({ name }) => name === 'Mireille Aubanel')?.actorId ?? ''
  const { page, hers } = await inside(story.dataDir, async (sql) => {
    const doc = new Y.Doc()
    for (const update of await updatesIn(sql, documentId)) Y.applyUpdate(doc, update)
    const bound = await sql<{ client: bigint }[]>`
      select client from document_client where document_id = ${documentId} and actor_id = ${actorId}`
    return { page: pageOf(doc), hers: new Set(bound.map(({ client }) => Number(client))) }
  })
  const found = [none()]
  for (const [at, block] of moment.text.parts.entries()) {
    const typed = page.parts[at]
    if (isShownText(block) || typed === undefined || isText(typed)) throw new Error('blocks below the text')
    const last = found.at(-1)
    if (block.type === 'horizontalRule') found.push(none())
    else if (last) count(last, moment, block, rawIn(typed, hers))
  }
  return { parts: found, head, text: moment.text }
}

function count(part: Part, { hands }: Moment, block: ShownNode, raw: number): void {
  const nameOf = (stroke: { hand: number } | undefined) => stroke && hands[stroke.hand]?.name
  part.raw += raw
  for (const { text, written, moved } of piecesOf(block)) {
    part.letters += text.length
    if (nameOf(written) !== 'Mireille Aubanel') continue
    part.kept += text.length
    if (nameOf(moved) === 'Nadia Ferhat') part.moved += text.length
  }
}

function rawIn(block: PageNode, hers: ReadonlySet<number>): number {
  let letters = 0
  for (const one of block.parts) {
    if (!isText(one)) letters += rawIn(one, hers)
    else for (const [client, , length] of one.ids) if (hers.has(client)) letters += length
  }
  return letters
}

const percent = (letters: number, { letters: all }: Part, { typed = 0 }: Gesture) =>
  `${Math.round((100 * letters) / (all - typed))} %`

/** The rows of the table of decision 036. */
const published = () =>
  readFileSync(join(root, 'docs/decisions/036-carried-authorship.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| .* % \|$/.test(line))

test('each gesture leaves the words to whoever wrote them, and is told; restoring too: the published table [H2, H90]', async () => {
  const { team } = story
  const { documentId } = team
  const hers = await story.opens(author, team)
  const nadia = new Hand(await story.opens(team.nadia, team), hers)
  await sheet(hers).click()
  await hers.keyboard.press('Control+a')
  await pasteHtml(hers, gestures.map(({ html }) => html).join('<hr>'))
  await goToEnd(hers)
  await hers.keyboard.type(' Nous restons libres de choisir.')
  await says(hers, 'saved')
  await nadia.kept()
  const before = await measure()
  expect(before.parts).toHaveLength(gestures.length)
  for (const part of before.parts) expect(part).toEqual({ ...part, raw: part.letters, kept: part.letters, moved: 0 })
  const written = await nadia.json

  for (const { name, act, isUndone } of gestures) {
    const stood = await nadia.json
    await act(nadia)
    if (isUndone) await expect.poll(() => nadia.json, { message: name }).toBe(stood)
    else await expect.poll(() => nadia.json, { message: name }).not.toBe(stood)
    await nadia.kept()
  }
  const titled = before.text.parts.findLast((part) => !isShownText(part) && part.type === 'heading')
  const blockId = titled && !isShownText(titled) ? String(titled.attrs['id']) : ''
  await nadia.selectThrough('perdre la main', 'une seule par écrit')
  await nadia.type('. Abandonné')
  await nadia.kept()
  await team.nadia.call('restoreText', { documentId, position: before.head, scope: 'section', blockId })
  await sheet(hers).getByText('une seule par écrit. Nous restons libres').waitFor()
  await nadia.kept()

  const after = await measure()
  const measured = gestures.map((gesture, at) => {
    const part = after.parts[at] ?? none()
    return `| ${gesture.name} | ${percent(part.raw, part, gesture)} | ${percent(part.kept, part, gesture)} |`
  })
  expect(measured).toEqual(published())
  // What Yjs gives to another and we do not is told: who moved it, beside who wrote it.
  for (const { raw, kept, moved } of after.parts) expect(moved).toBe(kept - raw)

  await team.nadia.call('restoreText', { documentId, position: before.head, scope: 'whole' })
  await expect.poll(() => nadia.json).toBe(written)
  await nadia.kept()
  for (const part of (await measure()).parts) expect(part).toMatchObject({ kept: part.letters })

  await nadia.page.goto(`${pathOf(team)}/historique?moment=${after.head}&bloc=${blockId}`)
  await nadia.page
    .getByText(/^Écrit par Mireille Aubanel.*déplacé par Nadia Ferhat/)
    .first()
    .waitFor()
  expect(story.browser.complaints()).toEqual([])
})

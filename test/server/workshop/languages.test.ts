// A guest writes in German: in the row of the words, in every process, in the restitution; gone with the words. [A98]
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { textToRead } from '../../../server/domain/text-index.ts'
import { readDocument } from '../../../server/exchange/read-document.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aStage } from '../../support/stage.ts'
import { Refusal, Visitor } from '../../support/visitor.ts'
import { alone, aRoom, commonOf, done, ownOf } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const here = () => aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)

test('what is written in German is so in its row, for every process, by the code and in the restitution; erased, it is in none [A98, A54]', async () => {
  const room = await here()
  const { workshopId } = room
  const greta = await room.join(scene.stage.visitor(), { name: 'Greta' })
  const roundId = await room.roundId()
  const [german, french, erased] = [randomUUID(), await greta.send('Un bus'), randomUUID()]
  const sent = { kind: 'send', roundId, type: 'need', language: 'de' } as const
  await done(greta.do({ ...sent, contributionId: german, text: 'Mehr Busse' }))
  await done(greta.do({ ...sent, contributionId: erased, text: 'Weg damit' }))
  const rows = async () => {
    const all = await scene.stage.database.owner<{ key: string; language: string }[]>`
      select key, language from workshop_text where workshop_id = ${workshopId}`
    return Object.fromEntries(all.map(({ key, language }) => [key, language]))
  }
  expect(await rows()).toMatchObject({ [german]: 'de', [french]: 'fr', [erased]: 'de' })
  expect(ownOf(await greta.read()).contributions[german]?.language).toBe('de')
  await done(greta.do({ kind: 'erase', contributionId: erased }))
  expect(await rows()).toMatchObject({ [german]: 'de', [erased]: 'fr' })
  await done(greta.do({ kind: 'reword', contributionId: german, type: 'need', text: 'Noch mehr Busse' }))

  const elsewhere = await aStage({ database: scene.stage.database }) // which knows what the rows say, and nothing else
  const pilot = new Visitor(elsewhere.base)
  pilot.cookie = scene.pilot.visitor.cookie
  const read = commonOf(await pilot.call('readConsole', { workshopId })).contributions
  expect(read).toEqual(commonOf(await room.console()).contributions)
  expect(read[german]).toMatchObject({ text: 'Noch mehr Busse', language: 'de' })
  expect(read[french]).not.toHaveProperty('language')
  expect(JSON.stringify(read)).not.toContain(erased)

  const { code } = await greta.visitor.call('makeFollowCode', { workshopId, guestId: greta.guestId, replaces: false })
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
  await done(room.steer({ kind: 'close', roundId }))
  const { documentId } = await scene.pilot.visitor.call('writeRestitution', { workshopId })
  const stored = await textToRead(scene.stage.services.sql, documentId)
  expect(textOf(readDocument(stored?.updates ?? []))).toContain('Noch mehr Busse (en allemand)')
  const { blocks } = await scene.pilot.visitor.call('listQuotingBlocks', { workshopId })
  const quoting = blocks.find(({ text }) => text.includes('Noch mehr Busse'))
  const { sources } = await scene.pilot.visitor.call('listBlockSources', {
    documentId,
    blockId: quoting?.blockId ?? '',
  })
  expect(sources).toMatchObject([{ text: 'Noch mehr Busse', language: 'de' }])

  const corrected = {
    kind: 'reword',
    contributionId: german,
    type: 'need',
    text: 'Plus de bus',
    language: 'fr',
  } as const
  const stranger = scene.stage.visitor()
  await done(
    stranger
      .call('askByCode', { code, commands: [{ id: randomUUID(), command: corrected }] })
      .then(({ answers }) => answers),
  )
  const followed = (await stranger.call('readFollow', { code })).contributions.find(({ id }) => id === german)
  expect(followed).toMatchObject({ text: 'Plus de bus' })
  expect(followed).not.toHaveProperty('language')
})

test('in a nameless phase, words sent without their language are told from no others by anybody: rows, room, console, screen, code, restitution [A115, A4]', async () => {
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, {
    phases: [alone({ identity: 'nameless' })],
  })
  const { workshopId } = room
  const greta = await room.join(scene.stage.visitor(), { name: 'Greta' })
  const ana = await room.join(scene.stage.visitor(), { name: 'Ana' })
  const screen = scene.stage.visitor()
  const { code: shown } = await screen.call('openScreen', {})
  await scene.pilot.visitor.call('pairScreen', { workshopId, code: shown })
  const [german, french] = [await greta.send('Mehr Busse'), await ana.send('Un bus')]
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
  const rows = await scene.stage.database.owner<{ key: string; language: string }[]>`
    select key, language from workshop_text where workshop_id = ${workshopId} and key in ${scene.stage.database.owner([german, french])}`
  expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['fr']))
  const { code } = await greta.visitor.call('makeFollowCode', { workshopId, guestId: greta.guestId, replaces: false })
  const seen = {
    author: await greta.read(),
    room: await ana.read(),
    console: await room.console(),
    screen: await screen.call('readScreen', { workshopId }),
  }
  await done(room.steer({ kind: 'close', roundId }))
  const { documentId } = await scene.pilot.visitor.call('writeRestitution', { workshopId })
  const { blocks } = await scene.pilot.visitor.call('listQuotingBlocks', { workshopId })
  const { blockId = '' } = blocks.find(({ text }) => text.includes('Mehr Busse')) ?? {}
  const stored = await textToRead(scene.stage.services.sql, documentId)
  const told = {
    ...seen,
    code: await scene.stage.visitor().call('readFollow', { code }),
    origin: await scene.pilot.visitor.call('listBlockSources', { documentId, blockId }),
    restitution: textOf(readDocument(stored?.updates ?? [])),
  }
  for (const [who, view] of Object.entries(told)) {
    expect(`${who}: ${JSON.stringify(view)}`).toContain('Mehr Busse')
    expect(`${who}: ${JSON.stringify(view)}`).not.toMatch(/"language"|en allemand/)
  }
})

test('another language than those of the list is refused at the door, and by the database [A98]', async () => {
  const room = await here()
  const greta = await room.join(scene.stage.visitor())
  const send = { kind: 'send', roundId: await room.roundId(), contributionId: randomUUID(), type: 'need', text: 'x' }
  for (const language of ['klingon', 'DE', '', null, 7, ['de']])
    expect(
      await greta.do({ ...send, language } as never).then(
        () => 'done',
        (error: unknown) => (error instanceof Refusal ? error.code : error),
      ),
    ).toBe('badInput')
  expect(commonOf(await room.console()).head.counts.contributions).toBe(0)
  const { sql } = scene.stage.services
  const id = await greta.send('x')
  await expect(sql`update workshop_text set language = 'xx' where key = ${id}`).rejects.toThrow(
    /workshop_text_language_check/,
  )
})

// Organisations consent to a section of a document in a workshop; its words change; they are told. On PostgreSQL, by the product's own operations.
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { indexText } from '../../../server/indexing/index-text.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { Pen } from '../../support/pen.ts'
import {
  answer,
  aRound,
  aText,
  close,
  comes,
  consent,
  consented,
  objection,
  onSection,
  open,
  readingIn,
  reservation,
  type Place,
} from '../../support/section-consents.ts'
import { aStage, type Stage } from '../../support/stage.ts'
import { commonOf, done, roomOf, type aBallot } from '../../support/workshops.ts'

let scene: Scene
let second: Stage

beforeAll(async () => {
  scene = await aDemarche({ follows: true })
  second = await aStage({ database: scene.stage.database, follows: true })
})

const { organisation, sectionsOf, answersTo, toldOf } = readingIn(() => scene)

function headingIn(body: Y.XmlFragment, { blockId }: Place): Y.XmlElement {
  const found = body.toArray().find((one) => one instanceof Y.XmlElement && one.getAttribute('id') === blockId)
  if (!(found instanceof Y.XmlElement)) throw new Error('the section is not there')
  return found
}

test('[A110] a ballot on a section has the words of that section as they stood when it opened', async () => {
  const text = await aText(scene)
  const round = await aRound(scene, text)
  await text.pen.write(text.by, 'Hors de la section.')
  await open(round)
  const said = 'Les mobilités\nDeux lignes de bus.\nUne voie verte.'
  const guest = await comes(scene, round, scene.organisationId)
  const subject = { id: text.blockId, label: 'Les mobilités', detail: 'Deux lignes de bus.\nUne voie verte.' }
  expect(commonOf(await guest.read()).subjects).toEqual([subject])
  const [row] = await scene.stage.database.owner`select * from consent_round where round_id = ${round.roundId}`
  expect(row).toMatchObject({ documentId: text.documentId, blockId: text.blockId, staleAt: null })
  expect(row?.['textHash']).toEqual(createHash('sha256').update(said).digest())

  // Edited, closed and opened again: the same words; in another round, those of then.
  await text.pen.erase(text.by, 'Deux ')
  await close(round)
  await open(round)
  expect(commonOf(await guest.read()).subjects).toEqual([subject])
  const [phase] = (await scene.pilot.visitor.call('readWorkshop', { workshopId: round.room.workshopId })).phases.filter(
    ({ skipped }) => !skipped,
  )
  await done(round.room.steer({ kind: 'goTo', roundId: round.roundId, phaseId: phase?.id ?? '' }))
  await open({ ...round, roundId: await round.room.roundId() })
  expect(commonOf(await guest.read()).subjects[0]?.detail).toBe('lignes de bus.\nUne voie verte.')
})

const opened = async (place: Place, by = scene.pilot) => {
  const { room, roundId } = await aRound(scene, place)
  return roomOf(by.visitor, room.workshopId).steer({ kind: 'openBallot', roundId })
}
const refused = (why: string) => [expect.objectContaining({ refused: why })]

test('[A110] what is gone, of another démarche or not theirs to read opens nothing', async () => {
  const text = await aText(scene)
  expect(await opened({ ...text, blockId: scene.demarcheId })).toEqual(refused('unknown'))
  const other = await scene.admin.visitor.call('createDemarche', {
    title: 'Ailleurs',
    ownerIds: [scene.organisationId],
  })
  const made = { demarcheId: other.demarcheId, title: 'Note', template: 'note', restricted: false } as const
  const { documentId } = await scene.admin.visitor.call('createDocument', made)
  expect(await opened({ ...text, documentId })).toEqual(refused('unknown'))

  const kept = await aText(scene, { restricted: true })
  const facilitator = await scene.join('facilitator')
  expect(await opened(kept, facilitator)).toEqual(refused('unknown'))
  expect(await opened(kept)).toEqual([expect.objectContaining({ revision: expect.any(Number) })])
})

test('[A110] a section that is too long opens nothing; only organisations are asked, and nobody says the words', async () => {
  const long = await aText(scene)
  await long.pen.change(long.by, (body) => {
    const words = headingIn(body, long).get(0)
    if (words instanceof Y.XmlText) words.insert(0, 'a'.repeat(20_001))
  })
  expect(await opened(long)).toEqual(refused('tooLong'))

  const { room } = await aRound(scene, long)
  const asked = (phase: ReturnType<typeof aBallot>) => room.steer({ kind: 'addPhase', phase, before: null })
  await expect(asked(onSection(long, { secrecy: 'secret' }))).rejects.toMatchObject({ code: 'badInput' })
  await expect(asked(onSection(long, { method: 'gradient' }))).rejects.toMatchObject({ code: 'badInput' })
  const forged = { kind: 'openSection', roundId: await room.roundId(), words: 'Autre chose', seen: {} }
  await expect(room.steer(forged as never)).rejects.toMatchObject({ code: 'badInput' })
})

test('[A110] [A111] opened and closed by another process than the one that started the round', async () => {
  const text = await aText(scene)
  const round = await aRound(scene, text)
  const elsewhere = second.visitor()
  elsewhere.cookie = scene.pilot.visitor.cookie
  const room = roomOf(elsewhere, round.room.workshopId)
  await open({ ...round, room })
  await answer(await comes(scene, round, scene.organisationId), round, text, consent)
  await close({ ...round, room })
  expect(await answersTo(text)).toEqual(['Vaucombe Métropole consent'])
})

test('[A112] [A113] an edit of a consented section marks its consents stale and tells each mandate holder once', async () => {
  const text = await aText(scene)
  const halles = await organisation('Les Halles')
  const ana = await scene.join('member', { organisationId: halles, name: 'Ana Roy' })
  const ben = await scene.join('member', { organisationId: halles, name: 'Ben Petit' })
  const other = await scene.join('member', { name: 'Autre' })
  const watching = await scene.join('observer', { organisationId: halles, name: 'Olga' })
  const round = await aRound(scene, text)
  await open(round)
  const [a, b] = [await comes(scene, round, halles, ana), await comes(scene, round, scene.organisationId)]
  await answer(a, round, text, reservation, 'Si le bus passe le soir')
  await answer(b, round, text, consent)
  expect(await sectionsOf(text)).toEqual([]) // answers may still change
  await close(round)
  const [before] = await sectionsOf(text, other)
  expect(before).toMatchObject({ blockId: text.blockId, title: 'Les mobilités', isGone: false, comparison: null })
  expect(
    before?.consents.map(({ organisation: name, value, reason, staleAt }) => [name, value, reason, staleAt]),
  ).toEqual([
    ['Les Halles', 'reservation', 'Si le bus passe le soir', null],
    ['Vaucombe Métropole', 'consent', '', null],
  ])

  await text.pen.erase(text.by, 'Vingt') // of another section
  await text.index()
  expect(await answersTo(text)).toEqual(['Les Halles reservation', 'Vaucombe Métropole consent'])
  expect(await toldOf(ana, text)).toEqual([])

  await text.pen.erase(text.by, 'Deux ')
  await text.index()
  expect(await answersTo(text)).toEqual(['Les Halles reservation stale', 'Vaucombe Métropole consent stale'])
  const line = { title: 'Diagnostic', sections: [{ blockId: text.blockId, title: 'Les mobilités' }], seen: false }
  for (const holder of [ana, ben, scene.pilot]) expect(await toldOf(holder, text)).toMatchObject([line])
  for (const one of [other, watching]) expect(await toldOf(one, text)).toEqual([])
  expect(await ana.visitor.call('listConsentNotices', {})).toMatchObject({ unseen: 1 })

  await ana.visitor.call('seeConsentNotices', { documentId: text.documentId })
  await text.pen.erase(text.by, 'voie ')
  await text.index()
  expect(await toldOf(ana, text)).toMatchObject([{ seen: true }])
  expect(await ana.visitor.call('listConsentNotices', {})).toMatchObject({ unseen: 0 })
})

test('[A112] words that come back make nothing fresh; to consent again does, and what changes then is told again', async () => {
  const text = await aText(scene)
  const halles = await organisation('La Ressourcerie')
  const ana = await scene.join('member', { organisationId: halles })
  await consented(scene, text, { id: halles })
  await text.pen.write(text.by, 'Un mot de plus', 3) // in the section after
  await text.index()
  expect(await answersTo(text)).toEqual(['La Ressourcerie consent'])
  const titled = (said: string) =>
    text.pen.change(text.by, (body) => {
      const words = headingIn(body, text).get(0)
      if (!(words instanceof Y.XmlText)) throw new Error('a title has words')
      words.delete(0, words.length)
      words.insert(0, said)
    })
  await titled('Les déplacements')
  await titled('Les mobilités')
  await text.index() // which saw nothing of it
  expect(await answersTo(text)).toEqual(['La Ressourcerie consent'])
  await titled('Les déplacements')
  await text.index()
  const [since] = (await sectionsOf(text))[0]?.consents.map(({ staleAt }) => staleAt) ?? []
  await titled('Les mobilités')
  await text.index()
  expect(await answersTo(text)).toEqual(['La Ressourcerie consent stale'])
  expect((await sectionsOf(text))[0]?.consents[0]?.staleAt).toBe(since)

  await ana.visitor.call('seeConsentNotices', {})
  await consented(scene, text, { id: halles, value: objection, reason: 'Trop court' })
  expect(await answersTo(text)).toEqual(['La Ressourcerie objection'])
  expect(await toldOf(ana, text)).toEqual([])
  await text.pen.erase(text.by, 'Une ')
  await text.index()
  expect(await toldOf(ana, text)).toMatchObject([{ seen: false, organisations: ['La Ressourcerie'] }])
})

test('[A112] [A113] two processes that read the text at once tell it once', async () => {
  const text = await aText(scene)
  const halles = await organisation('Le Fournil')
  const holders = await Promise.all([1, 2, 3].map(() => scene.join('member', { organisationId: halles })))
  await consented(scene, text, { id: halles })
  const { owner } = scene.stage.database
  for (const passage of ['Deux ', 'Une ', 'bus', 'verte']) {
    await text.pen.erase(text.by, passage)
    await Promise.all([text.index(), text.index(second), text.index(), text.index(second)])
    if (passage === 'Deux ') for (const { visitor } of holders) await visitor.call('seeConsentNotices', {})
  }
  const rounds = await owner`select stale_position from consent_round where document_id = ${text.documentId}`
  expect(rounds).toHaveLength(1)
  for (const holder of holders) expect(await toldOf(holder, text)).toMatchObject([{ seen: true }])
})

test('[A112] [A113] words that changed while people answered are told when the ballot closes', async () => {
  const text = await aText(scene)
  const halles = await organisation('Le Tiers-lieu')
  const ana = await scene.join('member', { organisationId: halles })
  const round = await aRound(scene, text)
  await open(round)
  await answer(await comes(scene, round, halles), round, text, consent)
  await text.pen.erase(text.by, 'Deux ')
  await text.index()
  expect(await toldOf(ana, text)).toEqual([])
  await close(round)
  expect(await answersTo(text)).toEqual(['Le Tiers-lieu consent stale'])
  expect(await toldOf(ana, text)).toHaveLength(1)
  await text.index()
  expect(await toldOf(ana, text)).toHaveLength(1)

  // What the index had read before the ballot closed is read again: nothing passes between the two.
  const [index] = await scene.stage.database.owner`
    select position from document_index where document_id = ${text.documentId}`
  expect(Number(index?.['position'])).toBeGreaterThan(0)
})

test('[A112] a section that is taken away is stale and told, and named to those alone who may read the text as it was', async () => {
  const text = await aText(scene, { state: 'consultation' })
  const [halles, ana] = [await organisation('La Scic'), await scene.join('elected')]
  await consented(scene, text, { id: halles })
  await text.pen.change(text.by, (body) => body.delete(body.toArray().indexOf(headingIn(body, text)), 3))
  await text.index()
  expect(await sectionsOf(text)).toMatchObject([
    { title: 'Les mobilités', isGone: true, comparison: { from: expect.any(Number), to: expect.any(Number) } },
  ])
  await scene.pilot.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, readersSeeHistory: false })
  expect(await sectionsOf(text, ana)).toMatchObject([{ title: '', isGone: true, comparison: null }])
})

test('[A113] whoever may not read the text, or is of it no more, is told nothing of it', async () => {
  const text = await aText(scene)
  const halles = await organisation('Les Vergers')
  const [ana, ben, left] = await Promise.all([1, 2, 3].map(() => scene.join('member', { organisationId: halles })))
  if (!ana || !ben || !left) throw new Error('three people came')
  await consented(scene, text, { id: halles })
  await text.pen.erase(text.by, 'Deux ')
  await text.index()
  for (const one of [ana, ben, left]) expect(await toldOf(one, text)).toHaveLength(1)
  const { documentId } = text
  await scene.pilot.visitor.call('restrictDocument', { documentId, restricted: true, personIds: [ben.me.id] })
  await scene.pilot.visitor.call('removeMember', { demarcheId: scene.demarcheId, personId: left.me.id })
  for (const one of [ana, left]) {
    expect(await one.visitor.call('listConsentNotices', {})).toEqual({ notices: [], unseen: 0 })
    for (const asked of ['listConsents', 'listSections', 'seeConsentNotices'] as const)
      await expect(one.visitor.call(asked, { documentId })).rejects.toMatchObject({ code: 'notFound' })
  }
  expect(await toldOf(ben, text)).toHaveLength(1)
  await scene.pilot.visitor.call('trashDocument', { documentId })
  expect(await toldOf(ben, text)).toEqual([])
})

test('[A112] a copy has no consents, and what is written in it makes none stale', async () => {
  const text = await aText(scene)
  await consented(scene, text, { id: scene.organisationId })
  const { documentId } = await scene.pilot.visitor.call('duplicateDocument', {
    documentId: text.documentId,
    title: 'Copie',
  })
  expect(await sectionsOf({ documentId })).toEqual([])
  const pen = await Pen.in(scene.stage.services.sql, documentId)
  await pen.erase(text.by, 'Deux ')
  await indexText(scene.stage.services.sql, documentId, new Date())
  expect(await answersTo(text)).toEqual(['Vaucombe Métropole consent'])
})

// What becomes of the answers of organisations: taken back, hidden, erased, cut, merged, rehearsed.
import { beforeAll, expect, test } from 'vitest'
import { applyRetention } from '../../../server/domain/workshops/retention.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import {
  abstention,
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
} from '../../support/section-consents.ts'
import { commonOf, done, roomOf } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true })
})

const { organisation, sectionsOf, answersTo, toldOf } = readingIn(() => scene)

test('[A111] what was taken back, opened again or hidden stands no more; what was typed is told as it was', async () => {
  const text = await aText(scene)
  const halles = await organisation('L’Épicerie')
  const { room, roundId, guests } = await consented(scene, text, { id: halles, value: objection, reason: 'Tu mens' })
  const typed = await room.join(scene.stage.visitor(), { name: 'Zoé', organisationText: 'Collectif du quai' })
  const reasons = async () => (await sectionsOf(text)).flatMap(({ consents }) => consents.map(({ reason }) => reason))
  await open({ room, roundId })
  expect(await answersTo(text)).toEqual([])
  await answer(typed, { room, roundId }, text, abstention)
  await done(room.steer({ kind: 'close', roundId })) // with the ballot
  expect(await answersTo(text)).toEqual(['Collectif du quai abstention', 'L’Épicerie objection'])
  expect(await reasons()).toEqual(['', 'Tu mens'])
  const hiding = { roundId, subjectId: text.blockId, text: 'Tu mens' } as const
  await done(room.steer({ kind: 'hideReason', reason: 'offensive', ...hiding }))
  expect(await reasons()).toEqual(['', ''])
  await done(room.steer({ kind: 'unhideReason', ...hiding }))
  expect(await reasons()).toEqual(['', 'Tu mens'])

  for (const guest of [...guests, typed]) await done(guest.do({ kind: 'eraseMe' }))
  expect((await sectionsOf(text))[0]?.consents).toMatchObject([
    { organisation: '', organisationId: null, value: 'abstention', reason: '' },
    { organisation: 'L’Épicerie', organisationId: halles, value: 'objection', reason: '' },
  ])
  const left = await scene.stage.database.owner`
    select 1 from section_consent where round_id = ${roundId} and num_nonnulls(guest_id, person_id) > 0`
  expect(left).toHaveLength(0)
})

test('[A111] a passage that is taken back takes its answers along', async () => {
  const text = await aText(scene)
  const { room, roundId } = await aRound(scene, text, [onSection(text), onSection(text)])
  await open({ room, roundId })
  const guest = await comes(scene, { room, roundId }, scene.organisationId)
  await answer(guest, { room, roundId }, text, consent)
  const { commandId, answers } = await scene.pilot.visitor
    .call('steerWorkshop', {
      workshopId: room.workshopId,
      commands: [{ id: '0192f000-0000-7000-8000-0000000000a1', command: { kind: 'next', roundId } }],
    })
    .then((reply) => ({ ...reply, commandId: '0192f000-0000-7000-8000-0000000000a1' }))
  expect(answers).toMatchObject([{ revision: expect.any(Number) }])
  expect(await answersTo(text)).toEqual(['Vaucombe Métropole consent'])
  await done(room.steer({ kind: 'undo', commandId }))
  expect(await answersTo(text)).toEqual([])
})

test('[A114] organisations that were merged are one, and its last answer stands', async () => {
  const text = await aText(scene)
  const [keptId, goneId] = [await organisation('Régie du Val'), await organisation('Régie Val')]
  const ana = await scene.join('member', { organisationId: keptId })
  await consented(scene, text, { id: keptId, value: objection, reason: 'Non' })
  await consented(scene, text, { id: goneId })
  expect(await answersTo(text)).toEqual(['Régie du Val objection', 'Régie Val consent'])
  await scene.admin.visitor.call('mergeOrganisations', { demarcheId: scene.demarcheId, keptId, goneId })
  expect(await answersTo(text)).toEqual(['Régie du Val consent'])
  await text.pen.erase(text.by, 'Deux ')
  await text.index()
  expect(await toldOf(ana, text)).toMatchObject([{ organisations: ['Régie du Val'] }])
})

test('[A111] a rehearsal leaves none', async () => {
  const text = await aText(scene)
  const { room } = await aRound(scene, text, [onSection(text)])
  const draft = await scene.pilot.visitor.call('createWorkshop', {
    demarcheId: scene.demarcheId,
    title: 'À répéter',
    pilotOrganisationId: scene.organisationId,
    template: 'empty',
    copyOf: room.workshopId,
  })
  const { workshopId } = await scene.pilot.visitor.call('startRehearsal', { workshopId: draft.workshopId, people: 5 })
  const rehearsed = roomOf(scene.pilot.visitor, workshopId)
  await done(rehearsed.steer({ kind: 'start' }))
  const round = { room: rehearsed, roundId: await rehearsed.roundId() }
  await open(round)
  expect(commonOf(await rehearsed.console()).subjects[0]?.label).toBe('Les mobilités')
  await close(round)
  const rows = await scene.stage.database.owner`select 1 from consent_round where document_id = ${text.documentId}`
  expect(rows).toHaveLength(0)
  await scene.pilot.visitor.call('endRehearsal', { workshopId: draft.workshopId })
})

test('[A111] once links are cut, nobody who answered is known any more; what the organisation answered stays', async () => {
  const text = await aText(scene)
  const halles = await organisation('Le Moulin')
  const ana = await scene.join('member', { organisationId: halles })
  const { room, roundId } = await aRound(scene, text)
  await open({ room, roundId })
  const guest = await comes(scene, { room, roundId }, halles, ana)
  const typed = await room.join(scene.stage.visitor(), { name: 'Zoé', organisationText: 'Chez Zoé Martin' })
  await answer(guest, { room, roundId }, text, reservation, 'Avec un bail')
  await answer(typed, { room, roundId }, text, consent)
  await done(room.steer({ kind: 'close', roundId }))
  const { owner } = scene.stage.database
  const kept = () => owner`select 1 from section_consent where round_id = ${roundId} and person_id = ${ana.me.id}`
  expect(await kept()).toHaveLength(1)
  await owner`update workshop set closed_at = now() - interval '13 months' where id = ${room.workshopId}`
  await applyRetention({ ...scene.stage.services, now: () => new Date() })
  expect(
    await owner`
    select 1 from section_consent where round_id = ${roundId}
      and (person_id is not null or guest_id is not null or organisation_text <> '')`,
  ).toHaveLength(0)
  expect((await sectionsOf(text))[0]?.consents).toMatchObject([
    { organisation: '', value: 'consent' },
    { organisation: 'Le Moulin', value: 'reservation', reason: 'Avec un bail' },
  ])
})

test('[A113] an account that is erased is told nothing, and no answer names it', async () => {
  const text = await aText(scene)
  const halles = await organisation('Le Jardin')
  const ana = await scene.join('member', { organisationId: halles })
  await consented(scene, text, { id: halles, by: ana })
  await text.pen.erase(text.by, 'Deux ')
  await text.index()
  await scene.admin.visitor.call('erasePerson', { personId: ana.me.id })
  const { owner } = scene.stage.database
  expect(await owner`select 1 from section_consent where person_id = ${ana.me.id}`).toHaveLength(0)
  expect(await owner`select 1 from consent_notice where person_id = ${ana.me.id}`).toHaveLength(0)
  expect(await answersTo(text)).toEqual(['Le Jardin consent stale'])
})

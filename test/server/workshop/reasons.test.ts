// Reasons of votes, and what else people write that is no contribution: hidden by facilitators, taken back by authors, found in documents.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { textToRead } from '../../../server/domain/text-index.ts'
import { applyRetention, listDue } from '../../../server/domain/workshops/retention.ts'
import { readDocument } from '../../../server/exchange/read-document.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aStage, type Stage } from '../../support/stage.ts'
import { Visitor } from '../../support/visitor.ts'
import { aBallot, alone, aRoom, asked, commonOf, done, ownOf, roomOf, type Room } from '../../support/workshops.ts'

let scene: Scene
let second: Stage

beforeAll(async () => {
  scene = await aDemarche({ follows: true })
  second = await aStage({ database: scene.stage.database, follows: true })
})

/** Of each vote its own: what another restitution of the démarche says is found too. */
let votes = 0
const form: Phase = {
  ...alone({ kind: 'evaluation' }),
  config: { mechanism: 'form', fields: [{ id: 'more', kind: 'text', label: 'Un mot', choices: [] }] },
}

/** Ana objected to the first item, Ben reserved himself; the ballot is closed and told. */
async function aVote(identity: Phase['identity'] = 'nameless') {
  const consents = aBallot(
    { method: 'consent', secrecy: 'named', budget: 1, mostEach: 1 },
    { kind: 'consent', identity },
  )
  const why = `Le calendrier de la régie ${(votes += 1)} est trop court`
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases: [consents, form] })
  const roundId = await room.roundId()
  const [ana, ben] = [
    await room.join(scene.stage.visitor(), { name: 'Ana Roy' }),
    await room.join(scene.stage.visitor(), { name: 'Ben Petit' }),
  ]
  await done(room.steer({ kind: 'openBallot', roundId }))
  await done(ana.do({ kind: 'vote', roundId, choice: { 0: 2 }, reasons: { 0: why } }))
  await done(ben.do({ kind: 'vote', roundId, choice: { 0: 1 }, reasons: { 0: 'Il faudra un bail' } }))
  await done(room.steer({ kind: 'closeBallot', roundId }, { kind: 'showResults', roundId, shown: true }))
  return { room, roundId, ana, ben, why }
}

const given = (message: Parameters<typeof commonOf>[0]) => commonOf(message).results?.subjects[0]?.given ?? []
/** Another process hears of what happened a moment later. */
const sent = async (room: Room): Promise<string> => JSON.stringify(await room.console())
const elsewhere = ({ workshopId }: Room): Room => {
  const pilot = new Visitor(second.base)
  pilot.cookie = scene.pilot.visitor.cookie
  return roomOf(pilot, workshopId)
}
const placesOf = async ({ workshopId }: Room) =>
  (await scene.pilot.visitor.call('listTakenWords', { workshopId })).places.map(({ how, document, isDone }) => ({
    how,
    documentId: document?.id,
    isDone,
  }))

async function written({ workshopId }: Room): Promise<{ documentId: string; text: string }> {
  const { documentId } = await scene.pilot.visitor.call('writeRestitution', { workshopId })
  const stored = await textToRead(scene.stage.services.sql, documentId)
  return { documentId, text: textOf(readDocument(stored?.updates ?? [])) }
}

/** As the index reads it a moment later; with a line that somebody wrote below. */
async function index(documentId: string, more?: string): Promise<void> {
  await indexText(scene.stage.services.sql, documentId, new Date())
  const { owner } = scene.stage.database
  if (more === undefined) return
  await owner`
    insert into document_passage (document_id, place, block_id, section, is_heading, text, words)
    values (${documentId}, 10000, ${randomUUID()}, 'Suite', false, ${more}, words_of(${more}))`
  await owner`update document_index set words = words || words_of(${more}) where document_id = ${documentId}`
}

test('a reason is hidden from all but its author and those who facilitate, in every process, and shown again; the vote counts [A94]', async () => {
  const { room, roundId, ana, ben, why } = await aVote()
  const hide = { kind: 'hideReason', roundId, subjectId: '0', text: why, reason: 'offensive' } as const
  expect(await room.steer({ ...hide, text: 'Ce que personne n’a écrit' })).toMatchObject([{ refused: 'unknown' }])
  await expect(ben.do(hide as never)).rejects.toMatchObject({ code: 'badInput' })
  expect(JSON.stringify(await ben.read())).toContain(why)
  await done(room.steer(hide))
  for (const at of [room, elsewhere(room)])
    await expect
      .poll(async () => given(await at.console()))
      .toContainEqual({ name: '', answer: 2, reason: why, hidden: 'offensive' })
  expect(JSON.stringify(await ben.read())).not.toMatch(/calendrier|offensive/)
  expect(given(await ben.read())).toContainEqual({ name: '', answer: 2, reason: '' })
  expect(ownOf(await ana.read()).vote).toMatchObject({ reasons: { 0: why }, hidden: { 0: 'offensive' } })
  const [event] = await scene.stage.database.owner<{ body: object }[]>`
    select body from workshop_event where workshop_id = ${room.workshopId} and kind = 'reasonHidden'`
  expect(JSON.stringify(event)).toContain('offensive')
  expect(JSON.stringify(event)).not.toContain('calendrier')

  await done(room.steer({ kind: 'unhideReason', roundId, subjectId: '0', text: why }))
  expect(given(await ben.read())).toContainEqual({ name: '', answer: 2, reason: why })
})

test('a reason that is hidden is in no restitution; one that is hidden afterwards is listed with its place [A94, A40]', async () => {
  const { room, roundId, why } = await aVote()
  const hide = { kind: 'hideReason', roundId, subjectId: '0', reason: 'personal' } as const
  await done(room.steer({ ...hide, text: 'Il faudra un bail' }, { kind: 'close', roundId }))
  const { documentId, text } = await written(room)
  expect(text).toContain(why)
  expect(text).not.toContain('bail')
  await index(documentId)
  await done(room.steer({ ...hide, text: why }))
  expect(await placesOf(room)).toEqual([{ how: 'hidden', documentId, isDone: false }])
})

test('who erases themselves by their code takes their reasons and answers with them: where documents quote them is listed, never the words [A94, A54, A56]', async () => {
  const { room, roundId, ana, why } = await aVote('named')
  const { workshopId } = room
  await done(room.steer({ kind: 'next', roundId }))
  const last = await room.roundId()
  await done(ana.do({ kind: 'fill', roundId: last, marks: {}, texts: { more: 'Trop de monde dans la salle' } }))
  await done(room.steer({ kind: 'close', roundId: last }))
  const { documentId, text } = await written(room)
  expect(text).toContain(why)
  await index(documentId, 'Quelqu’un écrit : « Trop de monde dans la salle ».')
  const { code } = await ana.visitor.call('makeFollowCode', { workshopId, guestId: ana.guestId, replaces: false })
  expect(await placesOf(room)).toEqual([])
  await scene.stage.visitor().call('askByCode', { code, commands: [asked({ kind: 'eraseMe' })] })
  const place = { how: 'erased', documentId, isDone: false }
  expect(await placesOf(room)).toEqual([place, place])
  expect(JSON.stringify(await room.console())).not.toMatch(/calendrier|Trop de monde|Ana Roy/)
  const rows = await scene.stage.database.owner<{ row: string }[]>`select t::text as row from taken_words t`
  expect(JSON.stringify(rows)).not.toMatch(/calendrier|Trop de monde/)
})

test('who spoke on a panel is in no event; their name is missed before opening, and erased in every process [A93]', async () => {
  const pilot = scene.pilot.visitor
  const of = { demarcheId: scene.demarcheId, pilotOrganisationId: scene.organisationId }
  const { workshopId } = await pilot.call('createWorkshop', { ...of, title: 'Table ronde', template: 'panel' })
  await pilot.call('updateWorkshop', { workshopId, notice: 'Gardé un an.', feedbackDue: '2027-01-15' })
  const room = roomOf(pilot, workshopId)
  const { missing, phases } = await pilot.call('readWorkshop', { workshopId })
  expect(missing).toEqual(['speakers'])
  expect(await room.steer({ kind: 'open' })).toMatchObject([{ refused: 'notNow' }])
  const found = phases.find(({ config }) => isPanel(config))
  if (!found || !isPanel(found.config)) throw new Error('no panel')
  const { skipped: _, notes: __, ...phase } = found
  const skip = (skipped: boolean) => ({ kind: 'skipPhase', phaseId: phase.id, skipped }) as const
  expect((await room.steer(skip(true), skip(false), { kind: 'open' }))[2]).toMatchObject({ refused: 'notNow' }) // in one request
  const speakers = [
    { id: 'lea', name: 'Canari Intervenante', role: 'Canari Rôle', organisation: '', subject: 'Le foncier' },
  ]
  const named = { ...phase, config: { ...found.config, speakers } }
  await done(room.steer({ kind: 'changePhase', phase: named }, { kind: 'open' }))
  expect((await pilot.call('readWorkshop', { workshopId })).missing).toEqual([])
  const { workshopId: copy } = await pilot.call('createWorkshop', {
    ...of,
    title: 'Copie',
    template: 'empty',
    copyOf: workshopId,
  })
  expect(JSON.stringify((await pilot.call('readWorkshop', { workshopId: copy })).phases)).toContain(
    'Canari Intervenante',
  )

  await done(room.steer({ kind: 'start' }))
  await done(room.steer({ kind: 'goTo', roundId: await room.roundId(), phaseId: phase.id }))
  const guest = await room.join(scene.stage.visitor())
  expect(JSON.stringify(await guest.read())).toContain('Canari Intervenante')
  expect(JSON.stringify(await elsewhere(room).console())).toContain('Canari Rôle')
  const { owner } = scene.stage.database
  const events = await owner<{ row: string }[]>`select body::text as row from workshop_event`
  expect(JSON.stringify(events)).not.toContain('Canari')

  await done(room.steer({ kind: 'close', roundId: await room.roundId() }, { kind: 'eraseSpeaker', speakerId: 'lea' }))
  for (const at of [room, elsewhere(room)]) await expect.poll(() => sent(at)).not.toContain('Canari')
  const texts = await owner<{ text: string }[]>`select text from workshop_text where workshop_id = ${workshopId}`
  expect(JSON.stringify(texts)).not.toContain('Canari')
  const after = await pilot.call('readWorkshop', { workshopId }) // the plan is read on, with nobody in their place
  expect(after.phases.find(({ id }) => id === phase.id)?.config).toMatchObject({
    speakers: [{ id: 'lea', name: '', role: '' }],
  })
  expect(JSON.stringify((await pilot.call('readWorkshop', { workshopId: copy })).phases)).toContain(
    'Canari Intervenante',
  )
})

test('the names of speakers go with the links, also where nobody ever came; the restitution keeps what it says [A93, A95, A87]', async () => {
  const pilot = scene.pilot.visitor
  const { config, ...rest } = phaseDefaults('panel')
  if (!isPanel(config)) throw new Error('no panel')
  const speakers = [{ id: 'omar', name: 'Canari Retenu', role: 'Élu', organisation: '', subject: 'Le foncier' }]
  const phases: Phase[] = [{ id: randomUUID(), ...rest, config: { ...config, speakers } }]
  const room = await aRoom(pilot, scene.demarcheId, scene.organisationId, { phases })
  const { workshopId } = room
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  const { documentId, text } = await written(room)
  expect(text).toContain('Canari Retenu')
  const links = async () =>
    (await listDue(scene.stage.services, { workshopId })).map(({ what, count, isDue }) => ({ what, count, isDue }))
  expect(await links()).toEqual([{ what: 'links', count: 1, isDue: false }])
  await scene.stage.database.owner`
    update workshop set closed_at = now() - interval '12 months 1 day' where id = ${workshopId}`
  await applyRetention(scene.stage.services)
  expect(await links()).toEqual([])
  for (const at of [room, elsewhere(room)]) await expect.poll(() => sent(at)).not.toContain('Canari Retenu')
  expect(JSON.stringify((await pilot.call('readWorkshop', { workshopId })).phases)).not.toContain('Canari Retenu')
  const stored = await textToRead(scene.stage.services.sql, documentId)
  expect(textOf(readDocument(stored?.updates ?? []))).toContain('Canari Retenu')
})

test('where a speaker who was erased is the title of a section, the list says the document and not the title [A93, A56]', async () => {
  const pilot = scene.pilot.visitor
  const { config, ...rest } = phaseDefaults('panel')
  if (!isPanel(config)) throw new Error('no panel')
  const speakers = [{ id: 'noor', name: 'Noor Canari Titre', role: '', organisation: '', subject: 'Le foncier' }]
  const phases: Phase[] = [{ id: randomUUID(), ...rest, config: { ...config, speakers } }]
  const room = await aRoom(pilot, scene.demarcheId, scene.organisationId, { phases })
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'close', roundId }))
  const { documentId } = await written(room)
  await index(documentId, 'Merci à Noor Canari Titre.')
  await done(room.steer({ kind: 'eraseSpeaker', speakerId: 'noor' }))
  const { places } = await pilot.call('listTakenWords', { workshopId: room.workshopId })
  const sections = places.filter(({ document }) => document?.id === documentId).map(({ document }) => document?.section)
  expect(sections).toContain('') // the title itself
  expect(sections).toContain('Suite')
  expect(JSON.stringify(places)).not.toContain('Canari')
})

// Tags of a démarche; favourites, what one saw last, what is expected of somebody; numbering.
import { expect, test } from 'vitest'
import { aDemarche, aStranger, type Scene } from '../../../support/builders.ts'
import { Refusal } from '../../../support/visitor.ts'
import { aRoom } from '../../../support/workshops.ts'

const refusal = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

async function aTaggedScene() {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const call = scene.pilot.visitor.call.bind(scene.pilot.visitor)
  const tag = async (kind: 'theme' | 'policy', name: string) =>
    (await call('createTag', { demarcheId, kind, name })).tagId
  return { ...scene, call, tag, documentId: await scene.aDocument({ state: 'consultation' }) }
}

const namesIn = async ({ pilot, demarcheId }: Scene) =>
  (await pilot.visitor.call('listTags', { demarcheId })).tags.map(({ name, documents }) => `${name} ${documents}`)

test('a name is there once in its kind; merging and removing leave no document without its others [G13]', async () => {
  const scene = await aTaggedScene()
  const { call, demarcheId, documentId } = scene
  const [land, soil, school] = [
    await scene.tag('theme', 'Foncier'),
    await scene.tag('theme', 'Terres'),
    await scene.tag('policy', 'Écoles'),
  ]
  expect(await refusal(scene.tag('theme', 'FONCIER'))).toBe('alreadyExists')
  expect(await refusal(scene.tag('policy', 'Foncier'))).toBe('done')
  expect(await refusal(call('renameTag', { demarcheId, tagId: soil, name: 'foncier' }))).toBe('alreadyExists')
  await call('tagDocument', { documentId, tagIds: [soil, land, school] })
  await call('mergeTag', { demarcheId, tagId: soil, intoId: land })
  expect(await namesIn(scene)).toEqual(['Écoles 1', 'Foncier 0', 'Foncier 1'])
  await call('removeTag', { demarcheId, tagId: school })
  await call('renameTag', { demarcheId, tagId: land, name: 'Sols' })
  expect((await call('readDocument', { documentId })).tags.map(({ name }) => name)).toEqual(['Sols'])
  expect(await refusal(call('mergeTag', { demarcheId, tagId: land, intoId: land }))).toBe('badInput')
})

test('tags are made by those who write; counts tell only of what one may read [G13, G14]', async () => {
  const scene = await aTaggedScene()
  const { demarcheId, documentId, call } = scene
  const [observer, facilitator] = [await scene.join('observer'), await scene.join('facilitator')]
  const made = { demarcheId, kind: 'level', name: 'Commune' } as const
  expect(await refusal(facilitator.visitor.call('createTag', made))).toBe('notAllowed')
  const land = await scene.tag('theme', 'Foncier')
  const draft = await scene.aDocument({ title: 'Brouillon' })
  await facilitator.visitor.call('tagDocument', { documentId, tagIds: [land] })
  await call('tagDocument', { documentId: draft, tagIds: [land] })
  expect(await refusal(observer.visitor.call('tagDocument', { documentId, tagIds: [] }))).toBe('notAllowed')
  expect((await observer.visitor.call('listTags', { demarcheId })).tags).toMatchObject([
    { name: 'Foncier', documents: 1 },
  ])
  expect(await namesIn(scene)).toEqual(['Foncier 2'])
})

test('a tag of another démarche is put on nothing [G14]', async () => {
  const scene = await aTaggedScene()
  const other = await scene.call('createDemarche', { title: 'Ailleurs', ownerIds: [scene.organisationId] })
  const foreign = await scene.call('createTag', { demarcheId: other.demarcheId, kind: 'theme', name: 'Eau' })
  expect(await refusal(scene.call('tagDocument', { documentId: scene.documentId, tagIds: [foreign.tagId] }))).toBe(
    'notFound',
  )
})

test('favourites are of one person, and are left out once they may not be read [G15]', async () => {
  const scene = await aTaggedScene()
  const { documentId } = scene
  const member = await scene.join('member')
  await member.visitor.call('setFavourite', { documentId, favourite: true })
  await member.visitor.call('setFavourite', { documentId, favourite: true })
  const mine = async () => (await member.visitor.call('readToday', {})).favourites.map(({ id }) => id)
  expect(await mine()).toEqual([documentId])
  expect((await scene.call('readToday', {})).favourites).toEqual([])
  expect((await member.visitor.call('readDocument', { documentId })).favourite).toBe(true)
  await scene.call('restrictDocument', { documentId, restricted: true })
  expect(await mine()).toEqual([])
  await scene.call('restrictDocument', { documentId, restricted: false })
  await member.visitor.call('setFavourite', { documentId, favourite: false })
  expect(await mine()).toEqual([])
})

test('what one saw last comes first; fifty are remembered, and only by whoever saw them [G16]', async () => {
  const scene = await aTaggedScene()
  const second = await scene.aDocument({ title: 'Second' })
  const { clock, database } = scene.stage
  const see = (documentId: string) => {
    clock.at = new Date(clock.at.getTime() + 61_000)
    return scene.call('seeDocument', { documentId })
  }
  for (const id of [scene.documentId, second, scene.documentId]) await see(id)
  expect((await scene.call('readToday', {})).seen.map(({ id }) => id)).toEqual([scene.documentId, second])
  expect((await (await scene.join('member')).visitor.call('readToday', {})).seen).toEqual([])
  await database.owner`
    with made as (
      insert into document (id, demarche_id, title, template, template_version, state_since, created_by, created_at)
      select gen_random_uuid(), demarche_id, 'N' || n, 'note', 1, now(), created_by, now()
      from document, generate_series(1, 60) n where id = ${second} returning id)
    insert into document_seen (person_id, document_id, at) select ${scene.pilot.me.id}, id, ${clock.at} from made`
  await see(second)
  const [kept] = await database.owner`select count(*)::int as n from document_seen`
  expect(kept).toMatchObject({ n: 50 })
})

test('a document that is opened again and again is written once a minute [G16]', async () => {
  const scene = await aTaggedScene()
  const { clock, database } = scene.stage
  const seen = async (after: number) => {
    clock.at = new Date(clock.at.getTime() + after)
    await scene.call('seeDocument', { documentId: scene.documentId })
    // Of a row: which transaction wrote it, and which held it last.
    const rows = await database.owner`select ctid::text, xmin::text, xmax::text from document_seen`
    return rows.map((row) => ({ ...row }))
  }
  const first = await seen(0)
  expect(first).toHaveLength(1)
  expect(await seen(1_000)).toEqual(first)
  expect(await seen(58_000)).toEqual(first)
  expect(await seen(2_000)).not.toEqual(first)
})

test('what is expected of somebody: an answer, a decision, a text that was sent back [G17]', async () => {
  const scene = await aDemarche()
  const [elected, writer] = [await scene.join('elected'), await scene.join('writer')]
  const stranger = await aStranger(scene)
  const submitted = await scene.aDocument({ state: 'submitted', title: 'Règlement' })
  await stranger.visitor.call('requestAccess', { demarcheId: scene.demarcheId })
  const tasksOf = async (who: typeof elected) => (await who.visitor.call('readToday', {})).tasks.map(({ kind }) => kind)
  expect(await tasksOf(scene.pilot)).toEqual(['accessRequest'])
  expect(await tasksOf(elected)).toEqual(['decision'])
  expect(await tasksOf(writer)).toEqual([])
  const back = { documentId: submitted, from: 'submitted', to: 'draft', reason: 'Il manque le calendrier' } as const
  await elected.visitor.call('moveDocumentState', back)
  expect((await writer.visitor.call('readToday', {})).tasks).toMatchObject([
    { kind: 'sentBack', documentTitle: 'Règlement', reason: 'Il manque le calendrier' },
  ])
  expect(await tasksOf(elected)).toEqual([])
})

test('what happens today: meetings and workshops of the day, and what is under way, for those who may read them [G19]', async () => {
  const scene = await aDemarche()
  const call = scene.pilot.visitor.call.bind(scene.pilot.visitor)
  const made = { demarcheId: scene.demarcheId, pilotOrganisationId: scene.organisationId, template: 'empty' } as const
  const at = (hours: number) => new Date(scene.stage.clock.at.getTime() + hours * 3_600_000).toISOString()
  const { meetingId } = await call('createMeeting', { demarcheId: scene.demarcheId, title: 'Rencontre' })
  await call('updateMeeting', { meetingId, startsAt: at(-48), endsAt: at(48) })
  const planned = async (title: string, startsAt: string | null, of: string | null = null) => {
    const { workshopId } = await call('createWorkshop', { ...made, title, ...(of === null ? {} : { meetingId: of }) })
    await call('updateWorkshop', { workshopId, startsAt })
  }
  await planned('Aujourd’hui', at(0))
  await planned('De la rencontre', at(0), meetingId)
  await planned('Demain', at(24))
  await planned('Sans date', null)
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
  const told = async ({ visitor }: Pick<typeof scene.pilot, 'visitor'>) =>
    (await visitor.call('readToday', {})).happenings.map(
      ({ title, mayRun, code }) => `${title} ${mayRun} ${code === null ? 'closed' : code === room.code}`,
    )
  expect(await told(scene.pilot)).toEqual([
    'Atelier des besoins true true',
    'Rencontre true closed',
    'Aujourd’hui true closed',
  ])
  expect(await told(await scene.join('member'))).toEqual([
    'Atelier des besoins false closed',
    'Rencontre false closed',
    'Aujourd’hui false closed',
  ])
  expect(await told(await aStranger(scene))).toEqual([])
})

test('headings are numbered by a setting of those who write, while the text may be written [G18]', async () => {
  const scene = await aTaggedScene()
  const { documentId } = scene
  const member = await scene.join('member')
  expect((await scene.call('readDocument', { documentId })).numbered).toBe(false)
  await scene.call('setNumbering', { documentId, numbered: true })
  expect((await scene.call('readDocument', { documentId })).numbered).toBe(true)
  expect(await refusal(member.visitor.call('setNumbering', { documentId, numbered: false }))).toBe('notAllowed')
})

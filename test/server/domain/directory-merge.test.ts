// Duplicates in a directory: found, kept apart, made one with all that was theirs, and parted again.
import { expect, test } from 'vitest'
import { settleMerges } from '../../../server/domain/directory/merging.ts'
import { indexStale } from '../../../server/indexing/indexer.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import { mergeDays } from '../../../shared/rules/directory.ts'
import { aDemarche, aStranger, type Player, type Scene } from '../../support/builders.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { blockId, paragraph, rewrite } from '../../support/texts.ts'

const inDemarche = ({ demarcheId }: Scene) => ({ demarcheId })

async function listed(scene: Scene, name: string, more = {}): Promise<string> {
  const organisation = { name, family: 'association', ...more } as const
  return (await scene.pilot.visitor.call('listOrganisation', { ...inDemarche(scene), organisation })).organisationId
}

/** One that takes part: somebody was invited to write in its name. */
async function taking(scene: Scene, name: string): Promise<{ id: string; writer: Player }> {
  const { id } = await scene.admin.visitor.call('createOrganisation', { name, family: 'association' })
  return { id, writer: await scene.join('writer', { organisationId: id, name: `Plume ${name}` }) }
}

const sheet = (scene: Scene, organisationId: string, by: Player = scene.pilot) =>
  by.visitor.call('readSheet', { ...inDemarche(scene), organisationId })
const merge = (scene: Scene, keptId: string, goneId: string, by: Player = scene.pilot) =>
  by.visitor.call('mergeOrganisations', { ...inDemarche(scene), keptId, goneId })
const undo = (scene: Scene, mergeId: string) => scene.pilot.visitor.call('undoMerge', { ...inDemarche(scene), mergeId })
const duplicates = (scene: Scene, by: Player = scene.pilot) => by.visitor.call('listDuplicates', inDemarche(scene))
const pairsOf = async (scene: Scene) =>
  (await duplicates(scene)).pairs.map(({ one, other, reason }) => [one.name, other.name, reason])

/** Every row that holds an id of an organisation and may be carried, as one text to compare. */
async function rowsOf({ stage }: Scene): Promise<string> {
  const { owner } = stage.database
  const rows = await owner`
    select (select jsonb_agg(to_jsonb(t) order by person_id, organisation_id) from affiliation t) as affiliations,
      (select jsonb_agg(to_jsonb(t) order by demarche_id, person_id) from membership t) as memberships,
      (select jsonb_agg(to_jsonb(t) order by demarche_id, organisation_id) from demarche_organisation t) as marks,
      (select jsonb_agg(to_jsonb(t) order by demarche_id, organisation_id) from directory_entry t) as entries,
      (select jsonb_agg(to_jsonb(t) order by id) from organisation_contact t) as contacts,
      (select jsonb_agg(to_jsonb(t) order by organisation_id, tag_id) from organisation_tag t) as tags,
      (select jsonb_agg(to_jsonb(t) - 'version' order by id) from organisation t) as organisations`
  return JSON.stringify(rows, null, 1)
}

test('likely duplicates are told to pilots, until they are said to be two [Y11]', async () => {
  const scene = await aDemarche()
  const one = await listed(scene, 'Épicerie du Pont')
  const other = await listed(scene, 'SCIC L’épicerie du pont')
  await listed(scene, 'Régie des Aubes')
  expect(await pairsOf(scene)).toEqual([['Épicerie du Pont', 'SCIC L’épicerie du pont', 'sameName']])
  for (const role of ['facilitator', 'writer', 'member', 'elected', 'observer'] as const) {
    const player = await scene.join(role)
    const refused = { code: 'notAllowed' }
    await expect(duplicates(scene, player)).rejects.toMatchObject(refused)
    await expect(merge(scene, one, other, player)).rejects.toMatchObject(refused)
    const apart = { ...inDemarche(scene), oneId: one, otherId: other }
    await expect(player.visitor.call('keepApart', apart)).rejects.toMatchObject(refused)
  }
  await scene.pilot.visitor.call('keepApart', { ...inDemarche(scene), oneId: other, otherId: one })
  expect(await pairsOf(scene)).toEqual([])
})

test('all that was of the one is of the other: people, mark, contacts, tags, what it says of itself [Y12]', async () => {
  const scene = await aDemarche()
  const gone = await taking(scene, 'Les Halles')
  const onGone = { ...inDemarche(scene), organisationId: gone.id }
  const { visitor } = scene.pilot
  await visitor.call('recordContact', { ...onGone, name: 'Léa Estève', consent: true })
  await visitor.call('tagOrganisation', { ...onGone, tags: [{ kind: 'theme', name: 'Emploi' }] })
  const facts = { name: 'Les Halles', family: 'association' as const, siret: '73282932000074', networks: ['RTES'] }
  await visitor.call('updateSheet', { ...onGone, ...facts, version: 1 })
  const { hue, pattern } = await sheet(scene, gone.id)
  const keptId = await listed(scene, 'Association des Halles', { form: 'SCIC' })
  await merge(scene, keptId, gone.id)
  expect(await sheet(scene, keptId)).toMatchObject({
    name: 'Association des Halles',
    mergedNames: ['Les Halles'],
    form: 'SCIC',
    siret: '73282932000074',
    networks: ['RTES'],
    takesPart: true,
    hue,
    pattern,
    people: [{ personId: gone.writer.me.id }],
    contacts: [{ name: 'Léa Estève' }],
    tags: [{ kind: 'theme', name: 'Emploi' }],
  })
  const { lines } = await visitor.call('listDirectory', inDemarche(scene))
  expect(lines.map(({ name }) => name)).toEqual(['Association des Halles', 'Vaucombe Métropole'])
  const mine = await gone.writer.visitor.call('readDemarche', inDemarche(scene))
  expect(mine).toMatchObject({ writesFor: keptId, mayWriteFor: [keptId] })
  const { me } = await gone.writer.visitor.call('readMe', {})
  expect(me?.organisations.map(({ name }) => name)).toEqual(['Association des Halles'])
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  expect(entries[0]).toMatchObject({
    verb: 'mergeOrganisations',
    objectId: keptId,
    details: { goneId: gone.id, from: 'Les Halles', into: 'Association des Halles' },
  })
})

test('where both take part, one row is left of two, and who carries the démarche still does [Y12]', async () => {
  const scene = await aDemarche()
  const kept = await taking(scene, 'Vaucombe')
  await merge(scene, kept.id, scene.organisationId)
  const { organisations, members } = await scene.pilot.visitor.call('readDemarche', inDemarche(scene))
  expect(organisations).toMatchObject([{ id: kept.id, name: 'Vaucombe', isOwner: true }])
  expect(new Set(members.map(({ organisationId }) => organisationId))).toEqual(new Set([kept.id]))
})

test('texts and logs hold the id for good: it has the name of the kept one, in documents, sheets, searches, imports [Y13]', async () => {
  const scene = await aDemarche()
  const { sql, now } = scene.stage.services
  const gone = await taking(scene, 'Les Halles')
  const documentId = await scene.aDocument({ title: 'Charte' })
  const mention = { type: 'mention', attrs: { kind: 'organisation', id: gone.id } }
  await rewrite(scene, documentId, gone.writer.me.actorId, [paragraph(1, 'Avec ', mention)])
  await indexStale({ sql, log: quietLog, now, index: (id) => indexText(sql, id, now()) })
  const logged =
    await sql`select organisation_id, hash from document_update where document_id = ${documentId} order by position`
  const keptId = await listed(scene, 'Association des Halles')
  await merge(scene, keptId, gone.id)
  const { visitor } = scene.pilot
  const { organisations } = await visitor.call('resolveReferences', { documentId, organisations: [gone.id, keptId] })
  expect(new Map(organisations.map(({ id, name }) => [id, name]))).toEqual(
    new Map([
      [gone.id, 'Association des Halles'],
      [keptId, 'Association des Halles'],
    ]),
  )
  expect((await sheet(scene, keptId)).mentions).toMatchObject([{ documentId, blockId: blockId(1) }])
  expect((await sheet(scene, gone.id)).id).toBe(keptId) // an address that was written down
  expect(
    await sql`select organisation_id, hash from document_update where document_id = ${documentId} order by position`,
  ).toEqual(logged)

  const { lines } = await visitor.call('listDirectory', { ...inDemarche(scene), sought: 'les halles' })
  expect(lines.map(({ id }) => id)).toEqual([keptId])
  const known = await visitor.call('listOrganisations', { search: 'Les Halles' })
  expect(known.organisations.map(({ name }) => name)).toEqual(['Association des Halles'])
  const again = { ...inDemarche(scene), organisation: { name: 'les halles', family: 'association' } } as const
  await expect(visitor.call('listOrganisation', again)).rejects.toMatchObject({ code: 'alreadyExists' })
  const line = { n: 2, cells: { name: 'Les Halles', networks: 'MES' } }
  const brought = await visitor.call('importDirectory', { ...inDemarche(scene), lines: [line], apply: true })
  expect(brought.lines).toMatchObject([{ outcome: 'update', changed: ['networks'] }])
  expect((await sheet(scene, keptId)).networks).toEqual(['MES'])
})

test('undone, every row is as it was; what came to the kept one since stays there [Y13]', async () => {
  const scene = await aDemarche()
  const kept = await taking(scene, 'Association des Halles')
  const gone = await taking(scene, 'Les Halles')
  const onGone = { ...inDemarche(scene), organisationId: gone.id }
  await scene.pilot.visitor.call('recordContact', { ...onGone, name: 'Léa Estève', consent: true })
  await scene.pilot.visitor.call('tagOrganisation', { ...onGone, tags: [{ kind: 'theme', name: 'Emploi' }] })
  const facts = { name: 'Les Halles', family: 'association' as const, siret: '73282932000074', networks: ['RTES'] }
  await scene.pilot.visitor.call('updateSheet', { ...onGone, ...facts, version: 1 })
  const before = await rowsOf(scene)
  const { mergeId } = await merge(scene, kept.id, gone.id)
  expect(await rowsOf(scene)).not.toBe(before)
  expect((await duplicates(scene)).merges).toMatchObject([
    { id: mergeId, goneName: 'Les Halles', keptName: 'Association des Halles', by: 'Nadia Ferhat' },
  ])
  await undo(scene, mergeId)
  expect(await rowsOf(scene)).toBe(before)
  expect((await duplicates(scene)).merges).toEqual([])
  await expect(undo(scene, mergeId)).rejects.toMatchObject({ code: 'notFound' })

  const second = await merge(scene, kept.id, gone.id)
  const since = await scene.join('member', { organisationId: kept.id, name: 'Venue depuis' })
  const { version } = await sheet(scene, kept.id)
  const renamed = { name: 'Halles', family: 'association', siret: '73282932000074', version } as const
  await scene.pilot.visitor.call('updateSheet', { ...inDemarche(scene), organisationId: kept.id, ...renamed })
  await undo(scene, second.mergeId)
  expect(await sheet(scene, kept.id)).toMatchObject({
    name: 'Halles',
    siret: null,
    people: [{ personId: kept.writer.me.id }, { personId: since.me.id }],
  })
  expect(await sheet(scene, gone.id)).toMatchObject({
    siret: '73282932000074',
    people: [{ personId: gone.writer.me.id }],
  })
})

test('a merge is undone within its delay, and before the kept one is merged in its turn [Y13]', async () => {
  const scene = await aDemarche()
  const { services } = scene.stage
  const [one, two, three] = [await listed(scene, 'Un'), await listed(scene, 'Deux'), await listed(scene, 'Trois')]
  const first = await merge(scene, two, one)
  const second = await merge(scene, three, two)
  expect((await sheet(scene, one)).id).toBe(three)
  expect((await sheet(scene, three)).mergedNames).toEqual(['Deux', 'Un'])
  await expect(undo(scene, first.mergeId)).rejects.toMatchObject({ code: 'mergedAgain' })
  await undo(scene, second.mergeId)
  expect((await sheet(scene, one)).id).toBe(two)
  const later = new Date(services.now().getTime() + (mergeDays + 1) * 86_400_000)
  await settleMerges({ sql: services.sql, now: () => later })
  await expect(undo(scene, first.mergeId)).rejects.toMatchObject({ code: 'mergedAgain' })
  expect((await sheet(scene, one)).id).toBe(two)
})

test('nobody loses an organisation, nor gets people in their name, by a merge that they did not ask for [Y12, P14]', async () => {
  const scene = await aDemarche()
  const pilot = await scene.join('pilot', { name: 'Autre pilote' })
  const held = await taking(scene, 'Les Halles')
  const keptId = await listed(scene, 'Préfecture du Val')
  const refused = { code: 'notYoursToMerge' }
  await expect(merge(scene, keptId, held.id, pilot)).rejects.toMatchObject(refused) // its people would write for the other
  // In another démarche, which this pilot does not conduct:
  await scene.admin.visitor.call('createDemarche', { title: 'Autre', ownerIds: [scene.organisationId, held.id] })
  const { pairs } = await duplicates(scene, pilot)
  expect(pairs).toEqual([])
  const third = await taking(scene, 'Halles')
  await expect(merge(scene, third.id, held.id, pilot)).rejects.toMatchObject(refused)
  const [pair] = (await duplicates(scene, pilot)).pairs
  expect(pair).toMatchObject({ one: { name: 'Halles', mayGo: true }, other: { name: 'Les Halles', mayGo: false } })
  await merge(scene, held.id, third.id, pilot)
  const elsewhere = await scene.admin.visitor.call('createOrganisation', { name: 'Ailleurs', family: 'other' })
  await expect(merge(scene, held.id, elsewhere.id)).rejects.toMatchObject({ code: 'notFound' })
  const stranger = await aStranger(scene)
  await expect(merge(scene, keptId, held.id, stranger)).rejects.toMatchObject({ code: 'notFound' })
  await expect(merge(scene, keptId, keptId)).rejects.toMatchObject({ code: 'badInput' })
  await merge(scene, keptId, held.id) // whoever administers the instance may
})

test('of a merge and what refers to the one that goes, in either order, nothing is left behind [Y12]', async () => {
  const scene = await aDemarche()
  const { owner } = scene.stage.database
  for (let round = 0; round < 4; round++) {
    const keptId = await listed(scene, `Gardée ${round}`)
    const goneId = await listed(scene, `Partie ${round}`)
    const person = await scene.join('member')
    const contact = { ...inDemarche(scene), organisationId: goneId, name: 'Léa Estève', consent: true } as const
    await Promise.allSettled([
      merge(scene, keptId, goneId),
      scene.pilot.visitor.call('recordContact', contact),
      scene.admin.visitor.call('addAffiliation', { personId: person.me.id, organisationId: goneId }),
      scene.pilot.visitor.call('listOrganisation', { ...inDemarche(scene), organisationId: goneId }),
    ])
    const left = await owner`
      select 'affiliation' as of from affiliation where organisation_id = ${goneId}
      union all select 'contact' from organisation_contact where organisation_id = ${goneId}
      union all select 'entry' from directory_entry where organisation_id = ${goneId}`
    expect(left).toEqual([])
  }
})

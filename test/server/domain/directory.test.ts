// The directory of a démarche: who reads and changes what, contacts and their consent, tags, and what names an organisation.
import { expect, test } from 'vitest'
import { forgetContacts } from '../../../server/domain/directory/contacts.ts'
import { indexStale } from '../../../server/indexing/indexer.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { aDemarche, aStranger, type Player, type Scene } from '../../support/builders.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { blockId, paragraph, rewrite } from '../../support/texts.ts'

const inDemarche = ({ demarcheId }: Scene) => ({ demarcheId })
const listed = async (scene: Scene, name: string, more = {}) => {
  const organisation = { name, family: 'association', ...more } as const
  const { organisationId } = await scene.pilot.visitor.call('listOrganisation', { ...inDemarche(scene), organisation })
  return { ...inDemarche(scene), organisationId }
}
const facts = { family: 'association' } as const
const names = async (player: Player, scene: Scene, filter = {}) =>
  (await player.visitor.call('listDirectory', { ...inDemarche(scene), ...filter })).lines.map(({ name }) => name)

test('every role reads the directory; to those outside it does not exist [Y1]', async () => {
  const scene = await aDemarche()
  const sheet = await listed(scene, 'Régie des Aubes')
  for (const role of ['facilitator', 'writer', 'member', 'elected', 'observer'] as const) {
    const player = await scene.join(role)
    expect(await names(player, scene)).toEqual(['Régie des Aubes', 'Vaucombe Métropole'])
    expect((await player.visitor.call('readSheet', sheet)).name).toBe('Régie des Aubes')
  }
  const stranger = await aStranger(scene)
  const gone = { code: 'notFound' }
  await expect(stranger.visitor.call('listDirectory', inDemarche(scene))).rejects.toMatchObject(gone)
  await expect(stranger.visitor.call('readDirectoryChoices', inDemarche(scene))).rejects.toMatchObject(gone)
  await expect(stranger.visitor.call('readSheet', sheet)).rejects.toMatchObject(gone)
  await expect(stranger.visitor.call('exportDirectory', inDemarche(scene))).rejects.toMatchObject(gone)
  await expect(
    stranger.visitor.call('listConcerned', { ...inDemarche(scene), kind: 'theme', name: 'Emploi' }),
  ).rejects.toMatchObject(gone)
  const elsewhere = await scene.admin.visitor.call('createOrganisation', { name: 'Ailleurs', family: 'other' })
  await expect(
    scene.pilot.visitor.call('readSheet', { ...inDemarche(scene), organisationId: elsewhere.id }),
  ).rejects.toMatchObject(gone)
})

test('being listed lets nobody take part: no mark, and nobody may be invited in its name [Y2, P14]', async () => {
  const scene = await aDemarche()
  const facilitator = await scene.join('facilitator')
  const { id } = await scene.admin.visitor.call('createOrganisation', { name: 'Les Halles', family: 'association' })
  const sheet = { ...inDemarche(scene), organisationId: id }
  await facilitator.visitor.call('listOrganisation', sheet)
  await facilitator.visitor.call('listOrganisation', sheet) // again: nothing more
  const read = await facilitator.visitor.call('readSheet', sheet)
  expect(read).toMatchObject({ takesPart: false, hue: 0, pattern: 0, mayUnlist: true })
  const invitation = { ...inDemarche(scene), email: 'x@y.example', role: 'member', organisationId: id } as const
  await expect(facilitator.visitor.call('invite', invitation)).rejects.toMatchObject({ code: 'notYourOrganisation' })
  const { organisations } = await facilitator.visitor.call('readDemarche', inDemarche(scene))
  expect(organisations).toHaveLength(1)
  await facilitator.visitor.call('unlistOrganisation', sheet)
  await expect(facilitator.visitor.call('readSheet', sheet)).rejects.toMatchObject({ code: 'notFound' })
  const taking = { ...inDemarche(scene), organisationId: scene.organisationId }
  await expect(facilitator.visitor.call('unlistOrganisation', taking)).rejects.toMatchObject({ code: 'notAllowed' })
})

test('only pilots and facilitators add, import, take out [Y2, R1]', async () => {
  const scene = await aDemarche()
  const sheet = await listed(scene, 'Régie des Aubes')
  for (const role of ['writer', 'member', 'elected', 'observer'] as const) {
    const { visitor } = await scene.join(role)
    const organisation = { name: `Chez ${role}`, family: 'other' } as const
    const refused = { code: 'notAllowed' }
    await expect(visitor.call('listOrganisation', { ...inDemarche(scene), organisation })).rejects.toMatchObject(
      refused,
    )
    await expect(visitor.call('unlistOrganisation', sheet)).rejects.toMatchObject(refused)
    const lines = [{ n: 2, cells: { name: 'X' } }]
    await expect(visitor.call('importDirectory', { ...inDemarche(scene), lines, apply: false })).rejects.toMatchObject(
      refused,
    )
    await expect(visitor.call('updateSheet', { ...sheet, ...facts, name: 'Y', version: 1 })).rejects.toMatchObject(
      refused,
    )
    await expect(visitor.call('tagOrganisation', { ...sheet, tags: [] })).rejects.toMatchObject(refused)
    await expect(visitor.call('recordContact', { ...sheet, name: 'Léa', consent: true })).rejects.toMatchObject(refused)
  }
})

test('a sheet is for its members and for the team where it takes part; listing it elsewhere gives no right to it [Y3]', async () => {
  const scene = await aDemarche()
  const member = await scene.join('observer', { organisationId: scene.organisationId, name: 'Paul Garrigue' })
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const change = {
    family: 'localAuthority' as const,
    name: 'Vaucombe Métropole',
    networks: ['RTES'],
    website: 'vaucombe.example',
  }
  await member.visitor.call('updateSheet', { ...own, ...change, version: 1 })
  const read = await scene.pilot.visitor.call('readSheet', own)
  expect(read).toMatchObject({ networks: ['RTES'], website: 'https://vaucombe.example', version: 2, mayEdit: true })

  // Another démarche of somebody else lists it, and may not write to it.
  const other = await scene.admin.visitor.call('createOrganisation', { name: 'Les Halles', family: 'association' })
  await scene.admin.visitor.call('addAffiliation', { personId: member.me.id, organisationId: other.id })
  const second = await member.visitor.call('createDemarche', { title: 'Autre', ownerIds: [other.id] })
  const elsewhere = { demarcheId: second.demarcheId, organisationId: scene.organisationId }
  const invited = {
    demarcheId: second.demarcheId,
    email: 'z@z.example',
    role: 'facilitator',
    organisationId: null,
  } as const
  await member.visitor.call('invite', invited)
  await member.visitor.call('listOrganisation', elsewhere)
  expect((await member.visitor.call('readSheet', elsewhere)).mayEdit).toBe(true) // by belonging to it
  const pilot = await aPilotOf(scene, member, second.demarcheId)
  expect(await pilot.visitor.call('readSheet', elsewhere)).toMatchObject({ mayEdit: false, mayEditContacts: true })
  await expect(pilot.visitor.call('updateSheet', { ...elsewhere, ...change, version: 2 })).rejects.toMatchObject({
    code: 'notAllowed',
  })
})

/** Someone who pilots that démarche and belongs to nothing. */
async function aPilotOf(scene: Scene, host: Player, demarcheId: string): Promise<Player> {
  const stranger = await aStranger(scene)
  const invitation = { demarcheId, email: stranger.me.email, role: 'pilot' as Role, organisationId: null }
  const { url } = await host.visitor.call('invite', invitation)
  await stranger.visitor.call('acceptInvitation', { token: url?.split('#')[1] ?? '' })
  return stranger
}

test('of two who change a sheet at once the second is told, and the first is not overwritten [Y3]', async () => {
  const scene = await aDemarche()
  const sheet = await listed(scene, 'Régie des Aubes')
  const update = (name: string, networks: string[]) =>
    scene.pilot.visitor.call('updateSheet', { ...sheet, ...facts, name, networks, version: 1 })
  const results = await Promise.allSettled([update('Régie', ['CNLRQ']), update('Les Aubes', ['MES'])])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'staleSheet' } })
  expect((await scene.pilot.visitor.call('readSheet', sheet)).version).toBe(2)
})

test('a name or a number of another, and a wrong number, are refused as when one is made [Y3, P2]', async () => {
  const scene = await aDemarche()
  const sheet = await listed(scene, 'Régie des Aubes')
  const update = (more: object) =>
    scene.pilot.visitor.call('updateSheet', { ...sheet, ...facts, name: 'Régie des Aubes', version: 1, ...more })
  await expect(update({ name: 'vaucombe métropole' })).rejects.toMatchObject({ code: 'alreadyExists' })
  await expect(update({ siret: '12345678901234' })).rejects.toMatchObject({ code: 'invalidSiret' })
  await expect(update({ rna: 'W12' })).rejects.toMatchObject({ code: 'invalidRna' })
  await expect(update({ website: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'badInput' })
  await expect(update({ name: 'Régie \u202Edes Aubes' })).rejects.toMatchObject({ code: 'badInput' })
  await expect(update({ networks: ['RTES\u2066'] })).rejects.toMatchObject({ code: 'badInput' })
})

test('one finds by words without accents, and by each filter; what there is to choose is counted [Y1]', async () => {
  const scene = await aDemarche()
  const first = await listed(scene, 'Épicerie des Aubes')
  await listed(scene, 'La Remise', { family: 'cooperative', form: 'SCIC' })
  await scene.pilot.visitor.call('updateSheet', {
    ...first,
    ...facts,
    version: 1,
    name: 'Épicerie des Aubes',
    agreements: ['ESUS', 'IAE'],
    networks: ['ANDES'],
    territories: [{ name: 'Saint-Arnoul', code: '31265' }],
    activities: 'Réemploi de denrées',
  })
  await scene.pilot.visitor.call('tagOrganisation', { ...first, tags: [{ kind: 'theme', name: 'Alimentation' }] })
  const found = ['Épicerie des Aubes']
  for (const filter of [
    { sought: 'EPICERIE' },
    { sought: 'aubes reemploi' },
    { sought: 'saint-arnoul' },
    { agreement: 'IAE' },
    { network: 'ANDES' },
    { commune: 'Saint-Arnoul' },
    { tagKind: 'theme', tagName: 'alimentation' } as const,
    { sought: 'aubes', takesPart: 'no' } as const,
  ]) {
    expect(await names(scene.pilot, scene, filter), JSON.stringify(filter)).toEqual(found)
  }
  expect(await names(scene.pilot, scene, { sought: '%' })).toEqual([])
  expect(await names(scene.pilot, scene, { family: 'cooperative' })).toEqual(['La Remise'])
  expect(await names(scene.pilot, scene, { takesPart: 'yes' })).toEqual(['Vaucombe Métropole'])
  const choices = await scene.pilot.visitor.call('readDirectoryChoices', inDemarche(scene))
  expect(choices).toMatchObject({
    agreements: [
      { value: 'ESUS', n: 1 },
      { value: 'IAE', n: 1 },
    ],
    communes: [{ value: 'Saint-Arnoul', n: 1 }],
    tags: [{ kind: 'theme', name: 'Alimentation', n: 1 }],
  })
})

test('a contact is kept with a consent only, and read by the team, its organisation and whoever it is about [Y5]', async () => {
  const scene = await aDemarche()
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const about = await scene.join('observer', { name: 'Hugo Maréchal' })
  const keep = (more: object) =>
    scene.pilot.visitor.call('recordContact', { ...own, name: 'Léa', consent: true, ...more })
  await expect(keep({ consent: false })).rejects.toMatchObject({ code: 'badInput' })
  await keep({ email: 'lea@filage.example', phone: '+33 6 12 34 56 78', consentHow: 'par courriel' })
  await keep({ name: 'Hugo Maréchal', email: about.me.email.toUpperCase() })
  const read = async (player: Player) => (await player.visitor.call('readSheet', own)).contacts
  for (const role of ['pilot', 'facilitator', 'writer', 'member'] as const) {
    expect((await read(await scene.join(role)))?.map(({ name }) => name)).toEqual(['Hugo Maréchal', 'Léa'])
  }
  for (const role of ['elected', 'observer'] as const) expect(await read(await scene.join(role))).toBeNull()
  const [mine] = (await read(about)) ?? []
  expect(mine).toMatchObject({ name: 'Hugo Maréchal', isMe: true, consentBy: 'Nadia Ferhat' })
  const of = await scene.join('observer', { organisationId: scene.organisationId })
  expect(await read(of)).toHaveLength(2)
})

test('withdrawn, a contact is erased: by an editor, or by whoever it is about; the log tells nothing of it [Y6]', async () => {
  const scene = await aDemarche()
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const about = await scene.join('elected', { name: 'Hugo Maréchal' })
  const member = await scene.join('member')
  const keep = async (name: string, email: string | null = null) =>
    ({ ...own, ...(await scene.pilot.visitor.call('recordContact', { ...own, name, email, consent: true })) }) as const
  const hugo = await keep('Hugo Maréchal', about.me.email)
  const lea = await keep('Léa Estève-Secrète', 'lea@filage.example')
  await expect(member.visitor.call('withdrawContact', lea)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(about.visitor.call('withdrawContact', lea)).rejects.toMatchObject({ code: 'notFound' })
  await about.visitor.call('withdrawContact', hugo)
  await scene.pilot.visitor.call('withdrawContact', lea)
  const { owner } = scene.stage.database
  expect(await owner`select * from organisation_contact`).toHaveLength(0)
  const log = JSON.stringify(
    await owner`select verb, details from audit_log where verb in ('recordContact', 'withdrawContact')`,
  )
  expect(log).toContain('withdrawContact')
  expect(log).not.toMatch(/Secrète|filage|Hugo/)
})

test('a consent that nobody said anew for three years has run out; a correction says it anew [Y6]', async () => {
  const scene = await aDemarche()
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const { contactId } = await scene.pilot.visitor.call('recordContact', { ...own, name: 'Léa', consent: true })
  await scene.pilot.visitor.call('recordContact', { ...own, name: 'Paul', consent: true })
  const later = (years: number) => {
    scene.stage.clock.at = new Date(Date.now() + years * 365.25 * 86_400_000)
    return forgetContacts(scene.stage.services)
  }
  const left = async () =>
    (await scene.stage.database.owner`select name from organisation_contact`).map(({ name }) => name)
  await later(2.9)
  expect(await left()).toHaveLength(2)
  // Long after, everyone has signed in again: only the row is of interest here.
  await scene.stage.database
    .owner`update organisation_contact set consent_at = ${scene.stage.clock.at} where id = ${contactId}`
  await later(3.1)
  expect(await left()).toEqual(['Léa'])
})

test('taken out of the directory, an organisation leaves its contacts and tags here, and its sheet to others [Y2, Y4]', async () => {
  const scene = await aDemarche()
  const sheet = await listed(scene, 'Régie des Aubes')
  await scene.pilot.visitor.call('recordContact', { ...sheet, name: 'Léa', consent: true })
  await scene.pilot.visitor.call('tagOrganisation', { ...sheet, tags: [{ kind: 'theme', name: 'Emploi' }] })
  await scene.pilot.visitor.call('unlistOrganisation', sheet)
  const { owner } = scene.stage.database
  expect(await owner`select 1 from organisation_contact union all select 1 from organisation_tag`).toHaveLength(0)
  expect(await owner`select 1 from organisation where id = ${sheet.organisationId}`).toHaveLength(1)
})

test('a tag says who is concerned: organisations that bear it, and the people here who write for them [Y7]', async () => {
  const scene = await aDemarche()
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const sheet = await listed(scene, 'Régie des Aubes')
  await scene.join('elected', { organisationId: scene.organisationId, name: 'Paul Garrigue' })
  const tags = [
    { kind: 'theme', name: 'Emploi' },
    { kind: 'theme', name: 'emploi' },
    { kind: 'level', name: 'EPCI' },
  ] as const
  await scene.pilot.visitor.call('tagOrganisation', { ...own, tags: [...tags] })
  await scene.pilot.visitor.call('tagOrganisation', { ...sheet, tags: [{ kind: 'theme', name: 'EMPLOI' }] })
  expect((await scene.pilot.visitor.call('readSheet', own)).tags).toHaveLength(2)
  const concerned = await scene.pilot.visitor.call('listConcerned', {
    ...inDemarche(scene),
    kind: 'theme',
    name: 'emploi',
  })
  expect(concerned.total).toBe(2)
  expect(
    concerned.organisations.map(({ name, people }) => [name, people.map(({ displayName }) => displayName)]),
  ).toEqual([
    ['Vaucombe Métropole', ['Nadia Ferhat', 'Paul Garrigue']],
    ['Régie des Aubes', []],
  ])
  const { tags: all } = await scene.pilot.visitor.call('listTags', inDemarche(scene))
  const emploi = all.find(({ name }) => name === 'Emploi')
  const draft = await scene.aDocument({ title: 'Brouillon secret' })
  const open = await scene.aDocument({ title: 'Diagnostic', state: 'consultation' })
  for (const documentId of [draft, open])
    await scene.pilot.visitor.call('tagDocument', { documentId, tagIds: [emploi?.id ?? ''] })
  const asked = { ...inDemarche(scene), kind: 'theme', name: 'EMPLOI' } as const
  const observer = await scene.join('observer')
  expect((await observer.visitor.call('listConcerned', asked)).documents).toEqual([{ id: open, title: 'Diagnostic' }])
  expect((await scene.pilot.visitor.call('listConcerned', asked)).documents).toHaveLength(2)
  const none = await scene.pilot.visitor.call('listConcerned', { ...inDemarche(scene), kind: 'policy', name: 'emploi' })
  expect(none.total).toBe(0)
})

test('organisations bear the tags of the démarche: named on the way by those who may, merged and removed with them [Y7, G13]', async () => {
  const scene = await aDemarche()
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const member = await scene.join('observer', { organisationId: scene.organisationId })
  const theme = (name: string) => ({ kind: 'theme', name }) as const
  await scene.pilot.visitor.call('tagOrganisation', { ...own, tags: [theme('Emploi'), theme('Travail')] })
  await member.visitor.call('tagOrganisation', { ...own, tags: [theme('emploi'), theme('Travail')] })
  await expect(member.visitor.call('tagOrganisation', { ...own, tags: [theme('Neuf')] })).rejects.toMatchObject({
    code: 'notAllowed',
  })
  const { tags } = await scene.pilot.visitor.call('listTags', inDemarche(scene))
  expect(tags.map(({ name }) => name)).toEqual(['Emploi', 'Travail'])
  const [emploi, travail] = tags.map(({ id }) => id)
  const borne = async () => (await member.visitor.call('readSheet', own)).tags.map(({ name }) => name)
  const tagId = travail ?? ''
  await scene.pilot.visitor.call('mergeTag', { ...inDemarche(scene), tagId, intoId: emploi ?? '' })
  expect(await borne()).toEqual(['Emploi'])
  await scene.pilot.visitor.call('removeTag', { ...inDemarche(scene), tagId: emploi ?? '' })
  expect(await borne()).toEqual([])
})

test('a sheet names the texts that mention the organisation, only those that the asker may read [Y10]', async () => {
  const scene = await aDemarche()
  const own = { ...inDemarche(scene), organisationId: scene.organisationId }
  const mention = { type: 'mention', attrs: { kind: 'organisation', id: scene.organisationId } }
  const open = await scene.aDocument({ title: 'Diagnostic ouvert', state: 'consultation' })
  const draft = await scene.aDocument({ title: 'Brouillon secret' })
  for (const documentId of [open, draft])
    await rewrite(scene, documentId, scene.pilot.me.actorId, [paragraph(1, 'Porté par ', mention, '.')])
  const { sql } = scene.stage.services
  const now = () => new Date(Date.now() + 60_000)
  await indexStale({ sql, log: quietLog, now, index: (documentId) => indexText(sql, documentId, now()) })
  const read = async (player: Player) => (await player.visitor.call('readSheet', own)).mentions
  expect((await read(scene.pilot)).map(({ title }) => title)).toEqual(['Brouillon secret', 'Diagnostic ouvert'])
  expect(await read(await scene.join('observer'))).toMatchObject([{ documentId: open, blockId: blockId(1) }])
})

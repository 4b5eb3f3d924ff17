// Finding what texts say: only what one may read, by words as people type them; links and mentions beside.
import { expect, test } from 'vitest'
import { replaceIndex } from '../../../server/domain/text-index.ts'
import { indexStale, indexUnmarked } from '../../../server/indexing/indexer.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import { hrefOf } from '../../../shared/document/link-address.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { aDemarche, aStranger, type Player, type Scene } from '../../support/builders.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { blockId, heading, paragraph, rewrite } from '../../support/texts.ts'

const reading = ({ stage }: Pick<Scene, 'stage'>) => {
  const { sql } = stage.services
  const now = () => new Date(Date.now() + 60_000) // whatever was written, was written a while ago
  return { sql, log: quietLog, now, index: (documentId: string) => indexText(sql, documentId, now()) }
}
const index = (scene: Pick<Scene, 'stage'>) => indexStale(reading(scene))

async function aText(
  scene: Scene,
  title: string,
  content: DocumentJson[],
  options: Parameters<Scene['aDocument']>[0] = {},
) {
  const documentId = await scene.aDocument({ title, ...options })
  await rewrite(scene, documentId, scene.pilot.me.actorId, content)
  await index(scene)
  return documentId
}

const look = async ({ visitor }: Player, sought: string) => (await visitor.call('search', { sought })).documents
const titles = async (player: Player, sought: string) => (await look(player, sought)).map(({ title }) => title)

test('words are found without their accents, in another number, half typed, and in titles [Q2]', async () => {
  const scene = await aDemarche()
  await aText(scene, 'Schéma métropolitain', [
    heading(1, 'Les associations'),
    paragraph(2, 'La mutualisation des œuvres, l’été, entre coopératives.'),
  ])
  for (const sought of [
    'metropolitain',
    'Schéma',
    'association',
    'MUTUALISATIO',
    'oeuvre',
    'été',
    'ete',
    'cooperative l’été',
  ]) {
    expect(await titles(scene.pilot, sought), sought).toEqual(['Schéma métropolitain'])
  }
  for (const sought of ['tramway', 'association tramway', ''])
    expect(await titles(scene.pilot, sought), sought).toEqual([])
})

test('a result names its section, shows the words that were looked for, and opens at its block [Q3]', async () => {
  const scene = await aDemarche()
  const long = 'Un mot puis un autre. '.repeat(40)
  await aText(scene, 'Note', [heading(1, 'Les besoins'), paragraph(2, `${long}Le réemploi des matériaux. ${long}`)])
  const [found] = await look(scene.pilot, 'réemplois')
  const [passage] = found?.passages ?? []
  expect(passage).toMatchObject({ blockId: blockId(2), section: 'Les besoins' })
  const [from = 0, length = 0] = passage?.runs[0] ?? []
  expect(passage?.text.slice(from, from + length)).toBe('réemploi')
  expect(passage?.text.length).toBeLessThan(240)
})

test('what was typed is never an operator, and never fails [Q4]', async () => {
  const scene = await aDemarche()
  await aText(scene, 'Note', [paragraph(1, 'Le pôle soutient le commerce équitable et la filière bois.')])
  for (const sought of [
    'pôle & bois',
    '!bois | (',
    "bois:* 'x",
    '\\',
    '<->',
    'l\'été " bois',
    '%_',
    '😀',
    '\u0000bois',
    '-',
    '« »',
    'a'.repeat(2000),
  ]) {
    await expect(look(scene.pilot, sought)).resolves.toBeInstanceOf(Array)
  }
  expect(await titles(scene.pilot, '"commerce équitable"')).toEqual(['Note'])
  expect(await titles(scene.pilot, '« équitable commerce »')).toEqual([])
  expect(await titles(scene.pilot, 'bois -tramway')).toEqual(['Note'])
  expect(await titles(scene.pilot, 'bois -pôle')).toEqual([])
})

test('words follow each other within one passage or the title, however long the text is [Q4]', async () => {
  const scene = await aDemarche()
  const filler = Array.from({ length: 60 }, (_, n) => paragraph(n + 10, 'de la vie de la ville '.repeat(15)))
  await aText(scene, 'Longue', [...filler, paragraph(2, 'Le schéma de la région')])
  await aText(scene, 'Coupée', [paragraph(1, 'Voici le schéma'), paragraph(2, 'de la région')])
  await aText(scene, 'Le schéma de la région', [paragraph(1, 'Rien')])
  expect(await titles(scene.pilot, '"schéma de la région"')).toEqual(['Le schéma de la région', 'Longue'])
  expect(await titles(scene.pilot, '"schéma de la" "la vie"')).toEqual(['Longue'])
  expect(await titles(scene.pilot, '"la ville" "région" -rien')).toEqual(['Longue'])
})

test('headings count before the latest change; what is not for the asker stands before nothing [Q2, Q3]', async () => {
  const scene = await aDemarche()
  const { sql } = scene.stage.services
  const said = (isHeading: boolean) => ({
    passages: [{ blockId: blockId(1), section: '', isHeading, text: 'Le tramway de Lissac' }],
    references: [],
    words: 4,
    mentionedBy: [],
  })
  const put = async (title: string, isHeading: boolean, options: Parameters<Scene['aDocument']>[0] = {}) => {
    const documentId = await scene.aDocument({ title, ...options })
    await replaceIndex(sql, documentId, { ...said(isHeading), position: 1_000, at: new Date() })
    return documentId
  }
  await put('Titrée', true)
  for (let n = 0; n < 70; n++) await put('Secrète', true, { restricted: true })
  const thrown = await put('Jetée', true)
  await scene.pilot.visitor.call('trashDocument', { documentId: thrown })
  await put('Ancienne', false)
  await put('Récente', false)
  const member = await scene.join('member')
  for (const sought of ['tramway', '"tramway de Lissac"'])
    expect(await titles(member, sought), sought).toEqual(['Titrée', 'Récente', 'Ancienne'])
  const { documents, more } = await scene.pilot.visitor.call('search', { sought: '"tramway de Lissac"' })
  expect([documents.length, more]).toEqual([20, true])
})

test('what one may not read is not found, by its title neither [Q2, R2, R3, R7]', async () => {
  const scene = await aDemarche()
  await aText(scene, 'Brouillon du Val', [paragraph(1, 'Fermeture du site')])
  await aText(scene, 'Restreint du Val', [paragraph(1, 'Fermeture du site')], {
    restricted: true,
    state: 'consultation',
  })
  await aText(scene, 'Ouvert du Val', [paragraph(1, 'Fermeture du site')], { state: 'consultation' })
  const [observer, member, stranger] = [
    await scene.join('observer'),
    await scene.join('member'),
    await aStranger(scene),
  ]
  for (const sought of ['fermeture', 'val']) {
    expect((await titles(scene.pilot, sought)).sort()).toEqual([
      'Brouillon du Val',
      'Ouvert du Val',
      'Restreint du Val',
    ])
    expect((await titles(member, sought)).sort()).toEqual(['Brouillon du Val', 'Ouvert du Val'])
    expect(await titles(observer, sought)).toEqual(['Ouvert du Val'])
    expect(await titles(stranger, sought)).toEqual([])
  }
})

test('an edit, then a new title, are found in their turn; what was deleted no longer is [Q1]', async () => {
  const scene = await aDemarche()
  const documentId = await aText(scene, 'Note', [paragraph(1, 'Tramway'), paragraph(2, 'Funiculaire')])
  await rewrite(scene, documentId, scene.pilot.me.actorId, [paragraph(1, 'Trolleybus')])
  await scene.pilot.visitor.call('renameDocument', { documentId, title: 'Mobilités' })
  await index(scene)
  expect(await titles(scene.pilot, 'trolleybus')).toEqual(['Mobilités'])
  expect(await titles(scene.pilot, 'mobilité')).toEqual(['Mobilités'])
  for (const sought of ['tramway', 'funiculaire', 'note']) expect(await titles(scene.pilot, sought), sought).toEqual([])
})

test('a text that cannot be read is passed over, and the next one is read [Q1]', async () => {
  const scene = await aDemarche()
  const broken = await scene.aDocument({ title: 'Illisible' })
  await scene.stage.database.owner`
    update document_update set update = '\\xff' where document_id = ${broken}`
  await aText(scene, 'Lisible', [paragraph(1, 'Tramway')])
  expect(await titles(scene.pilot, 'tramway')).toEqual(['Lisible'])
  expect(await titles(scene.pilot, 'illisible')).toEqual(['Illisible'])
  expect(await index(scene)).toBe(0)
})

test('a text of nonsense beyond what an index holds is searched by its beginning', async () => {
  const scene = await aDemarche()
  const nonsense = Array.from({ length: 9_000 }, (_, n) => (n * 7919 + 1e9).toString(36) + (n ** 3).toString(36))
  await aText(scene, 'Bruit', [
    paragraph(1, 'tramway'),
    ...Array.from({ length: 4 }, (_, n) => paragraph(n + 2, nonsense.map((one) => `${one}${n}`).join(' '))),
  ])
  expect(await titles(scene.pilot, 'tramway')).toEqual(['Bruit'])
})

const mentionOf = (personId: string, kind = 'person'): DocumentJson => ({
  type: 'mention',
  attrs: { id: personId, kind },
})

test('what an earlier version read without marking its phrases is read again, once, and tells nobody twice [Q13, Q7]', async () => {
  const scene = await aDemarche()
  const ana = await scene.join('writer')
  const named = { type: 'mention', attrs: { kind: 'person', id: ana.me.id } }
  const documentId = await aText(scene, 'Note', [
    paragraph(1, 'Le réemploi des matériaux du chantier.'),
    { ...paragraph(2, 'Voir avec '), content: [{ type: 'text', text: 'Voir avec ' }, named] },
  ])
  const unseen = async () => (await ana.visitor.call('listMentions', {})).mentions.length
  expect(await unseen()).toBe(1)
  const { sql } = scene.stage.services
  await sql`update document_index set pairs = null`
  await sql`update mention set seen_at = now()`
  expect(await index(scene)).toBe(0)
  expect(await indexUnmarked(reading(scene))).toBe(1)
  expect(await indexUnmarked(reading(scene))).toBe(0)
  const [row] =
    await sql`select pairs is not null as marked, word_count from document_index where document_id = ${documentId}`
  expect(row).toMatchObject({ marked: true })
  expect(await titles(scene.pilot, '"matériaux du chantier"')).toEqual(['Note'])
  const [told] = await sql<{ n: number }[]>`select count(*)::int as n from mention where seen_at is null`
  expect(told?.n).toBe(0)
})

test('whoever may read few of many that say it is answered from these alone, best first [Q2, Q5]', async () => {
  const scene = await aDemarche()
  const reader = await scene.join('elected')
  const passages = [{ blockId: blockId(1), section: '', isHeading: false, text: 'Une filière du réemploi.' }]
  const said = async (documentId: string) =>
    replaceIndex(scene.stage.services.sql, documentId, {
      passages,
      references: [],
      words: 4,
      mentionedBy: [],
      position: 1,
      at: new Date(),
    })
  for (let n = 0; n < 2; n++) await said(await scene.aDocument({ title: `Lisible ${n}`, state: 'consultation' }))
  const { sql } = scene.stage.services
  const hidden = Array.from({ length: 160 }, () => crypto.randomUUID())
  await sql`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, created_by, created_at)
    select t.id::uuid, d.id, 'Réemploi', 'note', 1, now(), 2, d.created_by, now() + interval '1 day'
    from demarche d, unnest(${hidden}::text[]) t (id) where d.id = ${scene.demarcheId}`
  for (const id of hidden) await said(id)
  expect((await titles(reader, 'réemploi')).toSorted()).toEqual(['Lisible 0', 'Lisible 1'])
  expect((await titles(reader, '"filière du réemploi"')).toSorted()).toEqual(['Lisible 0', 'Lisible 1'])
  await sql`update document set state = 'draft' where title like 'Lisible%'`
  expect(await titles(reader, 'réemploi')).toEqual([])
  expect((await titles(scene.pilot, 'réemploi')).length).toBe(20)
})

test('who is mentioned finds it in their tray, once, until it is seen or gone [Q7]', async () => {
  const scene = await aDemarche()
  const member = await scene.join('member')
  const text = (words: string) => [paragraph(1, `${words} `, mentionOf(member.me.id))]
  const documentId = await aText(scene, 'Note', text('À relire par'))
  const tray = () => member.visitor.call('listMentions', {})
  expect(await tray()).toMatchObject({
    unseen: 1,
    mentions: [{ documentId, by: 'Nadia Ferhat', text: 'À relire par @Personne member', blockId: blockId(1) }],
  })
  await member.visitor.call('seeMentions', {})
  await rewrite(scene, documentId, scene.pilot.me.actorId, text('À relire et corriger par'))
  await index(scene)
  expect(await tray()).toMatchObject({ unseen: 0, mentions: [{ seen: true }] })
  await rewrite(scene, documentId, scene.pilot.me.actorId, [paragraph(1, 'Rien')])
  await index(scene)
  expect((await tray()).mentions).toEqual([])
  await rewrite(scene, documentId, scene.pilot.me.actorId, text('De nouveau'))
  await index(scene)
  expect(await tray()).toMatchObject({ unseen: 1 })
})

test('an extract names whom it mentions as they are called now, and to nobody who may not know them; the index holds no name [Q12, Q10, Y13]', async () => {
  const scene = await aDemarche()
  const { demarcheId, organisationId, pilot } = scene
  const [member, stranger] = [await scene.join('member'), await aStranger(scene)]
  const halles = await scene.admin.visitor.call('createOrganisation', { name: 'Les Halles', family: 'association' })
  await pilot.visitor.call('listOrganisation', { demarcheId, organisationId: halles.id })
  const open = await aText(scene, 'Schéma', [paragraph(9, 'y')])
  const link: DocumentJson = {
    type: 'text',
    text: ' tramway',
    marks: [{ type: 'link', attrs: { href: hrefOf(open, null) } }],
  }
  const named = [member.me.id, stranger.me.id].map((id) => mentionOf(id))
  await aText(scene, 'Note', [
    {
      type: 'heading',
      attrs: { id: blockId(1), level: 2 },
      content: [{ type: 'text', text: 'Avec ' }, mentionOf(member.me.id)],
    },
    paragraph(2, ...named, mentionOf(halles.id, 'organisation'), link),
  ])
  const extracts = async () => {
    const [found] = await look(pilot, 'tramway')
    const { backlinks } = await pilot.visitor.call('listBacklinks', { documentId: open })
    const { mentions } = await member.visitor.call('listMentions', {})
    return {
      section: found?.passages[0]?.section,
      texts: [found?.passages[0]?.text, backlinks[0]?.text, mentions[1]?.text],
    }
  }
  const said = '@Personne member@Ancien membre@Les Halles tramway'
  expect(await extracts()).toEqual({ section: 'Avec @Personne member', texts: [said, said, said] })
  const sheet = await pilot.visitor.call('readSheet', { demarcheId, organisationId: halles.id })
  expect(sheet.mentions).toMatchObject([{ text: said }])
  const { owner } = scene.stage.database
  const kept = await owner<{ all: string }[]>`
    select string_agg(text || section || words::text, '') || (select string_agg(words::text, '') from document_index) as all from document_passage`
  expect(kept[0]?.all).not.toMatch(/personne member|halles/iu)
  expect(await titles(pilot, member.me.id.slice(0, 8))).toEqual([])

  await member.visitor.call('updateMe', { displayName: 'Zoé Renan', grammaticalForm: 'feminine' })
  await pilot.visitor.call('mergeOrganisations', { demarcheId, keptId: organisationId, goneId: halles.id })
  const renamed = '@Zoé Renan@Ancien membre@Vaucombe Métropole tramway'
  expect(await extracts()).toEqual({ section: 'Avec @Zoé Renan', texts: [renamed, renamed, renamed] })
  await pilot.visitor.call('removeMember', { demarcheId, personId: member.me.id })
  expect((await look(pilot, 'tramway'))[0]?.passages[0]).toMatchObject({
    section: 'Avec @Ancien membre',
    text: '@Ancien membre@Ancien membre@Vaucombe Métropole tramway',
  })
})

test('one’s own mention of oneself, and one in a text that one may not read, tell nothing [Q8]', async () => {
  const scene = await aDemarche()
  const observer = await scene.join('observer')
  await aText(scene, 'Secret', [paragraph(1, mentionOf(observer.me.id), mentionOf(scene.pilot.me.id))])
  for (const player of [observer, scene.pilot]) {
    expect(await player.visitor.call('listMentions', {})).toEqual({ mentions: [], unseen: 0 })
  }
})

test('who is named a hundred times in one text, or in texts that one may not read, still finds the others [Q7, Q8]', async () => {
  const scene = await aDemarche()
  const member = await scene.join('member')
  await aText(scene, 'Ancienne', [paragraph(1, mentionOf(member.me.id))])
  const flood = Array.from({ length: 120 }, (_, n) => paragraph(n + 10, mentionOf(member.me.id)))
  await aText(scene, 'Secrète', flood, { restricted: true })
  await aText(scene, 'Crue', flood)
  const { mentions, unseen } = await member.visitor.call('listMentions', {})
  expect([...new Set(mentions.map(({ title }) => title))].sort()).toEqual(['Ancienne', 'Crue'])
  expect(mentions.filter(({ title }) => title === 'Crue')).toHaveLength(20)
  expect(unseen).toBe(21)
})

test('links to a text are known from it, and the title of what one may not read leaks to nobody [Q9, Q10]', async () => {
  const scene = await aDemarche()
  const secret = await aText(scene, 'Fermeture de Lissac', [paragraph(1, 'x')], { restricted: true })
  const open = await aText(scene, 'Schéma', [paragraph(1, 'y')])
  const linked = (to: string): DocumentJson => ({
    type: 'text',
    text: 'voir',
    marks: [{ type: 'link', attrs: { href: hrefOf(to, null) } }],
  })
  const from = await aText(scene, 'Note', [paragraph(4, linked(secret), linked(open))])
  const member = await scene.join('member')
  const asked = { documentId: from, documents: [secret, open], people: [member.me.id, scene.pilot.me.id] }
  const resolved = await member.visitor.call('resolveReferences', asked)
  expect(resolved.documents).toEqual([{ id: open, title: 'Schéma' }])
  expect(resolved.people.map(({ name }) => name).sort()).toEqual(['Nadia Ferhat', 'Personne member'])
  const back = await member.visitor.call('listBacklinks', { documentId: open })
  expect(back.backlinks).toMatchObject([{ documentId: from, title: 'Note', blockId: blockId(4) }])
  await expect(member.visitor.call('listBacklinks', { documentId: secret })).rejects.toMatchObject({ code: 'notFound' })
  const stranger = await aStranger(scene)
  await expect(stranger.visitor.call('resolveReferences', asked)).rejects.toMatchObject({ code: 'notFound' })
  const elsewhere = await member.visitor.call('resolveReferences', { ...asked, people: [stranger.me.id] })
  expect(elsewhere.people).toEqual([])
})

test('a section that is surely gone from a text is told to whoever may read it; of what is not indexed yet nothing is said [Q11]', async () => {
  const scene = await aDemarche()
  const content = [heading(1, 'Les besoins'), paragraph(2, 'x')]
  const open = await aText(scene, 'Schéma', content)
  const secret = await aText(scene, 'Fermeture de Lissac', content, { restricted: true })
  const from = await aText(scene, 'Note', [paragraph(4, 'y')])
  const member = await scene.join('member')
  const sections = [open, secret].flatMap((documentId) => [1, 9].map((n) => ({ documentId, blockId: blockId(n) })))
  const ask = async () => (await member.visitor.call('resolveReferences', { documentId: from, sections })).lostSections
  expect(await ask()).toEqual([{ documentId: open, blockId: blockId(9) }])
  await rewrite(scene, open, scene.pilot.me.actorId, [paragraph(2, 'x')])
  expect(await ask()).toEqual([])
  await index(scene)
  expect((await ask()).map((one) => one.blockId).sort()).toEqual([blockId(1), blockId(9)])
})

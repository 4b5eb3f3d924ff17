// Texts written by hand, as no editor writes them, on the real database: what the server makes of them goes on working for others,
// and tells nobody what they may not know.
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import { aDemarche, aStranger, type Scene } from '../../support/builders.ts'
import { exported, fetchExport, imported } from '../../support/exchange.ts'
import { png } from '../../support/exchange-png.ts'
import { readImage, sendBytes, sentImage } from '../../support/files.ts'
import { blockId, heading, paragraph, rewrite } from '../../support/texts.ts'

const mention = (id: unknown, kind = 'person'): DocumentJson => ({ type: 'mention', attrs: { id, kind } })
const figure = (file: unknown): DocumentJson => ({ type: 'figure', attrs: { id: blockId(80), file, alt: 'vue' } })

/** What a client of one's own may leave in a text: every id is a lie. */
const lies: DocumentJson[] = [
  { type: 'paragraph', attrs: { id: 'pas-un-id' }, content: [{ type: 'text', text: 'Le tramway passe à Lissac.' }] },
  paragraph(
    1,
    'Avec ',
    mention('x'),
    mention('a.b:c', 'organisation'),
    mention(blockId(99)),
    ' et un\u0000signe\ud83d.',
  ),
  figure('pas-un-fichier'),
  heading(2, `Titre ${'long '.repeat(40_000)}`),
  paragraph(3, 'Suite.', {
    type: 'text',
    text: 'lien',
    marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
  }),
]

const index = ({ stage }: Scene, documentId: string) => indexText(stage.services.sql, documentId, new Date())

test('a text full of lies is found by its words, and those of others too [Q1, E10]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ title: 'Note' })
  await rewrite(scene, documentId, scene.pilot.me.actorId, lies)
  await index(scene, documentId)
  const { documents } = await scene.pilot.visitor.call('search', { sought: 'tramway lissac' })
  expect(documents).toMatchObject([{ documentId, passages: [{ blockId: null }] }])
  expect((await scene.pilot.visitor.call('search', { sought: 'signe' })).documents).toHaveLength(1)
  const [row] = await scene.stage.database.owner<{ longest: number }[]>`
    select max(length(section)) as longest from document_passage where document_id = ${documentId}`
  expect(row?.longest).toBeLessThanOrEqual(300)
})

test('it leaves in a file, begins others, is copied and told of, and none of it fails [X1, G44, G12, E10]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ title: 'Note' })
  await rewrite(scene, documentId, scene.pilot.me.actorId, lies)
  const page = (await exported(scene.pilot.visitor, documentId, 'html')).toString()
  expect(page).toContain('Le tramway passe à Lissac.')
  expect(page).not.toContain('javascript:')
  const { visitor } = scene.pilot
  const { templateId } = await visitor.call('saveTemplate', { documentId, name: 'Modèle' })
  await visitor.call('readTemplate', { demarcheId: scene.demarcheId, template: templateId })
  const made = { demarcheId: scene.demarcheId, title: 'Fille', template: templateId }
  await expect(visitor.call('createDocument', made)).resolves.toBeDefined()
  await expect(visitor.call('duplicateDocument', { documentId, title: 'Copie' })).resolves.toBeDefined()
  await expect(visitor.call('listBacklinks', { documentId })).resolves.toEqual({ backlinks: [] })
})

test('the image of another démarche, named in a text of mine, is shown to nobody by any way [I2, I9, X3]', async () => {
  const scene = await aDemarche()
  const theirs = await aDemarcheOfAnother(scene)
  const mine = await scene.aDocument()
  const { fileId } = await sentImage(theirs.visitor, theirs.documentId, png(300, 200))
  await rewrite(scene, mine, scene.pilot.me.actorId, [figure(fileId)])
  const { visitor } = scene.pilot
  expect((await readImage(visitor, mine, fileId)).status).toBe(404)
  await expect(visitor.call('adoptFile', { documentId: mine, fileId, from: theirs.documentId })).rejects.toMatchObject({
    code: 'notFound',
  })
  for (const format of ['html', 'md']) {
    expect((await exported(visitor, mine, format)).toString()).not.toContain('base64,')
  }
  const { templateId } = await visitor.call('saveTemplate', { documentId: mine, name: 'Modèle' })
  const made = { demarcheId: scene.demarcheId, title: 'Fille', template: templateId }
  const { documentId: child } = await visitor.call('createDocument', made)
  const { documentId: copy } = await visitor.call('duplicateDocument', { documentId: mine, title: 'Copie' })
  for (const documentId of [mine, child, copy]) {
    expect((await readImage(visitor, documentId, fileId)).status).toBe(404)
    expect((await visitor.call('listFiles', { documentId })).files).toEqual([])
  }
})

async function aDemarcheOfAnother(scene: Scene) {
  const stranger = await aStranger(scene)
  const { visitor } = stranger
  const { organisationId } = scene
  const other = await scene.join('pilot', { organisationId })
  const { demarcheId } = await other.visitor.call('createDemarche', { title: 'Ailleurs', ownerIds: [organisationId] })
  const { documentId } = await other.visitor.call('createDocument', { demarcheId, title: 'Secret', template: 'note' })
  return { stranger: visitor, visitor: other.visitor, documentId }
}

test('a title of signs that are two letters each, or turn around, makes a name that every system takes [X6]', async () => {
  const scene = await aDemarche()
  const titles = [
    `${'a'.repeat(119)}\u{1f600}${'b'.repeat(60)}`,
    'rapport \u061cfdp.exe',
    `${'\u{1f600}'.repeat(90)}`,
    '…',
    '../../x',
    '‏مشروع',
  ]
  for (const title of titles) {
    const documentId = await scene.aDocument({ title })
    const response = await fetchExport(scene.pilot.visitor, documentId, 'md')
    expect(response.status, title).toBe(200)
    const name = decodeURIComponent(/''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '')
    expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+\.md$/u)
  }
})

test('a file whose name or title hides something becomes a document with a title one can read [X7]', async () => {
  const scene = await aDemarche()
  const bring = (name: string, text: string) =>
    imported(scene.pilot.visitor, scene.demarcheId, name, Buffer.from(text)).then(({ title }) => title)
  expect(await bring('a\u0000b\u202ecod.md', 'Texte.')).toBe('a b cod')
  expect(await bring('\u0001\u202e.md', 'Texte.')).toBe('Document importé')
  expect(await bring('x.html', `<title>a\u202eb</title><p>Texte.</p>`)).toBe('a b')
  expect(await bring(`${'é'.repeat(199)}\u{1f600}.md`, 'Texte.')).toBe('é'.repeat(199))
  const { documents } = await scene.pilot.visitor.call('listTree', { demarcheId: scene.demarcheId })
  for (const { id } of documents)
    await expect(fetchExport(scene.pilot.visitor, id, 'md')).resolves.toMatchObject({ status: 200 })
})

test('images of an import are measured like those that are sent, and nothing stays of one that is too much [I6, I7, X8]', async () => {
  const scene = await aDemarche({ fileLimits: { personBytes: 20_000 } })
  const image = (n: number) => `<img src="data:image/png;base64,${png(300 + n, 200).toString('base64')}">`
  const page = (count: number) =>
    Buffer.from(`<p>Mots</p>${Array.from({ length: count }, (_, n) => image(n)).join('')}`)
  await expect(imported(scene.pilot.visitor, scene.demarcheId, 'a.html', page(200))).rejects.toMatchObject({
    code: 'quotaReached',
  })
  const { owner } = scene.stage.database
  expect(await owner`select 1 from document union all select 1 from file union all select 1 from file_content`).toEqual(
    [],
  )
  const { documentId } = await imported(scene.pilot.visitor, scene.demarcheId, 'a.html', page(2))
  expect((await sendBytes(scene.pilot.visitor, documentId, png(20, 20))).status).toBe(200)
})

// Documents as files over HTTP, with the real thread and the real database.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { aDemarche, aStranger, type Scene } from '../../support/builders.ts'
import { exported, fetchExport, imported, sendFile } from '../../support/exchange.ts'
import { png } from '../../support/exchange-png.ts'
import { sentImage } from '../../support/files.ts'
import { root } from '../../support/paths.ts'
import { updatesIn } from '../../support/rebuilt.ts'
import { heading, paragraph, rewrite } from '../../support/texts.ts'

const fixture = (name: string) => readFileSync(join(root, 'test/fixtures', name))

/** What the log of a document says. */
async function textIn({ stage }: Scene, documentId: string) {
  const [update] = await updatesIn(stage.database.owner, documentId)
  return jsonFromUpdate(update ?? new Uint8Array())
}

test('whoever may read a document has it as a file, whoever may not is told that there is none [X1, X6]', async () => {
  const scene = await aDemarche({ title: 'Vallée' })
  const documentId = await scene.aDocument({ title: 'Été : le « plan » / suite', state: 'draft' })
  await rewrite(scene, documentId, scene.pilot.me.actorId, [heading(1, 'Titre', 1), paragraph(2, 'Ce qui est dit.')])
  const response = await fetchExport(scene.pilot.visitor, documentId, 'md')
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('Ce qui est dit.')
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="Ete le - plan - suite.md"; filename*=UTF-8''${encodeURIComponent('Été le « plan » suite.md')}`,
  )
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const observer = await scene.join('observer')
  const stranger = await aStranger(scene)
  for (const { visitor } of [observer, stranger]) {
    expect((await fetchExport(visitor, documentId, 'md')).status).toBe(404)
  }
  expect((await fetchExport(scene.stage.visitor(), documentId, 'md')).status).toBe(401)
  expect((await fetchExport(scene.pilot.visitor, documentId, 'exe')).status).toBe(404)
  const acts = await scene.stage.database.owner`select details from audit_log where verb = 'exportDocument'`
  expect(acts).toEqual([{ details: { format: 'md' } }])
})

test('names in a file are those its reader may know, and an image that was sent is in it [X2, X3]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const other = await scene.aDocument({ title: 'Titre secret' })
  const stranger = await aStranger(scene, 'Olga Petit')
  const { fileId } = await sentImage(scene.pilot.visitor, documentId, png(40, 30))
  const mention = (id: string) => ({ type: 'mention', attrs: { kind: 'person', id } })
  const link = { type: 'text', text: 'voir', marks: [{ type: 'link', attrs: { href: `/documents/${other}` } }] }
  await rewrite(scene, documentId, scene.pilot.me.actorId, [
    paragraph(1, 'Avec ', mention(scene.pilot.me.id), ' et ', mention(stranger.me.id), ' ', link),
    { type: 'figure', attrs: { file: fileId, alt: 'Une place' } },
  ])
  const page = (await exported(scene.pilot.visitor, documentId, 'html')).toString()
  expect(page).toContain('Avec Nadia Ferhat et personne')
  expect(page).toContain(`href="${scene.stage.base}/documents/${other}"`)
  expect(page).not.toMatch(/Olga Petit|Titre secret/)
  expect(page).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="Une place"/)
})

test('all five formats leave by the thread [X1, X13]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const starts = { docx: 'PK', odt: 'PK', pdf: '%PDF', html: '<!doctype html>', md: '# Diagnostic' }
  for (const [format, start] of Object.entries(starts)) {
    const bytes = await exported(scene.pilot.visitor, documentId, format)
    expect(bytes.toString('latin1', 0, start.length)).toBe(start)
  }
})

test('a file becomes a document: one row of the log, of kind import, by whoever brought it, with its images [X7]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer', { organisationId: scene.organisationId })
  for (const name of ['rapport.odt', 'rapport.docx']) {
    const { documentId, title, losses } = await imported(writer.visitor, scene.demarcheId, name, fixture(name))
    expect({ title, losses }).toEqual({ title: 'rapport', losses: [] })
    const { owner } = scene.stage.database
    expect(await owner`select kind, actor_id from document_update where document_id = ${documentId}`).toEqual([
      { kind: 'import', actorId: writer.me.actorId },
    ])
    const json = await textIn(scene, documentId)
    expect(textOf(json)).toContain('Des commerces ferment')
    const figure = json.content?.find(({ type }) => type === 'figure')
    const { files } = await writer.visitor.call('listFiles', { documentId })
    expect(files.map(({ fileId }) => fileId)).toEqual([figure?.attrs?.['file']])
  }
})

test('who may make no document imports none, and nothing is received of what is too large [X7, X11]', async () => {
  const scene = await aDemarche()
  const member = await scene.join('member')
  const stranger = await aStranger(scene)
  const bytes = Buffer.from('# Titre\n\nTexte.')
  expect((await sendFile(member.visitor, scene.demarcheId, 'a.md', bytes)).status).toBe(403)
  expect((await sendFile(stranger.visitor, scene.demarcheId, 'a.md', bytes)).status).toBe(404)
  expect((await sendFile(scene.stage.visitor(), scene.demarcheId, 'a.md', bytes)).status).toBe(401)
  const foreign = await sendFile(scene.pilot.visitor, scene.demarcheId, 'a.md', bytes, {
    origin: 'https://evil.example',
  })
  expect(foreign.status).toBe(403)
  const large = Buffer.alloc(20 * 1024 * 1024 + 1, 'a')
  await expect(imported(scene.pilot.visitor, scene.demarcheId, 'a.md', large)).rejects.toMatchObject({
    code: 'tooLarge',
  })
  await expect(imported(scene.pilot.visitor, scene.demarcheId, 'a.exe', bytes)).rejects.toMatchObject({ code: 'kind' })
  const made = await scene.stage.database.owner`select 1 from document`
  expect(made).toEqual([])
})

test('a file that cannot be read leaves nothing behind [X8]', async () => {
  const scene = await aDemarche()
  const send = (name: string, bytes: Uint8Array) => imported(scene.pilot.visitor, scene.demarcheId, name, bytes)
  await expect(send('a.docx', fixture('rapport.odt'))).rejects.toMatchObject({ code: 'mismatch', status: 422 })
  await expect(send('a.odt', Buffer.from('bonjour'))).rejects.toMatchObject({ code: 'mismatch' })
  await expect(send('a.md', Buffer.from(' \n\n'))).rejects.toMatchObject({ code: 'empty' })
  expect(await scene.stage.database.owner`select 1 from document`).toEqual([])
})

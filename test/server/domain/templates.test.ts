// Templates that a démarche keeps: made of a document, named, taken away, begun with; by whom, and what is told of it.
import { expect, onTestFinished, test } from 'vitest'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { headingsOf } from '../../../shared/document/outline.ts'
import { documentFromJson } from '../../../shared/document/shape.ts'
import { aDemarche, aStranger, type Player, type Scene } from '../../support/builders.ts'
import { readImage, sentImage } from '../../support/files.ts'
import { heardDuring } from '../../support/heard.ts'
import { png } from '../../support/images.ts'
import { blockId, heading, paragraph, rewrite } from '../../support/texts.ts'

async function anAction(scene: Scene, title = 'Ouvrir une cuisine partagée'): Promise<string> {
  const { demarcheId } = scene
  return (await scene.pilot.visitor.call('createDocument', { demarcheId, title, template: 'action' })).documentId
}

const keep = async ({ visitor }: Player, documentId: string, name = 'Fiche du réseau') =>
  (await visitor.call('saveTemplate', { documentId, name, description: 'Pour chaque action' })).templateId

const listed = async ({ visitor }: Player, { demarcheId }: Scene) =>
  (await visitor.call('listTemplates', { demarcheId })).templates

const rowsOf = (scene: Scene, documentId: string) =>
  scene.stage.database.owner<{ kind: string; actorKind: string; personId: string | null; update: Uint8Array }[]>`
    select u.kind, a.kind as actor_kind, a.person_id, u.update from document_update u
    join actor a on a.id = u.actor_id where u.document_id = ${documentId} order by u.position`

const everyNode = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everyNode)]

test('a template is the text as it stands: drained first, and its position told with it [G44]', async () => {
  const scene = await aDemarche()
  const documentId = await anAction(scene)
  const templateId = await keep(scene.pilot, documentId)
  expect(scene.stage.live.flushed).toContain(documentId)
  expect(await listed(scene.pilot, scene)).toMatchObject([
    { id: templateId, name: 'Fiche du réseau', description: 'Pour chaque action', template: 'action' },
  ])
  const { owner } = scene.stage.database
  const [row] = await owner<{ sourceDocumentId: string; sourcePosition: bigint; state: Uint8Array }[]>`
    select source_document_id, source_position, state from document_template`
  expect(row).toMatchObject({ sourceDocumentId: documentId, sourcePosition: 1n })
  const [begun] = await rowsOf(scene, documentId)
  expect(headingsOf(jsonFromUpdate(row!.state))).toEqual(headingsOf(jsonFromUpdate(begun!.update)))
})

test('what begins with it is written by the system, of the same kind, with blocks of its own; the source is told [G45]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const source = await anAction(scene)
  const templateId = await keep(scene.pilot, source)
  const facilitator = await scene.join('facilitator')
  const made = { demarcheId, title: 'Une autre action', template: templateId }
  const { documentId } = await facilitator.visitor.call('createDocument', made)
  expect(await facilitator.visitor.call('readDocument', { documentId })).toMatchObject({ template: 'action' })
  const rows = await rowsOf(scene, documentId)
  expect(rows).toMatchObject([{ kind: 'template', actorKind: 'system', personId: null }])
  const [before] = await rowsOf(scene, source)
  const [a, b] = [before, rows[0]].map((row) => everyNode(jsonFromUpdate(row!.update)))
  const ids = (nodes: DocumentJson[]) => nodes.map(({ attrs }) => attrs?.['id'] as unknown)
  expect(b!.map(({ type }) => type)).toEqual(a!.map(({ type }) => type))
  expect(b!.map(({ attrs }) => attrs?.['guide'] as unknown)).toEqual(a!.map(({ attrs }) => attrs?.['guide'] as unknown))
  expect(ids(b!).filter((id) => typeof id === 'string' && ids(a!).includes(id))).toEqual([])
  const { owner } = scene.stage.database
  expect(await owner`select document_id, template_id from document_beginning`).toEqual([{ documentId, templateId }])
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  expect(entries.find(({ objectId }) => objectId === documentId)?.details).toMatchObject({ template: templateId })
})

test('a large text is kept, told and begun with in a thread, as a small one is here [G44, G45, G48]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const threads: unknown[] = []
  const heard = (worker: unknown) => void threads.push(worker)
  process.on('worker', heard)
  onTestFinished(() => void process.off('worker', heard))
  const source = await anAction(scene)
  const begin = async (template: string) =>
    (await pilot.visitor.call('createDocument', { demarcheId, title: 'Une autre', template })).documentId
  await begin(await keep(pilot, source, 'Petit'))
  expect(threads).toEqual([])
  const long = Array.from({ length: 600 }, (_, n) => paragraph(n, `${n} ${'Les friches du Val. '.repeat(30)}`))
  await rewrite(scene, source, pilot.me.actorId, [heading(1_000, 'Une partie'), ...long])
  const template = await keep(pilot, source, 'Grand')
  expect(threads).toHaveLength(1)
  const { sections } = await pilot.visitor.call('readTemplate', { demarcheId, template })
  expect(sections).toMatchObject([{ title: 'Une partie' }])
  const [row] = await rowsOf(scene, await begin(template))
  const nodes = everyNode(jsonFromUpdate(row!.update))
  expect(nodes.filter(({ type }) => type === 'paragraph')).toHaveLength(600)
  expect(nodes.some(({ attrs }) => attrs?.['id'] === blockId(1_000))).toBe(false)
})

test('images of its figures are shown in what begins with it, and no others of its source [G45, I9]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const source = await anAction(scene)
  const shown = await sentImage(pilot.visitor, source, png())
  const other = await sentImage(pilot.visitor, source, png({ shade: 3 }))
  const figure = { type: 'figure', attrs: { file: shown.fileId, alt: 'Un plan', width: 50 } }
  await scene.stage.live.write(source, pilot.me.actorId, documentFromJson({ type: 'doc', content: [figure] }, 5_000))
  const template = await keep(pilot, source)
  const { documentId } = await pilot.visitor.call('createDocument', { demarcheId, title: 'Une action', template })
  const [begun] = await rowsOf(scene, documentId)
  const figures = everyNode(jsonFromUpdate(begun!.update)).filter(({ type }) => type === 'figure')
  expect(figures).toMatchObject([{ attrs: { file: shown.fileId, alt: 'Un plan', width: 50 } }])
  expect((await readImage(pilot.visitor, documentId, shown.fileId)).status).toBe(200)
  expect((await readImage(pilot.visitor, documentId, other.fileId)).status).toBe(404)
})

const may: Record<Role, string> = {
  pilot: 'list keep rename remove',
  facilitator: 'list',
  writer: 'list keep rename remove',
  member: '',
  elected: '',
  observer: '',
}

test.each(Object.keys(may) as Role[])('what a %s may do with templates [G43]', async (role) => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const documentId = await scene.aDocument({ state: 'consultation' })
  const templateId = await keep(scene.pilot, documentId)
  const { visitor } = await scene.join(role)
  const acts = {
    list: () => visitor.call('listTemplates', { demarcheId }),
    keep: () => visitor.call('saveTemplate', { documentId, name: 'Trame' }),
    rename: () => visitor.call('updateTemplate', { demarcheId, templateId, name: 'Autre' }),
    remove: () => visitor.call('archiveTemplate', { demarcheId, templateId, archived: true }),
  }
  const done: string[] = []
  for (const [name, act] of Object.entries(acts)) {
    const refusal = await act().then(
      () => null,
      (error: { code?: string }) => error.code,
    )
    if (refusal === null) done.push(name)
    else expect(refusal).toBe('notAllowed')
  }
  expect(done.join(' ')).toBe(may[role])
  const plan = visitor.call('readTemplate', { demarcheId, template: 'action' })
  if (may[role] === '') await expect(plan).rejects.toMatchObject({ code: 'notAllowed' })
  else expect((await plan).sections.length).toBeGreaterThan(5)
})

test('outside a démarche its templates do not exist, and no other démarche begins with them [G43]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const documentId = await anAction(scene)
  const templateId = await keep(scene.pilot, documentId)
  const { visitor } = await aStranger(scene)
  const none = { code: 'notFound' }
  await expect(visitor.call('listTemplates', { demarcheId })).rejects.toMatchObject(none)
  await expect(visitor.call('readTemplate', { demarcheId, template: templateId })).rejects.toMatchObject(none)
  await expect(visitor.call('saveTemplate', { documentId, name: 'Trame' })).rejects.toMatchObject(none)
  const ownerIds = [scene.organisationId]
  const other = await scene.pilot.visitor.call('createDemarche', { title: 'Ailleurs', ownerIds })
  const elsewhere = { demarcheId: other.demarcheId, title: 'Note', template: templateId }
  await expect(scene.pilot.visitor.call('createDocument', elsewhere)).rejects.toMatchObject(none)
  await expect(
    scene.pilot.visitor.call('updateTemplate', { demarcheId: other.demarcheId, templateId, name: 'Autre' }),
  ).rejects.toMatchObject(none)
})

test('only a pilot makes a template of a restricted text: all who begin documents will read it [G43]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer')
  const { demarcheId } = scene
  const made = { demarcheId, title: 'Note', template: 'note', restricted: true } as const
  const { documentId } = await writer.visitor.call('createDocument', made)
  expect((await writer.visitor.call('readDocument', { documentId })).mayDo).not.toContain('saveAsTemplate')
  await expect(keep(writer, documentId)).rejects.toMatchObject({ code: 'notAllowed' })
  await keep(scene.pilot, documentId)
})

test('a template taken away begins nothing more, what began with it stays, and it can be given back [G46]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const templateId = await keep(pilot, await anAction(scene))
  const made = { demarcheId, title: 'Une action', template: templateId }
  const { documentId } = await pilot.visitor.call('createDocument', made)
  const archive = (archived: boolean) => pilot.visitor.call('archiveTemplate', { demarcheId, templateId, archived })
  await archive(true)
  await archive(true)
  expect(await listed(pilot, scene)).toEqual([])
  const none = { code: 'notFound' }
  await expect(pilot.visitor.call('createDocument', made)).rejects.toMatchObject(none)
  await expect(pilot.visitor.call('readTemplate', { demarcheId, template: templateId })).rejects.toMatchObject(none)
  await expect(pilot.visitor.call('updateTemplate', { demarcheId, templateId, name: 'Autre' })).rejects.toMatchObject(
    none,
  )
  expect((await pilot.visitor.call('readDocument', { documentId })).title).toBe('Une action')
  await archive(false)
  expect(await listed(pilot, scene)).toHaveLength(1)
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  const told = entries.filter(({ objectId }) => objectId === templateId).map(({ verb }) => verb)
  expect(told).toEqual(['unarchiveTemplate', 'archiveTemplate', 'saveTemplate'])
  expect(JSON.stringify(entries)).not.toContain('Fiche du réseau')
})

test('the running product neither deletes a template nor changes what a document began with [G46]', async () => {
  const scene = await aDemarche()
  await keep(scene.pilot, await anAction(scene))
  const { sql } = scene.stage.services
  await expect(sql`delete from document_template`).rejects.toMatchObject({ code: '42501' })
  await expect(sql`update document_beginning set template_id = template_id`).rejects.toMatchObject({ code: '42501' })
})

test('whoever looks at the list is told of each change [G46]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const documentId = await anAction(scene)
  const topics = await heardDuring(scene, async () => {
    const templateId = await keep(pilot, documentId)
    await pilot.visitor.call('updateTemplate', { demarcheId, templateId, name: 'Fiche', description: '' })
    await pilot.visitor.call('archiveTemplate', { demarcheId, templateId, archived: true })
  })
  expect(topics.filter((topic) => topic === `demarche:${demarcheId}`).length).toBeGreaterThanOrEqual(3)
})

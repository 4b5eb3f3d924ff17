// Copies: the text and whose it is cross, the copier writes nothing, and the verifier believes no copy without looking.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyOf } from '../../../../shared/document/shape.ts'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import { aDemarche } from '../../../support/builders.ts'
import { updatesIn } from '../../../support/rebuilt.ts'
import { paragraph, rewrite } from '../../../support/texts.ts'
import { Refusal } from '../../../support/visitor.ts'

async function aWrittenText() {
  const scene = await aDemarche()
  const writer = await scene.join('writer', { name: 'Sékou Diarra' })
  const documentId = await scene.aDocument({ title: 'Règlement' })
  await rewrite(scene, documentId, writer.me.actorId, [
    paragraph(1, 'Les friches du Val'),
    paragraph(2, 'Trois ateliers'),
  ])
  return { ...scene, writer, documentId, owner: scene.stage.database.owner }
}

const copied = async (scene: Awaited<ReturnType<typeof aWrittenText>>) =>
  (await scene.pilot.visitor.call('duplicateDocument', { documentId: scene.documentId, title: 'Copie' })).documentId

test('a copy says what its source said, and everyone keeps what they wrote [G12]', async () => {
  const scene = await aWrittenText()
  const copy = await copied(scene)
  const doc = new Y.Doc()
  for (const update of await updatesIn(scene.owner, copy)) Y.applyUpdate(doc, update)
  expect(bodyOf(doc).toString()).toContain('Les friches du Val')
  const rows = await scene.owner`
    select u.kind, u.actor_id, c.source_id, c.source_position::int
    from document_update u join document_copy c using (document_id) where document_id = ${copy}`
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { kind: 'copy', actorId: scene.pilot.me.actorId, sourceId: scene.documentId, sourcePosition: 2 },
  ])
  const authors = await scene.owner<{ name: string | null }[]>`
    select distinct p.display_name as name from document_client c join actor a on a.id = c.actor_id
    left join person p on p.id = a.person_id where c.document_id = ${copy} order by 1 nulls last`
  // The system wrote the template; whoever copied wrote nothing.
  expect(authors.map(({ name }) => name)).toEqual(['Sékou Diarra', null])
  expect(scene.stage.live.flushed).toContain(scene.documentId)
})

test('deleted text does not cross [G12]', async () => {
  const scene = await aWrittenText()
  await rewrite(scene, scene.documentId, scene.writer.me.actorId, [paragraph(1, 'Le reste')])
  const [update] = await updatesIn(scene.owner, await copied(scene))
  expect(Buffer.from(update ?? []).toString('utf8')).not.toContain('friches')
})

test('the verifier accepts a copy, and finds one that is not as its source [G12]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { owner, app } = scene.stage.database
  const { documentId: copy } = await scene.pilot.visitor.call('duplicateDocument', { documentId, title: 'Copie' })
  await scene.pilot.visitor.call('duplicateDocument', { documentId: copy, title: 'Copie d’une copie' })
  expect((await verifyDatabase(app)).findings).toEqual([])
  await owner`update document_client set actor_id = ${scene.pilot.me.actorId} where document_id = ${copy}`
  const found = async () => (await verifyDatabase(app)).findings.map(({ problem }) => problem)
  expect(new Set(await found())).toEqual(new Set(['copy']))
  await owner`
    update document_client c set actor_id = s.actor_id from document_client s
    where c.document_id = ${copy} and s.document_id = ${documentId} and s.client = c.client`
  expect(await found()).toEqual([])
  await owner`update document_copy set source_hash = sha256('autre') where document_id = ${copy}`
  expect(await found()).toEqual(['copy'])
})

test('a copy is a draft beside its source, with its tags, restricted like it and as closed [G12]', async () => {
  const scene = await aWrittenText()
  const { documentId, pilot, demarcheId } = scene
  const member = await scene.join('member')
  const { tagId } = await pilot.visitor.call('createTag', { demarcheId, kind: 'theme', name: 'Foncier' })
  await pilot.visitor.call('tagDocument', { documentId, tagIds: [tagId] })
  await pilot.visitor.call('restrictDocument', { documentId, restricted: true, personIds: [scene.writer.me.id] })
  await scene.aDocument({ title: 'Après' })
  const { documentId: copy } = await scene.writer.visitor.call('duplicateDocument', { documentId, title: 'Copie' })
  const { documents } = await pilot.visitor.call('listTree', { demarcheId })
  expect(documents.map(({ title }) => title)).toEqual(['Règlement', 'Copie', 'Après'])
  expect(await scene.writer.visitor.call('readDocument', { documentId: copy })).toMatchObject({
    state: 'draft',
    restricted: true,
    grantedTo: [scene.writer.me.id],
    tags: [{ name: 'Foncier' }],
    source: { id: documentId, title: 'Règlement', kind: 'duplicate' },
  })
  await expect(member.visitor.call('readDocument', { documentId: copy })).rejects.toThrow(Refusal)
})

test('a new edition is of what is adopted or archived [G12]', async () => {
  const scene = await aWrittenText()
  const { documentId, pilot } = scene
  const edition = () => pilot.visitor.call('duplicateDocument', { documentId, title: 'Édition 2027', kind: 'edition' })
  await expect(edition()).rejects.toThrow(/badInput/)
  await scene.owner`update document set state = 'adopted' where id = ${documentId}`
  const { documentId: next } = await edition()
  expect(await pilot.visitor.call('readDocument', { documentId: next })).toMatchObject({
    state: 'draft',
    source: { id: documentId, kind: 'edition' },
  })
})

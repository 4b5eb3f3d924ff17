// Images of documents that are out of sight for good: when they go, what keeps them, and that nothing else takes any away.
import { expect, test } from 'vitest'
import { takeAwayFiles } from '../../../../server/domain/files/taking-away.ts'
import { aDemarche, type Scene } from '../../../support/builders.ts'
import { readImage, sentImage } from '../../../support/files.ts'
import { png } from '../../../support/images.ts'
import { blockId, rewrite } from '../../../support/texts.ts'

const day = 24 * 3_600_000

const figure = (file: string, n: number) => ({
  type: 'figure',
  attrs: { id: blockId(n), file, alt: 'Un plan', width: 50 },
})

/** A text with a figure, and another that was deleted from it. */
async function anIllustratedText() {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ title: 'Diagnostic' })
  const { visitor, me } = scene.pilot
  const shown = (await sentImage(visitor, documentId, png())).fileId
  const other = (await sentImage(visitor, documentId, png({ shade: 3 }))).fileId
  await rewrite(scene, documentId, me.actorId, [figure(shown, 1), figure(other, 2)])
  await rewrite(scene, documentId, me.actorId, [figure(shown, 1)])
  return { ...scene, documentId, shown, other }
}

async function remove(scene: Scene, documentId: string): Promise<void> {
  await scene.pilot.visitor.call('trashDocument', { documentId })
  await scene.pilot.visitor.call('removeDocument', { documentId })
}

/** What is taken away when so many days have gone by. */
const takenAfter = ({ stage: { services, clock } }: Scene, days: number): Promise<number> =>
  takeAwayFiles({ ...services, now: () => new Date(clock.at.getTime() + days * day) })

async function kept({ stage }: Scene): Promise<Record<string, number>> {
  const [row] = await stage.database.owner<Record<string, number>[]>`
    select (select count(*)::int from file) as files, (select count(*)::int from file_use) as uses,
      (select count(*)::int from file_content) as contents, (select count(*)::int from file_slice) as slices`
  return { ...row }
}

const isShown = async ({ pilot }: Scene, documentId: string, fileId: string): Promise<boolean> =>
  (await readImage(pilot.visitor, documentId, fileId)).ok

test('they go thirty days after, bytes and rows, and that is written down; the text stays [I17]', async () => {
  const scene = await anIllustratedText()
  expect(await takenAfter(scene, 400)).toBe(0)
  await remove(scene, scene.documentId)
  expect(await takenAfter(scene, 29)).toBe(0)
  expect(await kept(scene)).toEqual({ files: 2, uses: 2, contents: 2, slices: 2 })
  expect(await takenAfter(scene, 30)).toBe(2)
  expect(await kept(scene)).toEqual({ files: 0, uses: 0, contents: 0, slices: 0 })
  expect(await takenAfter(scene, 31)).toBe(0)
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  expect(entries.find(({ verb }) => verb === 'removeFiles')).toMatchObject({
    objectId: scene.documentId,
    details: { files: 2 },
  })
  const [log] = await scene.stage.database.owner`
    select count(*)::int as rows from document_update where document_id = ${scene.documentId}`
  expect(log).toMatchObject({ rows: 3 })
})

test('a copy shows the figures of its text, also when its source is gone; what was not in the text does not cross [I9, I17, I18]', async () => {
  const scene = await anIllustratedText()
  const { documentId, shown, other } = scene
  const given = { documentId, title: 'Copie' }
  const { documentId: copy } = await scene.pilot.visitor.call('duplicateDocument', given)
  const { files } = await scene.pilot.visitor.call('listFiles', { documentId: copy })
  expect(files.map(({ fileId }) => fileId)).toEqual([shown])
  expect(await isShown(scene, copy, other)).toBe(false)
  await remove(scene, documentId)
  expect(await takenAfter(scene, 31)).toBe(1)
  expect(await isShown(scene, copy, shown)).toBe(true)
  await remove(scene, copy)
  expect(await takenAfter(scene, 31)).toBe(1)
  expect(await kept(scene)).toEqual({ files: 0, uses: 0, contents: 0, slices: 0 })
})

test('the same bytes elsewhere stay, and may be sent again once they went [I1, I17]', async () => {
  const scene = await anIllustratedText()
  const elsewhere = await scene.aDocument({ title: 'Ailleurs' })
  const { fileId } = await sentImage(scene.pilot.visitor, elsewhere, png())
  await remove(scene, scene.documentId)
  expect(await takenAfter(scene, 31)).toBe(2)
  expect(await kept(scene)).toEqual({ files: 1, uses: 1, contents: 1, slices: 1 })
  expect(await isShown(scene, elsewhere, fileId)).toBe(true)
  const again = await sentImage(scene.pilot.visitor, elsewhere, png({ shade: 3 }))
  expect(await isShown(scene, elsewhere, again.fileId)).toBe(true)
})

test('what begins with a template of a text that is gone shows its images [G45, I17]', async () => {
  const scene = await anIllustratedText()
  const { documentId, demarcheId, shown, pilot } = scene
  const saved = await pilot.visitor.call('saveTemplate', { documentId, name: 'Fiche', description: '' })
  await remove(scene, documentId)
  expect(await takenAfter(scene, 31)).toBe(0)
  const made = { demarcheId, title: 'Neuf', template: saved.templateId }
  const { documentId: begun } = await pilot.visitor.call('createDocument', made)
  expect(await isShown(scene, begun, shown)).toBe(true)
})

test('the running product takes away none by itself, nor asks for one that a document may show [I17]', async () => {
  const scene = await anIllustratedText()
  const { app } = scene.stage.database
  await expect(app`delete from file_use`).rejects.toThrow(/permission denied/)
  await expect(app`delete from file`).rejects.toThrow(/permission denied/)
  await expect(app`delete from file_slice`).rejects.toThrow(/permission denied/)
  expect(await app`select * from take_away_files('infinity', 100)`).toHaveLength(0)
  await scene.pilot.visitor.call('trashDocument', { documentId: scene.documentId })
  expect(await app`select * from take_away_files('infinity', 100)`).toHaveLength(0)
  expect(await kept(scene)).toMatchObject({ files: 2, slices: 2 })
})

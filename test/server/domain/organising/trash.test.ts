// The trash: what goes with what, who sees it, what comes back and where, and what is out of sight for good.
import { expect, test } from 'vitest'
import { accessOf } from '../../../../server/domain/access.ts'
import { removeWhatIsDue } from '../../../../server/domain/organising/trash.ts'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Refusal } from '../../../support/visitor.ts'

const refusal = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

const titlesOf = async (scene: Scene, who: Player = scene.pilot): Promise<string[]> =>
  (await who.visitor.call('listTree', { demarcheId: scene.demarcheId })).documents.map(({ title }) => title)

const trashOf = async (scene: Scene, who: Player = scene.pilot) =>
  (await who.visitor.call('listTrash', { demarcheId: scene.demarcheId })).documents

const trash = (who: Player, documentId: string) => who.visitor.call('trashDocument', { documentId })
const restore = (who: Player, documentId: string) => who.visitor.call('restoreDocument', { documentId })

async function aFamily() {
  const scene = await aDemarche()
  const call = scene.pilot.visitor.call.bind(scene.pilot.visitor)
  const parent = await scene.aDocument({ title: 'Parent' })
  const under = async (title: string) =>
    (await call('createDocument', { demarcheId: scene.demarcheId, title, template: 'note', parentId: parent }))
      .documentId
  return { ...scene, call, parent, child: await under('Enfant'), other: await under('Autre') }
}

test('a document goes with what stands below it, and comes back with it to its place [G7, G10]', async () => {
  const scene = await aFamily()
  expect(await trash(scene.pilot, scene.parent)).toEqual({ documents: 3 })
  expect(await titlesOf(scene)).toEqual([])
  expect(await trashOf(scene)).toMatchObject([{ title: 'Parent', others: 2, trashedBy: 'Nadia Ferhat' }])
  const lists = await Promise.all([
    scene.call('listDocuments', { demarcheId: scene.demarcheId }),
    scene.call('listRecentDocuments', {}),
    scene.call('listDemarches', {}),
  ])
  expect(JSON.stringify(lists)).not.toContain('Parent')
  expect(lists[2].demarches[0]?.documents).toBe(0)
  expect(await restore(scene.pilot, scene.parent)).toEqual({ documents: 3 })
  expect(await titlesOf(scene)).toEqual(['Parent', 'Enfant', 'Autre'])
  expect(await trashOf(scene)).toEqual([])
})

test('what was put there before stays there when its parent comes back [G10]', async () => {
  const scene = await aFamily()
  await trash(scene.pilot, scene.child)
  await trash(scene.pilot, scene.parent)
  await restore(scene.pilot, scene.parent)
  expect(await titlesOf(scene)).toEqual(['Parent', 'Autre'])
  expect(await trashOf(scene)).toMatchObject([{ title: 'Enfant', others: 0 }])
})

test('what comes back while its parent is gone stands where one finds it [G10]', async () => {
  const scene = await aFamily()
  await trash(scene.pilot, scene.child)
  await trash(scene.pilot, scene.parent)
  await restore(scene.pilot, scene.child)
  const { documents } = await scene.call('listTree', { demarcheId: scene.demarcheId })
  expect(documents.map(({ title, parentId }) => [title, parentId])).toEqual([['Enfant', null]])
})

test('what is adopted, submitted or not mine to see stays, and is shown higher up [G8]', async () => {
  const scene = await aFamily()
  const writer = await scene.join('writer')
  const call = scene.pilot.visitor
  await call.call('restrictDocument', { documentId: scene.other, restricted: true })
  const decided = await scene.aDocument({ title: 'Soumis', state: 'submitted' })
  await call.call('moveDocument', { documentId: decided, parentId: scene.parent })
  expect(await trash(writer, scene.parent)).toEqual({ documents: 2 })
  expect(await titlesOf(scene)).toEqual(['Autre', 'Soumis'])
  expect(await refusal(trash(scene.pilot, decided))).toBe('notAllowed')
})

test('in the trash a text is read by those who may bring it back, written by nobody, and does not exist for others [G9]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ state: 'consultation', title: 'Règlement' })
  const [writer, member] = [await scene.join('writer'), await scene.join('member')]
  await trash(writer, documentId)
  const read = await writer.visitor.call('readDocument', { documentId })
  expect(read.mayDo).toEqual(['readDocument', 'readHistory', 'restoreDocument'])
  expect(read.mayMoveTo).toEqual([])
  expect(read.trash).toMatchObject({ by: writer.me.displayName })
  expect(await refusal(member.visitor.call('readDocument', { documentId }))).toBe('notFound')
  expect(await trashOf(scene, member)).toEqual([])
  const access = (who: Player) => accessOf(scene.stage.database.app, who.principal, documentId)
  expect(await access(writer)).toMatchObject({ mayWrite: false })
  expect(await access(member)).toBeNull()
  const refused = await Promise.all([
    refusal(writer.visitor.call('renameDocument', { documentId, title: 'Autre' })),
    refusal(scene.pilot.visitor.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })),
    refusal(writer.visitor.call('duplicateDocument', { documentId, title: 'Copie' })),
    refusal(restore(member, documentId)),
  ])
  expect(refused).toEqual(['notAllowed', 'inTrash', 'inTrash', 'notFound'])
})

test('after thirty days, or when a pilot says so, it is out of sight for good, and its log remains [G11]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer')
  const [old, recent] = [await scene.aDocument({ title: 'Vieux' }), await scene.aDocument({ title: 'Récent' })]
  await trash(scene.pilot, old)
  const { clock, services, database } = scene.stage
  clock.at = new Date(clock.at.getTime() + 29 * 24 * 3_600_000)
  expect(await removeWhatIsDue(services)).toBe(0)
  await trash(scene.pilot, recent)
  clock.at = new Date(clock.at.getTime() + 24 * 3_600_000 + 1)
  expect(await removeWhatIsDue(services)).toBe(1)
  expect((await trashOf(scene)).map(({ title }) => title)).toEqual(['Récent'])
  expect(await refusal(restore(scene.pilot, old))).toBe('notFound')
  expect(await refusal(writer.visitor.call('removeDocument', { documentId: recent }))).toBe('notAllowed')
  await scene.pilot.visitor.call('removeDocument', { documentId: recent })
  expect(await trashOf(scene)).toEqual([])
  const told = await database.owner`
    select object_id, actor_id is null as by_itself from audit_log where verb = 'removeDocument' order by at, id`
  expect(told.map((row) => ({ ...row }))).toEqual([
    { objectId: old, byItself: true },
    { objectId: recent, byItself: false },
  ])
  const [kept] = await database.owner`select count(*)::int as n from document_update where document_id = ${old}`
  expect(kept).toMatchObject({ n: 1 })
})

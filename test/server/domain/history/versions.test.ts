// Versions of a text: naming a moment, and locking it for good.
import { expect, test } from 'vitest'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import { canonicalJson, versionHash } from '../../../../server/history/version-hash.ts'
import type { Version } from '../../../../shared/schemas/history.ts'

async function versionsIn({ visitor }: Player, documentId: string): Promise<Version[]> {
  const { lines } = await visitor.call('readHistory', { documentId })
  return lines.flatMap((line) => (line.kind === 'version' ? [line.version] : []))
}

/** A document in which the pilot wrote twice, after its template. */
async function aText(scene: Scene, state: 'draft' | 'consultation' = 'draft') {
  const documentId = await scene.aDocument({ state })
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  const { actorId } = scene.pilot.me
  await pen.write({ actorId }, 'Les jardins partagés de la rive gauche.')
  await pen.write({ actorId }, 'Une régie de quartier les entretient.')
  return { documentId, pen }
}

test('whoever writes names the end of the text, or an earlier moment; others do not [H50]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene)
  const [writer, member] = [await scene.join('writer'), await scene.join('member')]
  await writer.visitor.call('nameVersion', { documentId, name: 'Avant la plénière', description: 'Relue à trois.' })
  await writer.visitor.call('nameVersion', { documentId, name: 'Premier jet', position: 2 })
  expect(await versionsIn(writer, documentId)).toMatchObject([
    {
      name: 'Avant la plénière',
      position: 3,
      description: 'Relue à trois.',
      lock: null,
      hash: null,
      isAutomatic: false,
    },
    { name: 'Premier jet', position: 2 },
  ])
  expect(scene.stage.live.flushed).toContain(documentId) // what was accepted until then is in it
  const name = (by: Player, position?: number) =>
    by.visitor.call('nameVersion', { documentId, name: 'Autre', ...(position === undefined ? {} : { position }) })
  await expect(name(member)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(name(writer, 4)).rejects.toMatchObject({ code: 'notFound' })
  await expect(name(writer, 0)).rejects.toMatchObject({ code: 'badInput' })
  await scene.pilot.visitor.call('trashDocument', { documentId })
  await expect(name(writer)).rejects.toMatchObject({ code: 'inTrash' })
})

test('whoever named it renames and removes it, and so do pilots; nobody else, and not of another document [H51]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene)
  const other = await aText(scene)
  const [anne, bruno] = [await scene.join('writer', { name: 'Anne' }), await scene.join('writer', { name: 'Bruno' })]
  const named = await anne.visitor.call('nameVersion', { documentId, name: 'La mienne' })
  const rename = (by: Player, of = documentId) =>
    by.visitor.call('renameVersion', { documentId: of, ...named, name: 'Relue', description: 'Par deux' })
  const remove = (by: Player, of = documentId) => by.visitor.call('removeVersion', { documentId: of, ...named })
  await expect(rename(bruno)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(remove(bruno)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(rename(anne, other.documentId)).rejects.toMatchObject({ code: 'notFound' })
  await rename(anne)
  expect(await versionsIn(bruno, documentId)).toMatchObject([{ name: 'Relue', description: 'Par deux' }])
  await rename(scene.pilot)
  await remove(anne)
  await expect(remove(anne)).rejects.toMatchObject({ code: 'notFound' })
  expect(await versionsIn(bruno, documentId)).toEqual([])
})

test('only a pilot locks; a locked version is renamed, removed and locked again by nobody [H52]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene)
  const writer = await scene.join('writer')
  const named = await writer.visitor.call('nameVersion', { documentId, name: 'Envoyée au préfet' })
  const lock = (by: Player) =>
    by.visitor.call('lockVersion', { documentId, ...named, reason: 'kept', date: '2026-11-02' })
  await expect(lock(writer)).rejects.toMatchObject({ code: 'notAllowed' })
  await lock(scene.pilot)
  await expect(lock(scene.pilot)).rejects.toMatchObject({ code: 'locked' })
  for (const by of [writer, scene.pilot]) {
    const rename = by.visitor.call('renameVersion', { documentId, ...named, name: 'Autre', description: '' })
    await expect(rename).rejects.toMatchObject({ code: 'locked' })
    await expect(by.visitor.call('removeVersion', { documentId, ...named })).rejects.toMatchObject({ code: 'locked' })
  }
  const [version] = await versionsIn(writer, documentId)
  expect(version).toMatchObject({
    name: 'Envoyée au préfet',
    lock: { reason: 'kept', date: '2026-11-02' },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  const { owner } = scene.stage.database
  const [row] = await owner`
    select encode(hash, 'hex') as hash from document_update where document_id = ${documentId} and position = 3`
  expect(version?.head).toBe(row?.['hash'])
})

test('two who lock it at once: one does, the other is told [H52]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene)
  const named = await scene.pilot.visitor.call('nameVersion', { documentId, name: 'Retenue' })
  const lock = () => scene.pilot.visitor.call('lockVersion', { documentId, ...named, reason: 'kept' })
  const done = await Promise.allSettled([lock(), lock()])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'locked' } })
})

test('in PostgreSQL too: the running product changes no locked version, and of no version what it is of [H52]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene)
  const { app, owner } = scene.stage.database
  const locked = await scene.pilot.visitor.call('nameVersion', { documentId, name: 'Retenue' })
  const free = await scene.pilot.visitor.call('nameVersion', { documentId, name: 'Libre' })
  await scene.pilot.visitor.call('lockVersion', { documentId, ...locked, reason: 'kept' })
  const id = locked.versionId
  const refused = { code: '42501' } // insufficient_privilege
  await expect(app`delete from document_version where id = ${id}`).rejects.toMatchObject(refused)
  await expect(app`update document_version set name = 'x' where id = ${id}`).rejects.toMatchObject(refused)
  await expect(
    app`update document_version set lock_reason = null, lock_date = null, locked_by = null, locked_at = null, title = null,
      epoch = null, hash = null, head_hash = null where id = ${id}`,
  ).rejects.toMatchObject(refused)
  await expect(app`truncate document_version`).rejects.toMatchObject(refused)
  await expect(app`update document_version set position = 1 where id = ${free.versionId}`).rejects.toMatchObject(
    refused,
  )
  await expect(owner`delete from document_version where id = ${id}`).rejects.toMatchObject(refused)
  await app`delete from document_version where id = ${free.versionId}`
  expect(await owner`select name from document_version`).toEqual([{ name: 'Retenue' }])
})

test('what is submitted or adopted is locked in the same transaction, under a name of its own [H54]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene, 'consultation')
  const elected = await scene.join('elected')
  const move = { documentId, from: 'consultation', to: 'submitted' } as const
  await scene.pilot.visitor.call('moveDocumentState', move)
  const adopt = { documentId, from: 'submitted', to: 'adopted' } as const
  const deliberation = { deliberationNumber: '2026-041', deliberationDate: '2026-06-25' }
  await elected.visitor.call('moveDocumentState', { ...adopt, ...deliberation })
  const versions = await versionsIn(elected, documentId)
  expect(versions).toMatchObject([
    {
      name: 'Version adoptée en conseil du 25 juin 2026',
      position: 3,
      lock: { reason: 'adopted', date: '2026-06-25' },
    },
    { name: 'Version soumise', position: 3, lock: { reason: 'submitted', date: null } },
  ])
  expect(versions[0]?.hash).toBe(versions[1]?.hash) // the same words under the same title
  expect(versions.every(({ isAutomatic }) => isAutomatic)).toBe(true)
})

test('a passage that is refused locks nothing; a version that cannot be sealed stops the passage [H54]', async () => {
  const scene = await aDemarche()
  const { documentId } = await aText(scene, 'consultation')
  const { owner } = scene.stage.database
  const submit = () =>
    scene.pilot.visitor.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })
  await owner`create function no_version() returns trigger language plpgsql as 'begin raise exception ''no''; end'`
  await owner`create trigger no_version before insert on document_version for each row execute function no_version()`
  await expect(submit()).rejects.toThrow()
  const [{ state } = { state: '' }] = await owner<
    { state: string }[]
  >`select state from document where id = ${documentId}`
  expect(state).toBe('consultation')
  await owner`drop trigger no_version on document_version`
  await submit()
  await expect(submit()).rejects.toMatchObject({ code: 'staleState' })
  expect(await versionsIn(scene.pilot, documentId)).toHaveLength(1)
})

test('the hash is of what the version says: another word, title or image makes another [H53]', () => {
  const text = {
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Le lac' }] }],
  }
  const content = { epoch: 2, title: 'Note', text, images: new Map() }
  const hex = (of: typeof content) => Buffer.from(versionHash(of)).toString('hex')
  const told = hex(content)
  const otherWord = structuredClone(text)
  Object.assign(otherWord.content[0]?.content[0] ?? {}, { text: 'Le lad' })
  const other = [
    { ...content, title: 'Notes' },
    { ...content, epoch: 3 },
    { ...content, text: otherWord },
    { ...content, images: new Map([['f', new Uint8Array(32)]]) },
  ].map(hex)
  expect(new Set([told, ...other]).size).toBe(5)
  // An attribute that a later schema adds, and that says nothing, changes no earlier hash.
  const later = structuredClone(text)
  Object.assign(later.content[0]?.attrs ?? {}, { later: null })
  expect(hex({ ...content, text: later })).toBe(told)
})

test('JSON is written in one way, as RFC 8785 says [H53]', () => {
  const value = { '\u20ac': 1, b: [1e21, 0.000001, -0, true, null], '\r': 'Carriage', a: { '\ufb33': '\u00e9"\\\n' } }
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage","a":{"\ufb33":"é\\"\\\\\\n"},"b":[1e+21,0.000001,0,true,null],"\u20ac":1}',
  )
})

test('verification makes locked versions again, and finds the one that says something else [H55]', async () => {
  const scene = await aDemarche()
  const { documentId, pen } = await aText(scene)
  const { owner } = scene.stage.database
  const named = await scene.pilot.visitor.call('nameVersion', { documentId, name: 'Retenue' })
  await scene.pilot.visitor.call('lockVersion', { documentId, ...named, reason: 'kept' })
  await pen.write({ actorId: scene.pilot.me.actorId }, 'Puis un autre paragraphe.')
  await scene.pilot.visitor.call('renameDocument', { documentId, title: 'Un autre titre' })
  const problems = async () => (await verifyDatabase(owner)).findings
  expect(await problems()).toEqual([])
  await owner`alter table document_version disable trigger keep_locked_version`
  await owner`update document_version set title = 'Un autre titre'`
  expect(await problems()).toEqual([{ documentId, problem: 'version', position: 3 }])
  await owner`update document_version set title = 'Diagnostic'`
  expect(await problems()).toEqual([])
  await owner`update document_version set head_hash = sha256('x')`
  expect(await problems()).toEqual([{ documentId, problem: 'version', position: 3 }])
})

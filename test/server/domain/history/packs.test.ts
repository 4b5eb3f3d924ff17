// The pack of a locked version through HTTP: unzipped, hashed again, made again, flipped, refused.
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { checkPack, type PackSlip } from '../../../../server/exchange/pack.ts'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'

let scene: Scene
let documentId: string
let versionId: string
/** Made by the pilot; a PDF takes its time, so once for all. */
let first: Awaited<ReturnType<typeof take>>

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  scene = await aDemarche()
  documentId = await scene.aDocument({ title: 'Charte des lieux' })
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  const by = { actorId: scene.pilot.me.actorId, organisationId: scene.organisationId }
  await pen.write(by, 'Accueillir', 2)
  await pen.write(by, 'Chaque lieu a ses horaires.')
  await locked('Envoyée aux communes', 'submitted', null)
  await pen.write(by, 'Chaque lieu rend compte une fois par an.')
  versionId = await locked('Texte du conseil', 'adopted', '2026-03-26')
})

async function locked(name: string, reason: 'submitted' | 'adopted', date: string | null): Promise<string> {
  const { visitor } = scene.pilot
  const named = await visitor.call('nameVersion', { documentId, name })
  await visitor.call('lockVersion', { documentId, ...named, reason, date })
  return named.versionId
}

async function take(by: Player['visitor'] | null, of = versionId, document = documentId) {
  const { base } = scene.pilot.visitor
  const headers = { origin: base, ...(by ? { cookie: by.cookie } : {}) }
  const response = await fetch(`${base}/api/documents/${document}/versions/${of}/pack`, { headers })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, name: response.headers.get('content-disposition') ?? '', bytes }
}

const refusal = async (by: Player['visitor'] | null, of?: string, document?: string) => {
  const { status, bytes } = await take(by, of, document)
  return [status, (JSON.parse(strFromU8(bytes)) as { code: string }).code]
}

const packsSeenBy = async ({ visitor }: Player) => (await visitor.call('listPacks', { documentId, versionId })).packs

test('[H110, H111] a pack of an adopted version hashes again, file by file and whole, to what was told and stored', async () => {
  first = await take(scene.pilot.visitor)
  const { status, name, bytes } = first
  expect([status, name]).toEqual([200, expect.stringContaining('Pack de d')])
  const files = unzipSync(bytes)
  const slip = JSON.parse(strFromU8(files['bordereau.json'] ?? new Uint8Array())) as PackSlip
  expect(Object.keys(files)).toEqual([...slip.files.map((file) => file.name), 'bordereau.json'])
  for (const file of slip.files) {
    const part = files[file.name] ?? new Uint8Array()
    expect([file.name, sha(part), part.length]).toEqual([file.name, file.sha256, file.bytes])
  }
  const [row] = await scene.stage.database.owner<{ hash: Buffer; size: string; stored: Buffer; head: Buffer }[]>`
    select p.hash, p.size::text, v.hash as stored, v.head_hash as head
    from version_pack p join document_version v on v.id = p.version_id where p.version_id = ${versionId}`
  expect([row?.hash.toString('hex'), row?.size]).toEqual([sha(bytes), String(bytes.length)])
  // The text of the pack is what was hashed when the version was locked.
  expect(sha(files['texte.json'] ?? new Uint8Array())).toBe(row?.stored.toString('hex'))
  expect(slip.version).toMatchObject({ name: 'Texte du conseil', hash: row?.stored.toString('hex') })
  expect(slip.version.head).toBe(row?.head.toString('hex'))
  expect(strFromU8((files['texte.pdf'] ?? new Uint8Array()).slice(0, 5))).toBe('%PDF-')
  const odt = unzipSync(files['texte.odt'] ?? new Uint8Array())
  expect(strFromU8(odt['content.xml'] ?? new Uint8Array())).toContain('rend compte une fois par an')
  const changes = strFromU8(files['modifications.csv'] ?? new Uint8Array())
  expect(changes).toContain('rend compte une fois par an')
  expect(changes).not.toContain('horaires') // stood in the version before
  expect(strFromU8(files['organisations.csv'] ?? new Uint8Array())).toContain('Vaucombe Métropole')
  const letter = strFromU8(files['LISEZ-MOI.txt'] ?? new Uint8Array())
  expect(letter).toContain('Texte du conseil')
  expect(letter).toContain('26 mars 2026')
  expect(letter).toContain('«\u202fEnvoyée aux communes\u202f»')
  expect(letter).toContain(slip.version.hash)
  expect(letter).not.toContain('EFFACÉS')
})

test('[H111] made again it is the same bytes and the same row; of other facts it is another; of both somebody may tell which it is', async () => {
  const again = await take(scene.pilot.visitor)
  expect(sha(again.bytes)).toBe(sha(first.bytes))
  const before = await packsSeenBy(scene.pilot)
  expect(before.filter(({ hash }) => hash === sha(first.bytes))).toHaveLength(1)
  await scene.pilot.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, title: 'Schéma renommé' })
  const renamed = await take(scene.pilot.visitor)
  expect(sha(renamed.bytes)).not.toBe(sha(first.bytes))
  const member = await scene.join('member')
  const told = await packsSeenBy(member)
  expect(told.map(({ hash }) => hash)).toEqual(expect.arrayContaining([sha(first.bytes), sha(renamed.bytes)]))
  const acts = await scene.stage.database.owner<{ details: { hash: string } }[]>`
    select details from audit_log where verb = 'packVersion' order by id`
  expect(acts.slice(-3).map(({ details }) => details.hash)).toEqual(
    [first, again, renamed].map((one) => sha(one.bytes)),
  )
})

test('[H111] one byte that is not what it was is told, wherever it is; what is no pack is told too', async () => {
  const { bytes } = first
  expect(checkPack(bytes)?.wrong).toEqual([])
  const files = unzipSync(bytes)
  const at = Buffer.from(bytes).indexOf(Buffer.from(files['texte.pdf'] ?? new Uint8Array()).subarray(0, 400)) + 200
  const flipped = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte))
  expect(checkPack(flipped)?.wrong).toEqual(['texte.pdf'])
  const hashes = (await packsSeenBy(scene.pilot)).map(({ hash }) => hash)
  expect([hashes.includes(sha(bytes)), hashes.includes(sha(flipped))]).toEqual([true, false])
  expect(checkPack(new TextEncoder().encode('PK\u0003\u0004 rien'))).toBeNull()
  expect(checkPack(files['texte.odt'] ?? new Uint8Array())).toBeNull()
})

test('[H110] only pilots make one, of a locked version, and are refused as elsewhere', async () => {
  const [writer, elected, observer] = [
    await scene.join('writer'),
    await scene.join('elected'),
    await scene.join('observer'),
  ]
  expect(await refusal(null)).toEqual([401, 'signedOut'])
  expect(await refusal(writer.visitor)).toEqual([403, 'notAllowed'])
  for (const outside of [elected, observer]) expect(await refusal(outside.visitor)).toEqual([404, 'notFound']) // a draft
  const { versionId: free } = await scene.pilot.visitor.call('nameVersion', { documentId, name: 'Libre' })
  expect(await refusal(scene.pilot.visitor, free)).toEqual([404, 'notFound'])
  const other = await scene.aDocument()
  expect(await refusal(scene.pilot.visitor, versionId, other)).toEqual([404, 'notFound'])
  const { app } = scene.stage.database
  const refused = { code: '42501' } // insufficient_privilege
  await expect(app`delete from version_pack`).rejects.toMatchObject(refused)
  await expect(app`update version_pack set hash = sha256('x')`).rejects.toMatchObject(refused)
})

// Images of documents on HTTP: who sends, who reads, what is refused, and how little of it stays.
import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { transaction } from '../../../server/db/transaction.ts'
import { sliceBytes } from '../../../server/domain/files/contents.ts'
import { copyFiles, imageOf } from '../../../server/domain/files/files.ts'
import { readyImage } from '../../../server/domain/files/keeping.ts'
import { aDemarche, aStranger } from '../../support/builders.ts'
import { readImage, sendBytes, sentImage } from '../../support/files.ts'
import { pngChunk } from '../../../server/domain/files/write-png.ts'
import { gif, jpeg, png, secret, svg, webp } from '../../support/images.ts'

/** Large on the way and small once clean would prove nothing: noise within the picture itself. */
const largeJpeg = (bytes: number): Buffer => {
  const small = jpeg()
  const scan = small.lastIndexOf(Buffer.from([0xff, 0xd9]))
  const noise = randomBytes(bytes).map((byte) => (byte === 0xff ? 0xfe : byte))
  return Buffer.concat([small.subarray(0, scan), noise, small.subarray(scan)])
}

test('what a writer sends is kept once, clean, and read by whoever may read the text [I1, I2, I3, I5]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const writer = await scene.join('writer', { organisationId: scene.organisationId })
  const reader = await scene.join('member')
  const sent = await sentImage(writer.visitor, documentId, jpeg({ orientation: 6 }))
  expect(sent).toEqual({ fileId: expect.any(String), width: 12, height: 16, moved: false })
  const again = await sentImage(writer.visitor, documentId, jpeg({ orientation: 6 }))
  expect(again.fileId).not.toBe(sent.fileId)
  const answer = await readImage(reader.visitor, documentId, sent.fileId)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.status).toBe(200)
  expect(bytes.toString('latin1')).not.toContain(secret)
  const hash = createHash('sha256').update(bytes).digest()
  const { owner } = scene.stage.database
  expect(await owner`select encode(hash, 'hex') as hash, size from file_content`).toEqual([
    { hash: hash.toString('hex'), size: bytes.length },
  ])
  expect(await owner`select actor_id, organisation_id, type from file where id = ${sent.fileId}`).toEqual([
    { actorId: writer.me.actorId, organisationId: scene.organisationId, type: 'image/jpeg' },
  ])
  expect((await reader.visitor.call('listFiles', { documentId })).files).toEqual([
    { fileId: sent.fileId, width: 12, height: 16 },
    { fileId: again.fileId, width: 12, height: 16 },
  ])
})

test('an image is shown and nothing of it runs, and a browser asks for it once [I2]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { visitor } = scene.pilot
  const { fileId } = await sentImage(visitor, documentId, gif({ views: 2 }), { 'content-type': 'text/html' })
  const { headers } = await readImage(visitor, documentId, fileId)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/gif',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'content-disposition': 'inline; filename="image.gif"',
    'cache-control': 'private, max-age=31536000, immutable',
    vary: 'Cookie',
  })
  const known = await readImage(visitor, documentId, fileId, { 'if-none-match': headers.get('etag') ?? '' })
  expect([known.status, (await known.arrayBuffer()).byteLength]).toEqual([304, 0])
})

test('to whoever may not read the text no image is there, whatever they know [I2]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const elsewhere = await scene.aDocument({ restricted: true })
  const { fileId } = await sentImage(scene.pilot.visitor, documentId, png())
  const other = await sentImage(scene.pilot.visitor, elsewhere, png({ shade: 9 }))
  const stranger = await aStranger(scene)
  const observer = await scene.join('observer')
  const nobody = scene.stage.visitor()
  const statusOf = async (...asked: Parameters<typeof readImage>) => (await readImage(...asked)).status
  expect(await statusOf(scene.pilot.visitor, documentId, fileId)).toBe(200)
  for (const { visitor } of [stranger, observer, { visitor: nobody }]) {
    expect(await statusOf(visitor, documentId, fileId)).toBe(404)
  }
  const member = await scene.join('member')
  expect(await statusOf(member.visitor, documentId, fileId)).toBe(200)
  // under a document that one may read, the file of another is not there
  expect(await statusOf(member.visitor, documentId, other.fileId)).toBe(404)
  expect(await statusOf(scene.pilot.visitor, documentId, other.fileId)).toBe(404)
  expect(await statusOf(scene.pilot.visitor, documentId, 'premier')).toBe(404)
  expect(await statusOf(scene.pilot.visitor, '§', fileId)).toBe(404)
})

test('only who may write in the text sends images to it, from our own pages [I3]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const frozen = await scene.aDocument({ state: 'submitted' })
  const member = await scene.join('member')
  const stranger = await aStranger(scene)
  const { visitor } = scene.pilot
  const refused = (code: string) => ({ code })
  await expect(sentImage(scene.stage.visitor(), documentId, png())).rejects.toMatchObject(refused('signedOut'))
  await expect(sentImage(stranger.visitor, documentId, png())).rejects.toMatchObject(refused('notFound'))
  await expect(sentImage(member.visitor, documentId, png())).rejects.toMatchObject(refused('notAllowed'))
  await expect(sentImage(visitor, frozen, png())).rejects.toMatchObject(refused('frozen'))
  await expect(sentImage(visitor, 'premier', png())).rejects.toMatchObject(refused('badInput'))
  await expect(sentImage(visitor, documentId, png(), { origin: 'https://ailleurs.example' })).rejects.toMatchObject(
    refused('badOrigin'),
  )
  expect(await scene.stage.database.owner`select 1 from file_content`).toHaveLength(0)
})

test('a right that is gone while the image was on its way is asked again: nothing is kept [I3]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { owner } = scene.stage.database
  const bytes = png()
  const { port } = new URL(scene.stage.base)
  const sending = request({
    port,
    method: 'POST',
    path: `/api/documents/${documentId}/files`,
    headers: { cookie: scene.pilot.visitor.cookie, origin: scene.stage.base, 'content-length': bytes.length },
  })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.on('error', reject).on('response', (response) => resolve(response.resume().statusCode))
  })
  sending.write(bytes.subarray(0, 40))
  await expect
    .poll(
      async () => (await owner`select 1 from pg_stat_activity where query like '%from file where actor_id%'`).length,
    )
    .toBeGreaterThan(0)
  await owner`update document set state = 'submitted' where id = ${documentId}`
  sending.end(bytes.subarray(40))
  expect(await answered).toBe(403)
  expect(await owner`select 1 from file_content`).toHaveLength(0)
})

test.each<[string, Buffer]>([
  ['an SVG with a script', svg],
  ['a PNG that is not one', Buffer.concat([png().subarray(0, 8), Buffer.from('<html><script>alert(1)</script>')])],
  ['a page that says it is a PNG', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['half an image', jpeg().subarray(0, 300)],
  ['an image of 900 million pixels', png({ width: 30_000, height: 30_000 })],
])('%s is refused, whatever it is called, and nothing is kept [I4, I6]', async (_, bytes) => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const sending = sentImage(scene.pilot.visitor, documentId, bytes, { 'content-type': 'image/png' })
  await expect(sending).rejects.toMatchObject({ code: 'notAnImage', status: 422 })
  expect(await scene.stage.database.owner`select 1 from file_content`).toHaveLength(0)
})

test('a name or a type that lies changes nothing: a JPEG called a page is a JPEG [I4]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { fileId } = await sentImage(scene.pilot.visitor, documentId, jpeg(), { 'content-type': 'text/html' })
  const answer = await readImage(scene.pilot.visitor, documentId, fileId)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
})

test('40 MB are refused before they are read, 20 MB are taken in slices [I6, I10]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { visitor } = scene.pilot
  const refused = await sendBytes(visitor, documentId, Buffer.alloc(40 * 1024 * 1024, 1))
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([413, 'tooLarge'])
  const large = largeJpeg(19 * 1024 * 1024)
  const { fileId } = await sentImage(visitor, documentId, large)
  const bytes = Buffer.from(await (await readImage(visitor, documentId, fileId)).arrayBuffer())
  expect(bytes.length).toBeGreaterThan(18 * 1024 * 1024)
  const { owner } = scene.stage.database
  const [slices] = await owner<
    { most: number; n: bigint }[]
  >`select max(length(bytes)) as most, count(*) as n from file_slice`
  expect(slices).toEqual({ most: sliceBytes, n: BigInt(Math.ceil(bytes.length / sliceBytes)) })
})

test('what is cut short on its way leaves nothing [I4]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const bytes = png()
  const sending = request({
    port: new URL(scene.stage.base).port,
    method: 'POST',
    path: `/api/documents/${documentId}/files`,
    headers: { cookie: scene.pilot.visitor.cookie, origin: scene.stage.base, 'content-length': bytes.length },
  })
  const closed = new Promise((resolve) => sending.on('error', resolve).on('close', resolve))
  sending.write(bytes.subarray(0, 60), () => sending.destroy())
  await closed
  // the next one goes through, and is the only one
  await sentImage(scene.pilot.visitor, documentId, bytes)
  expect(await scene.stage.database.owner`select 1 from file`).toHaveLength(1)
})

test('a body that is packed or does not say its length is not read [I6]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const packed = await sendBytes(scene.pilot.visitor, documentId, png(), { 'content-encoding': 'gzip' })
  expect(packed.status).toBe(400)
  const empty = await sendBytes(scene.pilot.visitor, documentId, Buffer.alloc(0))
  expect(empty.status).toBe(400)
})

test('a person has so much a day, a document so much in all, and a minute so many [I7]', async () => {
  const image = (shade: number) => png({ shade, before: [pngChunk('iCCP', Buffer.alloc(120, 5))] })
  const sent = image(1).length
  const { size: kept } = (await readyImage(image(1), 1_000)).content
  const scene = await aDemarche({ fileLimits: { personBytes: 3 * kept + sent - 1, documentBytes: kept + sent } })
  const { pilot, stage } = scene
  const one = await scene.aDocument()
  const two = await scene.aDocument()
  const three = await scene.aDocument()
  await sentImage(pilot.visitor, one, image(1))
  await sentImage(pilot.visitor, one, image(2))
  const full = await sendBytes(pilot.visitor, one, image(3))
  expect(await full.json()).toMatchObject({ code: 'quotaReached', details: { whose: 'document' } })
  await sentImage(pilot.visitor, two, image(4))
  const spent = await sendBytes(pilot.visitor, three, image(5))
  expect(await spent.json()).toMatchObject({ code: 'quotaReached', details: { whose: 'person' } })
  const writer = await scene.join('writer')
  await sentImage(writer.visitor, two, image(6))
  stage.clock.at = new Date(stage.clock.at.getTime() + 25 * 3600 * 1000)
  await sentImage(pilot.visitor, three, image(7))
})

test('more than so many a minute are asked to wait [I7]', async () => {
  const scene = await aDemarche({ fileLimits: { perMinute: 2 } })
  const documentId = await scene.aDocument()
  const send = () => sentImage(scene.pilot.visitor, documentId, png())
  await send()
  await send()
  await expect(send()).rejects.toMatchObject({ code: 'tooManyTries' })
  scene.stage.clock.at = new Date(scene.stage.clock.at.getTime() + 61_000)
  await send()
})

test('a figure pasted from a text that one may read is taken over; from another it is not there [I9]', async () => {
  const scene = await aDemarche()
  const from = await scene.aDocument()
  const hidden = await scene.aDocument({ restricted: true })
  const documentId = await scene.aDocument()
  const writer = await scene.join('writer')
  const member = await scene.join('member')
  const { fileId } = await sentImage(scene.pilot.visitor, from, png())
  const secretFile = await sentImage(scene.pilot.visitor, hidden, png({ shade: 3 }))
  const adopt = (by: typeof writer, file: string, source: string) =>
    by.visitor.call('adoptFile', { documentId, fileId: file, from: source })
  await adopt(writer, fileId, from)
  await adopt(writer, fileId, from)
  expect((await readImage(member.visitor, documentId, fileId)).status).toBe(200)
  await expect(adopt(writer, secretFile.fileId, hidden)).rejects.toMatchObject({ code: 'notFound' })
  await expect(adopt(writer, secretFile.fileId, from)).rejects.toMatchObject({ code: 'notFound' })
  await expect(adopt(member, fileId, from)).rejects.toMatchObject({ code: 'notAllowed' })
  expect((await readImage(writer.visitor, documentId, secretFile.fileId)).status).toBe(404)
})

test('a copy of a document shows the same files, and exports read them [I9]', async () => {
  const scene = await aDemarche()
  const from = await scene.aDocument()
  const to = await scene.aDocument()
  const { fileId } = await sentImage(scene.pilot.visitor, from, webp.lossy())
  const { services } = scene.stage
  expect(await imageOf(services, to, fileId)).toBeNull()
  await transaction(services.sql, (tx) => copyFiles(tx, from, to))
  await transaction(services.sql, (tx) => copyFiles(tx, from, to))
  expect((await readImage(scene.pilot.visitor, to, fileId)).status).toBe(200)
  expect(await imageOf(services, to, fileId)).toMatchObject({ type: 'image/webp', width: 16, height: 12 })
})

test('a disk that is full is told, and nothing of the image is kept [I10, O30]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { owner } = scene.stage.database
  await owner.unsafe(`
    create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger no_room before insert on file_slice for each row execute function no_room()`)
  const sending = sentImage(scene.pilot.visitor, documentId, png())
  await expect(sending).rejects.toMatchObject({ code: 'diskFull', status: 507 })
  expect(await owner`select 1 from file_content`).toHaveLength(0)
  await owner.unsafe('drop trigger no_room on file_slice')
  await sentImage(scene.pilot.visitor, documentId, png())
})

test('the running product can take nothing of a file away [I1]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const { fileId } = await sentImage(scene.pilot.visitor, documentId, png())
  const { sql } = scene.stage.services
  for (const attempt of [
    () => sql`delete from file_use where file_id = ${fileId}`,
    () => sql`update file_slice set bytes = '\\x00'`,
    () => sql`delete from file_content`,
    () => sql`update file set document_id = document_id`,
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: '42501' })
  }
})

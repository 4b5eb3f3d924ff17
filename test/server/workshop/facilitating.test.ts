// What those who facilitate have beside the room: photographs of sheets, the console handed over, the screen in small.
import { beforeAll, describe, expect, test } from 'vitest'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { aDemarche, aStranger, type Scene } from '../../support/builders.ts'
import { readImage, readSheet, sendSheet, sentImage, sentSheet } from '../../support/files.ts'
import { jpeg, png, secret, svg } from '../../support/images.ts'
import { Refusal } from '../../support/visitor.ts'
import { aRoom, asked, commonOf, done, type Room } from '../../support/workshops.ts'

let scene: Scene
let room: Room
let tableId: string

beforeAll(async () => {
  scene = await aDemarche()
  room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
  await done(room.steer({ kind: 'setTables', count: 2 }))
  const tables = Object.values(commonOf(await room.console()).tables)
  tableId = tables.find(({ number }) => number === 2)?.id ?? ''
})

const refused = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

describe('photographs of sheets [A64]', () => {
  test('are kept with their table and without where they were taken, and read by those who steer alone', async () => {
    const { workshopId } = room
    const { visitor } = scene.pilot
    const { photoId } = await sentSheet(visitor, workshopId, jpeg(), tableId)
    const { photos } = await visitor.call('listSheetPhotos', { workshopId })
    expect(photos.find((one) => one.photoId === photoId)).toMatchObject({ tableId })
    const read = await readSheet(visitor, workshopId, photoId)
    const bytes = Buffer.from(await read.arrayBuffer())
    expect([read.status, read.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(bytes.includes(secret)).toBe(false)
    expect(read.headers.get('content-security-policy')).toContain('sandbox')
    const member = await scene.join('member')
    const stranger = await aStranger(scene, 'Une autre personne')
    const guest = await room.join(scene.stage.visitor())
    const seen = async (who: typeof visitor) => [
      (await readSheet(who, workshopId, photoId)).status,
      (await sendSheet(who, workshopId, png(), tableId)).status,
      await refused(who.call('listSheetPhotos', { workshopId })),
      await refused(who.call('removeSheetPhoto', { workshopId, photoId })),
    ]
    expect(await seen(member.visitor)).toEqual([403, 403, 'notAllowed', 'notAllowed'])
    expect(await seen(stranger.visitor)).toEqual([404, 404, 'notFound', 'notFound'])
    expect(await seen(guest.visitor)).toEqual([401, 401, 'signedOut', 'signedOut'])
  })

  test('are of a table of the room, and images', async () => {
    const { workshopId } = room
    const other = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
    const elsewhere = await sendSheet(scene.pilot.visitor, other.workshopId, png(), tableId)
    expect(elsewhere.status).toBe(400)
    expect((await sendSheet(scene.pilot.visitor, workshopId, svg)).ok).toBe(false)
    expect((await sendSheet(scene.pilot.visitor, workshopId, Buffer.from('<script>alert(1)</script>'))).ok).toBe(false)
    const twofold = Buffer.concat([png({ shade: 5 }), Buffer.from('<script>alert(1)</script>')])
    const sent = await sendSheet(scene.pilot.visitor, workshopId, twofold)
    const { photoId: kept = '' } = sent.ok ? ((await sent.json()) as { photoId?: string }) : {} // as the route answers
    const read = await readSheet(scene.pilot.visitor, workshopId, kept || crypto.randomUUID())
    expect(await read.text()).not.toContain('<script>')
    const { photoId } = await sentSheet(scene.pilot.visitor, workshopId, png({ shade: 9 }))
    expect((await readSheet(scene.pilot.visitor, other.workshopId, photoId)).status).toBe(404)
  })

  test('are removed with their bytes, unless a text shows the same', async () => {
    const { workshopId } = room
    const { visitor } = scene.pilot
    const documentId = await scene.aDocument()
    const shared = png({ shade: 77 })
    const { fileId } = await sentImage(visitor, documentId, shared)
    const alone = await sentSheet(visitor, workshopId, png({ shade: 78 }), tableId)
    const same = await sentSheet(visitor, workshopId, shared, tableId)
    const contents = async () =>
      (await scene.stage.database.owner`select count(*)::int as n from file_content`)[0]?.['n'] as number
    const before = await contents()
    await visitor.call('removeSheetPhoto', { workshopId, photoId: same.photoId })
    expect(await contents()).toBe(before)
    expect((await readImage(visitor, documentId, fileId)).status).toBe(200)
    await visitor.call('removeSheetPhoto', { workshopId, photoId: alone.photoId })
    expect(await contents()).toBe(before - 1)
    expect((await readSheet(visitor, workshopId, alone.photoId)).status).toBe(404)
    expect(await refused(visitor.call('removeSheetPhoto', { workshopId, photoId: alone.photoId }))).toBe('notFound')
  })
})

describe('the console [A61]', () => {
  test('is taken by another who may steer, and everybody who facilitates is told by whom, nobody of the room', async () => {
    const { workshopId } = room
    const named = await scene.join('member', { name: 'Théo Lorca' })
    const taking = { workshopId, commands: [{ id: crypto.randomUUID(), command: { kind: 'takeConsole' } as const }] }
    expect(await refused(named.visitor.call('steerWorkshop', taking))).toBe('notAllowed')
    await scene.pilot.visitor.call('updateWorkshop', { workshopId, facilitatorIds: [named.principal.personId] })
    const { leaders } = await named.visitor.call('readWorkshop', { workshopId })
    expect(leaders).toContainEqual({
      actorId: named.principal.actorId,
      personId: named.principal.personId,
      displayName: 'Théo Lorca',
    })
    await done(room.steer({ kind: 'takeConsole' }))
    expect(commonOf(await room.console()).consoleOf).toEqual({ actorId: scene.pilot.principal.actorId })
    expect((await named.visitor.call('steerWorkshop', taking)).answers[0]).toMatchObject({
      revision: expect.any(Number),
    })
    expect(commonOf(await room.console()).consoleOf).toEqual({ actorId: named.principal.actorId })
    const guest = await room.join(scene.stage.visitor())
    expect(commonOf(await guest.read()).consoleOf).toBe(null)
    const reader = await scene.join('observer')
    expect((await reader.visitor.call('readWorkshop', { workshopId })).leaders).toEqual([])
  })

  test('is handed over in one act: the same revision tells both consoles, and the next act is of who took it (PRODUCT 5.10, 6)', async () => {
    const { workshopId } = room
    const named = await scene.join('member', { name: 'Awa Sarr' })
    await scene.pilot.visitor.call('updateWorkshop', { workshopId, facilitatorIds: [named.principal.personId] })
    await done(room.steer({ kind: 'takeConsole' }))
    const { revision } = await room.console()
    const waiting = [room.console(revision), named.visitor.call('readConsole', { workshopId, after: revision })]
    const steer = (command: SteeringCommand) =>
      named.visitor.call('steerWorkshop', { workshopId, commands: [asked(command)] }).then(({ answers }) => answers)
    expect(await done(steer({ kind: 'takeConsole' }))).toMatchObject([{ revision: revision + 1 }])
    for (const told of await Promise.all(waiting))
      expect(told).toMatchObject({ revision: revision + 1, common: { consoleOf: { actorId: named.me.actorId } } })
    expect(await done(steer({ kind: 'setTables', count: 3 }))).toMatchObject([{ revision: revision + 2 }])
  })

  test('shows the screen with the eyes of the room: nothing that is not revealed, no names, no private titles', async () => {
    const guest = await room.join(scene.stage.visitor(), { name: 'Une personne du canari' })
    await guest.send('Le texte du canari')
    const eyes = async (whose: 'facilitator' | 'screen') =>
      JSON.stringify(await room.pilot.call('readConsole', { workshopId: room.workshopId, eyes: whose }))
    expect(await eyes('facilitator')).toContain('Le texte du canari')
    expect(await eyes('screen')).not.toMatch(/canari/)
    const reader = await scene.join('observer')
    const { workshopId } = room
    expect(await refused(reader.visitor.call('readConsole', { workshopId, eyes: 'screen' }))).toBe('notAllowed')
  })
})

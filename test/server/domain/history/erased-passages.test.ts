// What a guest erases by their code, once it stands in a locked version: the version is flagged by the places, and bears no word of it.
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { indexText } from '../../../../server/indexing/index-text.ts'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import { reportOn } from '../../../../server/history/document-report.ts'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'
import { aRoom, asked, done, type Guest, type Room } from '../../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true })
})

const indexed = (documentId: string) => indexText(scene.stage.services.sql, documentId, new Date())

/** Words that nothing else in the instance says. */
const canary = 'Un quai aux zibelines pour les glaneuses'

type Told = { documentId: string; room: Room; contributions: string[]; code: string }

/** A workshop whose restitution quotes what one guest wrote, published: frozen as a locked version. */
async function aPublished(...texts: string[]): Promise<Told> {
  const { pilot } = scene
  const room = await aRoom(pilot.visitor, scene.demarcheId, scene.organisationId)
  const guest = await room.join(scene.stage.visitor())
  const contributions: string[] = []
  for (const text of texts) contributions.push(await guest.send(text))
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  const { workshopId } = room
  const code = await codeOf(room, guest)
  const { documentId } = await pilot.visitor.call('writeRestitution', { workshopId })
  await pilot.visitor.call('openCorrections', { workshopId })
  const before = scene.stage.clock.at
  scene.stage.clock.at = new Date(before.getTime() + 7 * 24 * 60 * 60 * 1000)
  await pilot.visitor.call('publishRestitution', { workshopId, verbatimOnly: true })
  scene.stage.clock.at = before
  return { documentId, room, contributions, code }
}

const codeOf = async ({ workshopId }: Room, { visitor, guestId }: Guest): Promise<string> =>
  (await visitor.call('makeFollowCode', { workshopId, guestId, replaces: false })).code

const erase = (code: string, contributionId: string) =>
  scene.stage.visitor().call('askByCode', { code, commands: [asked({ kind: 'erase', contributionId } as const)] })

const lockedOf = async ({ visitor }: Player, documentId: string) =>
  (await visitor.call('readHistory', { documentId })).lines.flatMap((line) =>
    line.kind === 'version' && line.version.lock ? [line.version] : [],
  )

const notices = async ({ visitor }: Player) => (await visitor.call('listErasureNotices', {})).notices

test('[H112, H113, H114] by code, after the restitution was published: the passage is told to pilots, once, without a word of it (PRODUCT 5.10, 13)', async () => {
  const { documentId, room, contributions, code } = await aPublished(canary, 'Un four à pain au bout de la rue')
  const { pilot, stage } = scene
  const [first = '', second = ''] = contributions
  const [before] = await lockedOf(pilot, documentId)
  expect(before).toMatchObject({ erased: null, lock: { reason: 'submitted' } })
  expect((await notices(pilot)).map((notice) => notice.documentId)).not.toContain(documentId)
  await erase(code, first)

  // The restitution tells it where it comes from: nothing of it is left there.
  const { blocks } = await pilot.visitor.call('listQuotes', { workshopId: room.workshopId, contributionId: first })
  const [{ blockId = '' } = {}] = blocks
  const { sources } = await pilot.visitor.call('listBlockSources', { documentId, blockId })
  expect(sources).toMatchObject([{ contributionId: first, text: null, gone: 'erased' }])

  // The version says what it said, and bears a flag: which block, since when.
  const [version] = await lockedOf(pilot, documentId)
  expect(version).toMatchObject({ hash: before?.hash, erased: { passages: 1, blocks: [blockId] } })
  const now = stage.clock.at.toISOString()
  expect(version?.erased?.since).toBe(now)
  const read = await pilot.visitor.call('readDocument', { documentId })
  expect(read.erased).toEqual({ passages: 1, position: version?.position })
  const told = (await notices(pilot)).filter((notice) => notice.documentId === documentId)
  expect(told).toMatchObject([{ passages: 1, at: now, seen: false }])

  // No word of it in what is kept of the flag, nor in what is told of it.
  const { owner } = stage.database
  const rows = [await owner`select * from version_erasure`, await owner`select * from erasure_notice`]
  expect(JSON.stringify(rows)).toContain(blockId)
  expect(JSON.stringify([rows, version, read, told])).not.toMatch(/zibelines|glaneuses/u)

  // Others read the same version, and are told nothing of where.
  const [writer, elected] = [await scene.join('writer'), await scene.join('elected')]
  expect((await lockedOf(writer, documentId))[0]?.erased).toBeNull()
  for (const other of [writer, elected]) {
    expect((await other.visitor.call('readDocument', { documentId })).erased).toBeNull()
    expect(await notices(other)).toEqual([])
  }

  // Another one before it was seen: the same line; after, a line anew.
  await pilot.visitor.call('seeErasureNotices', { documentId })
  expect((await notices(pilot)).find((one) => one.documentId === documentId)).toMatchObject({ seen: true })
  await erase(code, second)
  const again = (await notices(pilot)).filter((one) => one.documentId === documentId)
  expect(again).toMatchObject([{ passages: 2, seen: false }])

  // Nothing is amiss: the record is what was locked.
  expect((await verifyDatabase(stage.database.app)).findings).toEqual([])
  const report = await owner.begin((tx) => reportOn(tx, documentId))
  expect(report?.erased).toMatchObject([{ passages: 2 }])
})

test('[H112] whatever version was locked is read: where the text went on without the words, and by a word alone where it was made of it', async () => {
  const { pilot } = scene
  const documentId = await scene.aDocument({ title: 'Fiche des quais' })
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  const by = { actorId: pilot.me.actorId }
  const quoting = await pen.write(by, 'On nous a dit : « des appontements pour canards siffleurs », et bien plus.')
  const lock = async (name: string, reason: 'kept' | 'submitted') => {
    const { versionId } = await pilot.visitor.call('nameVersion', { documentId, name })
    await pilot.visitor.call('lockVersion', { documentId, versionId, reason })
    return versionId
  }
  const quoted = await lock('Avec la phrase', 'kept')
  await pen.erase(by, '« des appontements pour canards siffleurs », ')
  const without = await lock('Sans la phrase', 'submitted')
  await indexed(documentId)
  const {
    code,
    contributions,
    documentId: restitution,
  } = await aPublished('Des appontements pour canards siffleurs', 'Oui')
  await indexed(restitution)
  for (const contributionId of contributions) await erase(code, contributionId)
  const versions = await lockedOf(pilot, documentId)
  expect(versions.find(({ id }) => id === quoted)?.erased?.blocks).toEqual([quoting])
  expect(versions.find(({ id }) => id === without)?.erased).toBeNull()
  const [published] = await lockedOf(pilot, restitution)
  expect(published?.erased).toMatchObject({ passages: 2 }) // « Oui » says something only where it is known to be quoted
})

test('[H112] words that were taken back otherwise, or stand nowhere, flag nothing', async () => {
  const { documentId, contributions, code } = await aPublished('Des bancs publics sous les tilleuls')
  const [contributionId = ''] = contributions
  const visitor = scene.stage.visitor()
  const reword = { kind: 'reword', contributionId, type: 'need', text: 'Des bancs, simplement' } as const
  await visitor.call('askByCode', { code, commands: [asked(reword)] })
  expect((await lockedOf(scene.pilot, documentId))[0]?.erased).toBeNull()
})

test('[H115] a pack that is made afterwards says so, how many and not which; one of before stays what was handed over', async () => {
  const { documentId, contributions, code } = await aPublished('Un lavoir rouvert pour les lessives du lundi')
  const { pilot } = scene
  const [version] = await lockedOf(pilot, documentId)
  const { base, cookie } = pilot.visitor
  const take = async () => {
    const path = `/api/documents/${documentId}/versions/${version?.id}/pack`
    const response = await fetch(base + path, { headers: { cookie, origin: base } })
    expect(response.status).toBe(200)
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    return (name: string) => strFromU8(files[name] ?? new Uint8Array())
  }
  const before = await take()
  expect(before('sources.csv')).toContain('Un lavoir rouvert')
  expect(before('sources.csv')).toContain('Reprise')
  await erase(code, contributions[0] ?? '')
  const after = await take()
  expect(after('LISEZ-MOI.txt')).toContain('Cette version contient un passage effacé depuis par son auteur')
  expect(after('bordereau.json')).toContain('"erasedPassages": 1')
  expect(after('sources.csv')).toContain('Effacée par son auteur')
  const [blockId = ''] = (await lockedOf(pilot, documentId))[0]?.erased?.blocks ?? []
  expect(after('LISEZ-MOI.txt') + after('bordereau.json')).not.toContain(blockId)
  const { packs } = await pilot.visitor.call('listPacks', { documentId, versionId: version?.id ?? '' })
  expect(packs).toHaveLength(2)
})

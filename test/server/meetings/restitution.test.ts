// One restitution of a day, made of its workshops that are over, over HTTP on PostgreSQL.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { readDocument } from '../../../server/exchange/read-document.ts'
import { textToRead } from '../../../server/domain/text-index.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aMeeting } from '../../support/meetings.ts'
import { done } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const canary = 'SERIN-9042'

/** Two workshops that are over, in each of which words were hidden, withdrawn and erased; a third that goes on. */
async function aDay() {
  const { meetingId, rooms } = await aMeeting(scene, { workshops: 3 })
  const [one, two, running] = rooms
  if (!one || !two || !running) throw new Error('no workshops')
  const quoted: string[] = []
  const sekou = await one.join(scene.stage.visitor(), { organisationText: 'Filage' })
  const again = await two.join(sekou.visitor, { sameAs: sekou.guestId })
  for (const [room, guest, words] of [
    [one, sekou, 'Des locaux partagés'],
    [two, again, 'Un bus le soir'],
  ] as const) {
    quoted.push(await guest.send(words))
    const hidden = await guest.send(`${canary} masqué`)
    const withdrawn = await guest.send(`${canary} retiré`)
    const erased = await guest.send(`${canary} effacé`)
    await done(room.steer({ kind: 'hide', contributionId: hidden, reason: 'personal' }))
    await done(guest.do({ kind: 'withdraw', contributionId: withdrawn }, { kind: 'erase', contributionId: erased }))
    const roundId = await room.roundId()
    await done(room.steer({ kind: 'reveal', roundId, revealed: true }, { kind: 'next', roundId }))
    await guest.send(`${canary} jamais révélé`)
    await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  }
  await (await running.join(scene.stage.visitor())).send(`${canary} en cours`)
  return { meetingId, one, two, running, sekou, again, quoted }
}

const pilot = () => scene.pilot.visitor
const write = (meetingId: string, again = false) => pilot().call('writeMeetingRestitution', { meetingId, again })

async function contentOf(documentId: string) {
  const stored = await textToRead(scene.stage.services.sql, documentId)
  return readDocument(stored?.updates ?? [])
}

test('it is a document of the démarche by the system, with a chapter for each workshop that is over, and nothing that the rooms could not see [A75]', async () => {
  const { meetingId, one, two, running } = await aDay()
  const { documentId } = await write(meetingId)
  const content = await contentOf(documentId)
  const text = textOf(content)
  expect(text).not.toContain(canary)
  const heads = (content.content ?? []).filter(({ attrs }) => attrs?.['level'] === 2).map(textOf)
  expect(heads.slice(0, 4)).toEqual(['Repères', 'Liste de présence', 'Atelier 1', 'Atelier 2'])
  expect(heads).not.toContain('Atelier 3')
  expect(text).toContain('Ces ateliers n’étaient pas clos')
  for (const words of ['Des locaux partagés', 'Un bus le soir', 'Filage', '1 personne']) expect(text).toContain(words)
  const [row] = await scene.stage.services.sql<{ kind: string; title: string; state: string }[]>`
    select a.kind, d.title, d.state from document d join actor a on a.id = d.created_by where d.id = ${documentId}`
  expect(row).toEqual({
    kind: 'system',
    title: 'Restitution de la rencontre\u202F: Rencontres de l’ESS',
    state: 'draft',
  })
  const { base, cookie } = pilot()
  const bytes = await fetch(`${base}/api/documents/${documentId}/export/docx`, { headers: { cookie } })
  const files = unzipSync(new Uint8Array(await bytes.arrayBuffer()))
  const xml = Object.values(files)
    .map((file) => new TextDecoder().decode(file))
    .join('')
  expect(xml).toContain('Un bus le soir')
  expect(xml).not.toContain(canary)
  const page = await pilot().call('readMeeting', { meetingId })
  expect(page).toMatchObject({ notWritten: [running.workshopId], restitutions: [{ documentId, number: 1 }] })
  // the workshops keep their own beside it
  const own = await pilot().call('writeRestitution', { workshopId: one.workshopId })
  expect(own.documentId).not.toBe(documentId)
  expect((await pilot().call('readRestitution', { workshopId: two.workshopId })).written).toBeNull()
})

test('of a panel it has what was put, not what waits or was hidden, and no name of a nameless phase [A75, A81]', async () => {
  const { meetingId, rooms } = await aMeeting(scene, { workshops: 1 })
  const [room] = rooms
  if (!room) throw new Error('no workshop')
  const { config, ...panel } = phaseDefaults('panel')
  if (!isPanel(config)) throw new Error('not a panel')
  const lea = { id: 'lea', name: 'Léa Estève', role: '', organisation: '', subject: '' }
  const identity = 'nameless' as const
  const phase = { ...panel, id: randomUUID(), identity, config: { ...config, speakers: [lea], moderated: true } }
  const guest = await room.join(scene.stage.visitor(), { name: `${canary} Nom` })
  await done(room.steer({ kind: 'addPhase', phase, before: null }))
  await done(room.steer({ kind: 'goTo', roundId: await room.roundId(), phaseId: phase.id }))
  const roundId = await room.roundId()
  const ask = async (text: string) => {
    const contributionId = randomUUID()
    await done(guest.do({ kind: 'send', roundId, contributionId, type: 'question', text, toSpeaker: 'lea' }))
    return contributionId
  }
  const [put, hidden] = [await ask('Et les loyers ?'), await ask(`${canary} masquée`)]
  await ask(`${canary} en attente`)
  await done(
    room.steer(
      { kind: 'take', contributionId: put, taken: true },
      { kind: 'markAsked', contributionId: put, asked: true },
      { kind: 'take', contributionId: hidden, taken: true },
      { kind: 'markAsked', contributionId: hidden, asked: true },
      { kind: 'hide', contributionId: hidden, reason: 'personal' },
      { kind: 'close', roundId },
    ),
  )
  const text = textOf(await contentOf((await write(meetingId)).documentId))
  expect(text).toContain('Et les loyers')
  expect(text).not.toContain(canary)
})

test('it is written once, also by two who ask at the same time; again, a new one stands beside it [A75]', async () => {
  const { meetingId } = await aDay()
  const [first, same] = await Promise.all([write(meetingId), write(meetingId)])
  expect(first).toEqual(same)
  expect(await write(meetingId)).toEqual(first)
  const second = await write(meetingId, true)
  expect(second).not.toEqual(first)
  const titles = await scene.stage.services.sql<
    { title: string }[]
  >`select title from document where id = ${second.documentId}`
  expect(titles[0]?.title).toContain('(2)')
  const { restitutions } = await pilot().call('readMeeting', { meetingId })
  expect(restitutions.map(({ documentId }) => documentId)).toEqual([second.documentId, first.documentId])
  const { visitor } = await scene.join('observer') // a draft is the team's
  expect((await visitor.call('readMeeting', { meetingId })).restitutions).toEqual([])
})

test('of a meeting none of whose workshops is closed there is nothing to write [A75]', async () => {
  const { meetingId } = await aMeeting(scene)
  await expect(write(meetingId)).rejects.toMatchObject({ code: 'guardFailed' })
})

test('a passage tells whose words it quotes; what was taken back since is listed until it is carried into the text [A75, A46]', async () => {
  const { meetingId, two, again, quoted } = await aDay()
  const { documentId } = await write(meetingId)
  const changes = async () => (await pilot().call('listMeetingChanges', { meetingId })).changes
  expect(await changes()).toEqual([])
  const [inOne = '', inTwo = ''] = quoted
  await done(again.do({ kind: 'withdraw', contributionId: inTwo }))
  const [change, ...rest] = await changes()
  expect(rest).toEqual([])
  expect(change).toMatchObject({
    workshopId: two.workshopId,
    workshop: 'Atelier 2',
    sourceId: inTwo,
    change: 'withdrawn',
  })
  expect(change?.blocks.every(({ text }) => text.includes('Un bus le soir'))).toBe(true)
  const blockId = change?.blocks[0]?.blockId ?? ''
  const { sources } = await pilot().call('listBlockSources', { documentId, blockId })
  expect(sources).toMatchObject([{ contributionId: inTwo, text: null, gone: 'withdrawn' }])
  const carry = (workshopId: string, sourceId: string, carried: boolean) =>
    pilot().call('carryMeetingChange', { meetingId, workshopId, sourceId, change: 'withdrawn', revision: 0, carried })
  await carry(two.workshopId, inOne, true) // of another workshop: not quoted from here
  expect((await changes())[0]?.carried).toBeNull()
  await carry(two.workshopId, inTwo, true)
  expect((await changes())[0]?.carried).not.toBeNull()
  await carry(two.workshopId, inTwo, false)
  expect((await changes())[0]?.carried).toBeNull()
})

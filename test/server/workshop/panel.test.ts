// A panel on PostgreSQL: what each is sent of it, byte by byte, another process that reads the same, the document that is made of it.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { textToRead } from '../../../server/domain/text-index.ts'
import { readDocument } from '../../../server/exchange/read-document.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { PanelConfig, Phase } from '../../../shared/workshop/phases.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { aStage } from '../../support/stage.ts'
import { Visitor } from '../../support/visitor.ts'
import { alone, aRoom, commonOf, done, roomOf, type Guest, type Room } from '../../support/workshops.ts'

const logged = aLog()
let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true, log: logged.log })
})

const lea = {
  id: 'lea',
  name: 'Léa Estève',
  role: 'Directrice',
  organisation: 'Filage',
  subject: 'Les ateliers partagés',
}
const omar = { id: 'omar', name: 'Omar Benali', role: 'Élu', organisation: 'Vaucombe', subject: 'Le foncier' }

function aPanel(given: Partial<PanelConfig> = {}, changes: Partial<Phase> = {}): Phase {
  const { config, ...rest } = phaseDefaults('panel')
  if (!isPanel(config)) throw new Error('not a panel')
  return { id: randomUUID(), ...rest, ...changes, config: { ...config, speakers: [lea, omar], ...given } }
}

async function aHall(given: Partial<PanelConfig> = {}, changes: Partial<Phase> = {}) {
  const phases = [aPanel(given, changes), alone()]
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases })
  const screen = scene.stage.visitor()
  const { code } = await screen.call('openScreen', {})
  await scene.pilot.visitor.call('pairScreen', { workshopId: room.workshopId, code })
  const [author, other] = [scene.stage.visitor(), scene.stage.visitor()]
  const writer = await room.join(author, { name: 'Canari Nom' })
  const reader = await room.join(other, { name: 'Autre Personne' })
  const heard: string[] = []
  for (const visitor of [screen, other]) visitor.heard = (body) => void heard.push(body)
  const lookOn = async (): Promise<string> => {
    await reader.read()
    await screen.call('readScreen', { workshopId: room.workshopId })
    return heard.join('\n')
  }
  return { room, writer, reader, lookOn, roundId: await room.roundId() }
}

async function ask(guest: Guest, roundId: string, text: string, toSpeaker: string | null = null): Promise<string> {
  const contributionId = randomUUID()
  await done(guest.do({ kind: 'send', roundId, contributionId, type: 'question', text, toSpeaker }))
  return contributionId
}

const give = (room: Room, roundId: string, speakerId: string) =>
  done(room.steer({ kind: 'giveFloor', roundId, speaker: { speakerId } }))

test('what waits, what is hidden, what is being written of who speaks, and nameless authors are in no byte of others [A79, A80]', async () => {
  const { room, writer, lookOn, roundId } = await aHall({ moderated: true }, { identity: 'nameless' })
  await give(room, roundId, 'lea')
  await done(room.steer({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'canari-synthèse en cours' }))
  const waiting = await ask(writer, roundId, 'canari-question <img src=x onerror=alert(1)>', 'lea')
  const hidden = await ask(writer, roundId, 'canari-masquée')
  await done(room.steer({ kind: 'hide', contributionId: hidden, reason: 'offensive' }))
  await done(room.steer({ kind: 'take', contributionId: hidden, taken: true }))
  expect(await lookOn()).not.toMatch(/canari|Canari/)
  expect(commonOf(await room.console()).contributions[waiting]).toMatchObject({ tray: 'waiting', author: null })

  await done(room.steer({ kind: 'take', contributionId: waiting, taken: true }, { kind: 'endFloor', roundId }))
  const bytes = await lookOn()
  expect(bytes).toContain('canari-question')
  expect(bytes).toContain('canari-synthèse en cours')
  expect(bytes).not.toMatch(/canari-masquée|Canari Nom/)
  expect(bytes).not.toContain(writer.guestId)
  expect(logged.text()).not.toMatch(/canari|Canari Nom/)
})

test('a question is supported, put and followed; who is not on the panel is asked nothing [A80]', async () => {
  const { room, writer, reader, roundId } = await aHall()
  const asked = await ask(writer, roundId, 'Et les loyers ?', 'omar')
  await ask(writer, roundId, 'Et après ?')
  await done(reader.do({ kind: 'support', contributionId: asked, supported: true }))
  const send = { kind: 'send', roundId, contributionId: randomUUID(), type: 'question', text: 'À qui ?' } as const
  expect(await writer.do({ ...send, toSpeaker: 'personne' })).toMatchObject([{ refused: 'unknown' }])
  expect(await room.steer({ kind: 'sumUp', roundId, speakerId: 'personne', text: 'x' })).toMatchObject([
    { refused: 'unknown' },
  ])
  await done(room.steer({ kind: 'markAsked', contributionId: asked, asked: true }))
  expect(commonOf(await reader.read()).contributions[asked]).toMatchObject({
    supporters: 1,
    question: { to: 'omar', asked: true },
  })
  const { workshopId } = room
  await done(room.steer({ kind: 'close', roundId }))
  const { code } = await writer.visitor.call('makeFollowCode', { workshopId, guestId: writer.guestId, replaces: false })
  const { contributions } = await scene.stage.visitor().call('readFollow', { code })
  const steps = contributions.map((one) => one.steps.filter(({ kind }) => kind === 'asked' || kind === 'notAsked'))
  expect(steps).toMatchObject([[{ kind: 'asked', to: 'Omar Benali' }], [{ kind: 'notAsked', to: null }]])
  expect(steps[0]?.[0]?.at).toEqual(expect.any(Number))
})

test('guests neither write syntheses, mark questions, give the floor nor wish; too many questions are refused [A78, A79, A80, A91]', async () => {
  const { room, writer, reader, roundId } = await aHall({ moderated: true })
  const { workshopId } = room
  const waiting = await ask(writer, roundId, 'Et les loyers ?', 'lea')
  const steering = [
    { kind: 'sumUp', roundId, speakerId: 'lea', text: 'De moi' },
    { kind: 'markAsked', contributionId: waiting, asked: true },
    { kind: 'giveFloor', roundId, speaker: { speakerId: 'omar' } },
    { kind: 'take', contributionId: waiting, taken: true },
    { kind: 'wish', signals: ['sound'] },
  ]
  for (const command of steering) {
    const asked = { workshopId, guestId: writer.guestId, commands: [{ id: randomUUID(), command }] }
    const refused = writer.visitor.call('takePart', asked as never) // as a stranger might send it
    await expect(refused, command.kind).rejects.toMatchObject({ code: 'badInput' })
    const stranger = scene.stage.visitor().call('steerWorkshop', asked as never)
    await expect(stranger, command.kind).rejects.toMatchObject({ code: 'signedOut' })
  }
  expect(await reader.do({ kind: 'support', contributionId: waiting, supported: true })).toMatchObject([
    { refused: 'unknown' },
  ])
  expect(await room.steer({ kind: 'markAsked', contributionId: waiting, asked: true })).toMatchObject([
    { refused: 'notNow' },
  ])
  expect(await room.steer({ kind: 'giveFloor', roundId, speaker: { guestId: writer.guestId } })).toMatchObject([
    { refused: 'unknown' },
  ])
  for (let n = 1; n < 10; n++) await ask(writer, roundId, `Question ${n}`)
  const more = { kind: 'send', roundId, contributionId: randomUUID(), type: 'question', text: 'Encore une' } as const
  expect(await writer.do({ ...more, toSpeaker: null })).toMatchObject([{ refused: 'tooMany' }])
})

test('another process reads the same of it from the log, and writes the document with a section for each [A78, A81]', async () => {
  const { room, writer, reader, roundId } = await aHall()
  await give(room, roundId, 'lea')
  const asked = await ask(writer, roundId, 'Et les loyers ?', 'lea')
  await ask(reader, roundId, 'Et après ?')
  await done(room.steer({ kind: 'markAsked', contributionId: asked, asked: true }))
  await give(room, roundId, 'omar')
  await done(room.steer({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'Partager les ateliers.\n\nTenir le bail.' }))
  await done(room.steer({ kind: 'close', roundId }))
  const { panels, contributions } = commonOf(await room.console())
  const second = await aStage({ database: scene.stage.database })
  const pilot = new Visitor(second.base)
  pilot.cookie = scene.pilot.visitor.cookie
  const elsewhere = commonOf(await roomOf(pilot, room.workshopId).console())
  expect(elsewhere.panels).toEqual(panels)
  expect(elsewhere.contributions).toEqual(contributions)

  const { documentId } = await pilot.call('writeRestitution', { workshopId: room.workshopId })
  const stored = await textToRead(scene.stage.services.sql, documentId)
  const text = textOf(readDocument(stored?.updates ?? []))
  for (const said of [
    'Léa Estève',
    'Directrice',
    'Partager les ateliers.',
    'Tenir le bail.',
    'Et les loyers',
    'Omar Benali',
  ])
    expect(text).toContain(said)
  expect(text).toContain('Une question de la salle est restée sans réponse')
})

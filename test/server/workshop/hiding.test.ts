// Every byte that each kind of viewer was sent, and every line logged, searched for what they may not see.
import { expect, test } from 'vitest'
import { aDemarche } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { aBallot, aCredential, alone, aRoom, asked, commonOf, done, type Guest } from '../../support/workshops.ts'
import type { Visitor } from '../../support/visitor.ts'

/** All that this browser is sent from now on. */
function overheard(visitor: Visitor): { visitor: Visitor; bytes(): string } {
  let bytes = ''
  visitor.heard = (body) => void (bytes += body)
  return { visitor, bytes: () => bytes }
}

async function aHall() {
  const { log, text: logged } = aLog()
  const scene = await aDemarche({ log })
  const nameless = alone({ title: 'Sans nom', identity: 'nameless' })
  const phases = [alone({ title: 'Avec nom' }), nameless, alone()]
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases })
  const visitor = () => overheard(scene.stage.visitor())
  const [author, other, screen, console] = [visitor(), visitor(), visitor(), overheard(scene.pilot.visitor)]
  const { code } = await screen.visitor.call('openScreen', {})
  await scene.pilot.visitor.call('pairScreen', { workshopId: room.workshopId, code })
  const writer = await room.join(author.visitor, { name: 'Canari Nom' })
  const reader = await room.join(other.visitor, { name: 'Autre Personne' })
  const lookOn = async (): Promise<void> => {
    await reader.read()
    await screen.visitor.call('readScreen', { workshopId: room.workshopId })
    await room.console()
  }
  return { scene, room, writer, reader, other, screen, console, logged, lookOn }
}

/** Waits for what comes after, while `act` is done. */
async function during(guest: Guest, act: () => Promise<unknown>): Promise<void> {
  const { revision } = await guest.read()
  const coming = guest.read(revision)
  await act()
  await coming
}

test('hidden words, and hidden authors, are in no byte that others are sent, nor in the log [A4]', async () => {
  const { room, writer, reader, other, screen, console, logged, lookOn } = await aHall()
  await during(reader, () => writer.send('canari-avant <img src=x onerror=alert(1)>'))
  await lookOn()
  for (const { bytes } of [other, screen]) expect(bytes()).not.toContain('canari-avant')
  for (const { bytes } of [other, screen]) expect(bytes()).not.toMatch(/Canari Nom|authored/)
  expect(console.bytes()).toContain('canari-avant') // to moderate, without the author
  const [kept] = Object.values(commonOf(await room.console()).contributions)
  expect(kept).toMatchObject({ author: null })
  expect(JSON.stringify(kept)).not.toContain(writer.guestId)

  await done(room.steer({ kind: 'next', roundId: await room.roundId() }))
  await writer.send('canari-retiré')
  const withdrawn = Object.values((await writer.read()).own?.contributions ?? {}).find(
    (one) => one?.text === 'canari-retiré',
  )
  await done(writer.do({ kind: 'withdraw', contributionId: withdrawn?.id ?? '' }))
  await writer.send('canari-anonyme')
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await lookOn()
  for (const { bytes } of [other, screen]) {
    expect(bytes()).toContain('canari-anonyme')
    expect(bytes()).not.toContain('canari-retiré')
    expect(bytes()).not.toContain('Canari Nom')
    expect(bytes()).not.toContain(writer.guestId)
  }
  expect(JSON.stringify(commonOf(await room.console()).contributions)).not.toMatch(
    new RegExp(`Canari Nom|${writer.guestId}`),
  )
  expect(logged()).toContain('request')
  expect(logged()).not.toMatch(/canari|Canari/)
  expect(logged()).not.toContain(room.code)
})

test('whoever has no right to the console, the screen or a guest is sent nothing [A4, A14, A18]', async () => {
  const { scene, room, writer } = await aHall()
  const { workshopId } = room
  const member = await scene.join('member')
  await expect(member.visitor.call('readConsole', { workshopId })).rejects.toMatchObject({ code: 'notAllowed' })
  const steer = { workshopId, commands: [{ id: writer.guestId, command: { kind: 'start' } as const }] }
  await expect(member.visitor.call('steerWorkshop', steer)).rejects.toMatchObject({ code: 'notAllowed' })
  const passer = scene.stage.visitor()
  const read = { workshopId, guestId: writer.guestId }
  await expect(passer.call('readRoom', read)).rejects.toMatchObject({ code: 'notYourGuest' })
  await expect(passer.call('readScreen', { workshopId })).rejects.toMatchObject({ code: 'notPaired' })
  const { code } = await passer.call('openScreen', {})
  await expect(member.visitor.call('pairScreen', { workshopId, code })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(passer.call('readScreen', { workshopId })).rejects.toMatchObject({ code: 'notPaired' })
  const another = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
  await room.join(passer)
  await another.join(passer)
  await expect(passer.call('readRoom', read)).rejects.toMatchObject({ code: 'notYourGuest' })
  const forged = { ...read, commands: [{ id: workshopId, command: { kind: 'leave' } as const }] }
  await expect(passer.call('takePart', forged)).rejects.toMatchObject({ code: 'notYourGuest' })
  await expect(passer.call('readWorkshop', { workshopId })).rejects.toMatchObject({ code: 'signedOut' })
})

test('a facilitator who lost the right while waiting is sent nothing more [A4]', async () => {
  const { scene, room, writer } = await aHall()
  const { workshopId } = room
  const facilitator = await scene.join('facilitator')
  const { revision } = await facilitator.visitor.call('readConsole', { workshopId })
  const waiting = facilitator.visitor.call('readConsole', { workshopId, after: revision })
  const refused = waiting.catch((error: unknown) => error)
  const { demarcheId } = scene
  await scene.pilot.visitor.call('changeRole', { demarcheId, personId: facilitator.me.id, role: 'member' })
  await writer.send('Après')
  expect(await refused).toMatchObject({ code: 'notAllowed' })
  const next = { kind: 'next', roundId: await room.roundId() } as const
  const steering = facilitator.visitor.call('steerWorkshop', { workshopId, commands: [asked(next)] })
  await expect(steering).rejects.toMatchObject({ code: 'notAllowed' })
  expect(commonOf(await room.console()).head.phaseNumber).toBe(1)
})

test('who wrote without a name, what a form was told and a secret choice are in no byte of others, nor of what leaves the workshop [A27, A28, A40, A51]', async () => {
  const { log, text: logged } = aLog()
  const scene = await aDemarche({ log })
  const fields = [{ id: 't', kind: 'text' as const, label: 'Que changer ?', choices: [] }]
  const phases = [
    alone({ identity: 'nameless' }),
    alone({ kind: 'evaluation', identity: 'nameless', config: { mechanism: 'form', fields } }),
    aBallot({ method: 'matrix' }),
  ]
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases })
  const { workshopId } = room
  const [other, screen] = [overheard(scene.stage.visitor()), overheard(scene.stage.visitor())]
  const { code: shown } = await screen.visitor.call('openScreen', {})
  await scene.pilot.visitor.call('pairScreen', { workshopId, code: shown })
  const writer = await room.join(scene.stage.visitor(), { identity: 'pseudonym', name: 'Serin Jaune' })
  const reader = await room.join(other.visitor, { name: 'Autre Personne' })
  const follow = { workshopId, guestId: writer.guestId, replaces: false }
  const words = (await writer.visitor.call('makeFollowCode', follow)).code
  const contact = { workshopId, guestId: writer.guestId, contact: 'serin@contact.example' }
  await writer.visitor.call('giveContact', contact)
  const lookOn = async (): Promise<void> => {
    await reader.read()
    await other.visitor.call('readTakeAway', { workshopId, guestId: reader.guestId })
    await screen.visitor.call('readScreen', { workshopId })
  }
  const next = async () => done(room.steer({ kind: 'next', roundId: await room.roundId() }))

  await writer.send('Dit sans nom')
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await lookOn()
  await next()
  const formId = await room.roundId()
  await done(writer.do({ kind: 'fill', roundId: formId, marks: {}, texts: { t: 'serin-formulaire' } }))
  await done(room.steer({ kind: 'reveal', roundId: formId, revealed: true }))
  await lookOn()
  await next()
  const ballotId = await room.roundId()
  await done(room.steer({ kind: 'openBallot', roundId: ballotId }))
  const credential = aCredential()
  expect(await writer.cast(ballotId, { 0: [37.125, 61.375] }, credential)).toBeNull()
  const during = JSON.stringify(await room.console())
  await lookOn()
  await done(room.steer({ kind: 'closeBallot', roundId: ballotId }))
  await lookOn()
  await done(room.steer({ kind: 'close', roundId: ballotId }))
  const before = other.bytes() + screen.bytes()
  await lookOn()
  const { code } = await other.visitor.call('makeFollowCode', { ...follow, guestId: reader.guestId })
  await other.visitor.call('readFollow', { code })

  const { documentId } = await scene.pilot.visitor.call('writeRestitution', { workshopId })
  const sheet = (await scene.pilot.visitor.call('exportAttendance', { workshopId })).csv
  const { base, cookie } = scene.pilot.visitor
  const left = await fetch(`${base}/api/documents/${documentId}/export/html`, { headers: { cookie } })
  const html = await left.text()

  expect(before + html).toContain('Dit sans nom')
  for (const bytes of [before, html, sheet]) {
    expect(bytes).not.toMatch(/Serin|serin|37\.125|61\.375/)
    expect(bytes).not.toContain(writer.guestId)
  }
  expect(during).not.toMatch(/37\.125|61\.375/)
  const told = other.bytes() + screen.bytes()
  expect(told).not.toMatch(/serin-formulaire|37\.125|61\.375/)
  expect(told.split('serin@contact.example')).toHaveLength(3) // with what the other takes home, and with what they follow
  expect(told).not.toContain(writer.guestId)
  expect(logged()).toContain('request')
  for (const secret of ['erin', '37.125', credential, words, code, 'Dit sans nom'])
    expect(logged()).not.toContain(secret)
})

// Every byte that each kind of viewer was sent, and every line logged, searched for what they may not see.
import { expect, test } from 'vitest'
import { aDemarche } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { alone, aRoom, commonOf, done, type Guest } from '../../support/workshops.ts'
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
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.pilot.me.id, { phases })
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
  const another = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.pilot.me.id)
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
})

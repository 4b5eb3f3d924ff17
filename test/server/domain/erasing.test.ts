// An account that is gone: no name of it anywhere, and every log as it was.
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { verifyDatabase } from '../../../server/history/verify-all.ts'
import type { Input } from '../../../shared/api.ts'
import type { EndpointName } from '../../../shared/routes.ts'
import { aDemarche, passphrase, type Player } from '../../support/builders.ts'
import { tablesSaying } from '../../support/canary.ts'
import { Pen } from '../../support/pen.ts'

const name = 'Zoubida Quatrebarbes'

async function written() {
  const scene = await aDemarche()
  const { database } = scene.stage
  const gone = await scene.join('writer', { name, organisationId: scene.organisationId })
  const before = await scene.join('writer', { name: 'Bruno Moreau' })
  const documentId = await scene.aDocument({ state: 'consultation' })
  const pen = await Pen.in(database.owner, documentId)
  await pen.write({ actorId: scene.pilot.me.actorId }, 'Une phrase de Nadia.')
  await pen.write({ actorId: gone.me.actorId, organisationId: scene.organisationId }, 'Les jardins de la rive gauche.')
  await pen.write({ actorId: before.me.actorId }, 'Une régie les entretient.')
  await pen.erase({ actorId: gone.me.actorId, organisationId: scene.organisationId }, ' les entretient')
  const version = await gone.visitor.call('nameVersion', { documentId, name: 'La mienne', position: 4 })
  await scene.pilot.visitor.call('lockVersion', { documentId, ...version, reason: 'kept' })
  await gone.visitor.call('renameDocument', { documentId, title: 'Rive gauche' })
  return { scene, database, gone, before, documentId }
}

/** Bodies of all that tells who did what, files included. */
async function told({ visitor }: Player, documentId: string, demarcheId: string): Promise<string[]> {
  const bodies: string[] = []
  const asked: [EndpointName, Input<EndpointName>][] = [
    ['readHistory', { documentId }],
    ['readMoment', { documentId, position: 4 }],
    ['readComparison', { documentId, from: 1, to: 5 }],
    ['readMirror', { documentId }],
    ['searchHistory', { documentId, phrase: 'entretient' }],
    ['listActivity', { demarcheId }],
    ['readDemarche', { demarcheId }],
    ['readDocument', { documentId }],
    ['listDocuments', { demarcheId }],
    ['listPeople', {}],
    ['listAudit', {}],
  ]
  visitor.heard = (body) => bodies.push(body)
  for (const [endpoint, input] of asked) await visitor.call(endpoint, input)
  visitor.heard = () => undefined
  for (const format of ['csv', 'docx', 'odt']) {
    const path = `/api/documents/${documentId}/comparison/export/${format}?from=1&to=5`
    const response = await fetch(visitor.base + path, { headers: { cookie: visitor.cookie, origin: visitor.base } })
    expect(response.status).toBe(200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    bodies.push(
      format === 'csv'
        ? strFromU8(bytes)
        : Object.values(unzipSync(bytes))
            .map((part) => strFromU8(part))
            .join('\n'),
    )
  }
  return bodies
}

test('[P15] [H44] no table and no reply tells the name or the address any more, « Ancien membre » and a number does; every log verifies', async () => {
  const { scene, database, gone, documentId } = await written()
  const words = ['zoubida', 'quatrebarbes', gone.me.email]
  const says = (bodies: readonly string[]) =>
    bodies.filter((body) => words.some((word) => body.toLowerCase().includes(word)))
  expect(says(await told(scene.pilot, documentId, scene.demarcheId)).length).toBeGreaterThan(8)
  expect(await tablesSaying(database.owner, words)).toContain('person')

  await gone.visitor.call('eraseMe', { current: passphrase })
  expect(await tablesSaying(database.owner, words)).toEqual([])
  const bodies = await told(scene.pilot, documentId, scene.demarcheId)
  expect(says(bodies)).toEqual([])
  expect(bodies.filter((body) => body.includes('Ancien membre 1')).length).toBeGreaterThanOrEqual(7)
  const { hands, lines } = await scene.pilot.visitor.call('readHistory', { documentId })
  expect(hands.map((hand) => hand.name)).toEqual(
    expect.arrayContaining(['Nadia Ferhat', 'Bruno Moreau', 'Ancien membre 1']),
  )
  expect(lines.some((line) => line.kind === 'version' && line.version.name === 'La mienne')).toBe(true)
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  const act = { verb: 'eraseAccount', actorName: 'Ancien membre', objectId: gone.me.id }
  expect(entries.find(({ verb }) => verb === act.verb)).toMatchObject(act)
  expect((await verifyDatabase(database.owner)).findings).toEqual([])
})

test('[P15] the passphrase is asked for; the account opens nothing any more, and its address may open another', async () => {
  const { scene, gone } = await written()
  const other = scene.stage.visitor()
  await other.call('signIn', { email: gone.me.email, passphrase })
  await expect(gone.visitor.call('eraseMe', { current: 'une autre phrase entière' })).rejects.toMatchObject({
    code: 'wrongCredentials',
  })
  await gone.visitor.call('eraseMe', { current: passphrase })
  for (const visitor of [gone.visitor, other])
    await expect(visitor.call('listSessions', {})).rejects.toMatchObject({ code: 'signedOut' })
  const again = scene.stage.visitor()
  await expect(again.call('signIn', { email: gone.me.email, passphrase })).rejects.toMatchObject({
    code: 'wrongCredentials',
  })
  const { url } = await scene.admin.visitor.call('invite', {
    demarcheId: scene.demarcheId,
    email: gone.me.email,
    role: 'member',
    organisationId: null,
  })
  const token = url?.split('#')[1] ?? ''
  const { me } = await again.call('acceptInvitation', { token, displayName: 'Une autre', passphrase })
  expect(me.id).not.toBe(gone.me.id)
})

test('[P15] an administrator erases others, never themself; the last pilot stays; what is gone is gone', async () => {
  const { scene, gone, before } = await written()
  const erase = (by: Player, { me }: Player) => by.visitor.call('erasePerson', { personId: me.id })
  await expect(erase(before, gone)).rejects.toMatchObject({ code: 'notFound' }) // of the administration nothing exists for others
  await expect(erase(scene.admin, scene.admin)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(scene.admin.visitor.call('eraseMe', { current: passphrase })).rejects.toMatchObject({
    code: 'notAllowed',
  })
  await erase(scene.admin, gone)
  await expect(erase(scene.admin, gone)).rejects.toMatchObject({ code: 'notFound' })
  const reopen = scene.admin.visitor.call('disablePerson', { personId: gone.me.id, disabled: false })
  await expect(reopen).rejects.toMatchObject({ code: 'notFound' })
  const { people } = await scene.admin.visitor.call('listPeople', {})
  expect(people.map(({ id }) => id)).not.toContain(gone.me.id)
})

test('[P15] [R4] nobody leaves a démarche without a pilot by erasing their account', async () => {
  const scene = await aDemarche()
  const pilot = await scene.join('pilot', { name })
  await scene.pilot.visitor.call('changeRole', {
    demarcheId: scene.demarcheId,
    personId: scene.pilot.me.id,
    role: 'member',
  })
  await expect(pilot.visitor.call('eraseMe', { current: passphrase })).rejects.toMatchObject({ code: 'lastPilot' })
  expect((await pilot.visitor.call('readMe', {})).me).toMatchObject({ displayName: name })
})

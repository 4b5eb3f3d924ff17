// What one may not see does not exist, and rights are the role's.
import { expect, test } from 'vitest'
import { accessOf } from '../../../server/domain/access.ts'
import { EPOCH } from '../../../shared/protocol.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { aDemarche, anInstance, aStranger, passphrase, tokenOf, type Scene } from '../../support/builders.ts'

const secret = 'Fermeture du site de Lissac'

/** Everything that a person can read, as one text. */
async function allThatIsRead(scene: Scene, person: Awaited<ReturnType<Scene['join']>>): Promise<string> {
  const read = [
    await person.visitor.call('listDemarches', {}),
    await person.visitor.call('listRecentDocuments', {}),
    await person.visitor.call('listDocuments', { demarcheId: scene.demarcheId }).catch((error: Error) => error.message),
    await person.visitor.call('readDemarche', { demarcheId: scene.demarcheId }).catch((error: Error) => error.message),
  ]
  return JSON.stringify(read)
}

test('titles of what one may not see are in no reply: restricted texts, drafts, other démarches [R2, R3, R7]', async () => {
  const scene = await aDemarche({ title: 'Une démarche' })
  await scene.aDocument({ title: secret, restricted: true, state: 'consultation' })
  const draft = await scene.aDocument({ title: `${secret}, brouillon` })
  const observer = await scene.join('observer')
  const stranger = await aStranger(scene)
  expect(await allThatIsRead(scene, observer)).not.toContain(secret)
  expect(await allThatIsRead(scene, stranger)).not.toContain('Une démarche')
  const { demarches } = await observer.visitor.call('listDemarches', {})
  expect(demarches.map(({ documents }) => documents)).toEqual([0])
  for (const call of [
    () => observer.visitor.call('readDocument', { documentId: draft }),
    () => observer.visitor.call('renameDocument', { documentId: draft, title: 'Autre' }),
    () => observer.visitor.call('takeClient', { documentId: draft }),
    () => observer.visitor.call('moveDocumentState', { documentId: draft, from: 'draft', to: 'consultation' }),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: 'notFound' })
  }
  expect(await accessOf(scene.stage.services.sql, observer.principal, draft)).toBeNull()
})

test('an administrator who is not a member sees nothing of a démarche [R1, R2]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const second = await scene.join('pilot')
  await scene.admin.visitor.call('removeMember', { demarcheId: scene.demarcheId, personId: scene.admin.me.id })
  await expect(scene.admin.visitor.call('readDocument', { documentId })).rejects.toMatchObject({ code: 'notFound' })
  const title = 'Par la bande'
  await expect(
    scene.admin.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, title }),
  ).rejects.toMatchObject({ code: 'notFound' })
  expect((await second.visitor.call('readDocument', { documentId })).role).toBe('pilot')
})

test('what administrators read is not there for others [R1]', async () => {
  const scene = await aDemarche()
  const member = await scene.join('member')
  await expect(member.visitor.call('listPeople', {})).rejects.toMatchObject({ code: 'notFound' })
  await expect(member.visitor.call('listAudit', {})).rejects.toMatchObject({ code: 'notFound' })
})

test('a member who may see but not do is told notAllowed [R1]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const member = await scene.join('member')
  const documentId = await scene.aDocument()
  const refused = { code: 'notAllowed' }
  const as = member.visitor
  await expect(as.call('createDocument', { demarcheId, title: 'Note', template: 'note' })).rejects.toMatchObject(
    refused,
  )
  await expect(as.call('renameDocument', { documentId, title: 'Autre' })).rejects.toMatchObject(refused)
  await expect(as.call('restrictDocument', { documentId, restricted: true })).rejects.toMatchObject(refused)
  await expect(as.call('changeRole', { demarcheId, personId: member.me.id, role: 'pilot' })).rejects.toMatchObject(
    refused,
  )
})

test('nobody gives more than they hold [R5]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const facilitator = await scene.join('facilitator')
  const invite = (role: Role) =>
    facilitator.visitor.call('invite', { demarcheId, email: `${role}@ailleurs.example`, role, organisationId: null })
  await expect(invite('pilot')).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(invite('writer')).rejects.toMatchObject({ code: 'notAllowed' })
  expect((await invite('member')).url).toMatch(/\/invitation#/)
})

test('a démarche keeps its last pilot [R4]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const personId = pilot.me.id
  await expect(pilot.visitor.call('removeMember', { demarcheId, personId })).rejects.toMatchObject({
    code: 'lastPilot',
  })
  await expect(pilot.visitor.call('changeRole', { demarcheId, personId, role: 'writer' })).rejects.toMatchObject({
    code: 'lastPilot',
  })
  await scene.join('pilot')
  await pilot.visitor.call('removeMember', { demarcheId, personId })
  await expect(pilot.visitor.call('readDemarche', { demarcheId })).rejects.toMatchObject({ code: 'notFound' })
})

test('the account of a last pilot is not closed, and how many démarches wait for another is told [R4]', async () => {
  const scene = await aDemarche()
  const { demarcheId, admin } = scene
  const second = await scene.join('pilot')
  const personId = second.me.id
  const close = (disabled = true) => admin.visitor.call('disablePerson', { personId, disabled })
  await admin.visitor.call('removeMember', { demarcheId, personId: admin.me.id })
  const refusal = await close().catch((error: Error) => error)
  expect(refusal).toMatchObject({ code: 'lastPilot', message: expect.stringContaining('"demarches":1') })
  expect((await second.visitor.call('readMe', {})).me?.id).toBe(personId)
  const invitation = { demarcheId, email: admin.me.email, role: 'pilot', organisationId: null } as const
  const { url } = await second.visitor.call('invite', invitation)
  await admin.visitor.call('acceptInvitation', { token: tokenOf(url) })
  await close()
  await expect(admin.visitor.call('removeMember', { demarcheId, personId: admin.me.id })).rejects.toMatchObject({
    code: 'lastPilot',
  })
  await close(false)
  await admin.visitor.call('removeMember', { demarcheId, personId: admin.me.id })
})

test('a restricted document is for the pilots, its maker and those named [R7]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer')
  const named = await scene.join('member')
  const made = { demarcheId: scene.demarcheId, title: 'Note', template: 'note', restricted: true } as const
  const { documentId } = await writer.visitor.call('createDocument', made)
  expect((await writer.visitor.call('readDocument', { documentId })).mayDo).toContain('writeText')
  expect((await scene.pilot.visitor.call('readDocument', { documentId })).restricted).toBe(true)
  await expect(named.visitor.call('readDocument', { documentId })).rejects.toMatchObject({ code: 'notFound' })
  await scene.pilot.visitor.call('restrictDocument', { documentId, restricted: true, personIds: [named.me.id] })
  expect((await named.visitor.call('readDocument', { documentId })).grantedTo).toEqual([named.me.id])
  await expect(writer.visitor.call('readDocument', { documentId })).rejects.toMatchObject({ code: 'notFound' })
})

test('asking for access is answered the same whether it exists or not, and answering lets in [R6]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const documentId = await scene.aDocument({ restricted: true })
  const stranger = await aStranger(scene)
  const nowhere = '01890000-0000-7000-8000-000000000000'
  const ask = (target: object) => stranger.visitor.call('requestAccess', { ...target, message: 'Bonjour' })
  const replies = [
    await ask({ documentId }),
    await ask({ documentId: nowhere }),
    await ask({ demarcheId: nowhere }),
    await ask({}),
  ]
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  await ask({ documentId })
  const { requests } = await scene.pilot.visitor.call('listAccessRequests', { demarcheId })
  expect(requests).toMatchObject([{ displayName: stranger.me.displayName, documentId, message: 'Bonjour' }])
  const answer = { demarcheId, requestId: requests[0]?.id ?? '', answer: 'granted', role: 'writer' } as const
  await scene.pilot.visitor.call('answerAccessRequest', answer)
  expect((await stranger.visitor.call('readDocument', { documentId })).role).toBe('writer')
  await expect(scene.pilot.visitor.call('answerAccessRequest', answer)).rejects.toMatchObject({ code: 'notFound' })
})

test('what a live socket is given: rights, and how others see the person [R1, S1]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer', { organisationId: scene.organisationId, name: 'Sékou Diarra' })
  const member = await scene.join('member')
  const documentId = await scene.aDocument({ state: 'submitted' })
  const { sql } = scene.stage.services
  expect(await accessOf(sql, writer.principal, documentId)).toMatchObject({ mayWrite: false, state: 'submitted' })
  await scene.pilot.visitor.call('moveDocumentState', { documentId, from: 'submitted', to: 'consultation' })
  expect(await accessOf(sql, writer.principal, documentId)).toEqual({
    actorId: writer.me.actorId,
    personId: writer.me.id,
    sessionId: writer.me.sessionId,
    demarcheId: scene.demarcheId,
    organisationId: scene.organisationId,
    mayWrite: true,
    seesHistory: true,
    showsPresence: true,
    generation: 1,
    epoch: EPOCH,
    state: 'consultation',
    stamp: { name: 'Sékou Diarra', initials: 'SD', hue: 1, organisation: 'Vaucombe Métropole' },
  })
  expect(await accessOf(sql, member.principal, documentId)).toMatchObject({
    mayWrite: false,
    stamp: { hue: 0, organisation: null },
  })
})

test('one writes for an organisation of one’s own that is in the démarche, or in one’s own name [P11]', async () => {
  const scene = await aDemarche()
  const { demarcheId, admin } = scene
  const { id: elsewhere } = await admin.visitor.call('createOrganisation', { name: 'Filage', family: 'cooperative' })
  const member = await scene.join('member', { organisationId: scene.organisationId })
  const writeFor = (organisationId: string | null) => member.visitor.call('writeFor', { demarcheId, organisationId })
  await expect(writeFor(elsewhere)).rejects.toMatchObject({ code: 'notAllowed' })
  await writeFor(null)
  expect((await member.visitor.call('readDemarche', { demarcheId })).writesFor).toBeNull()
  await admin.visitor.call('addAffiliation', { personId: member.me.id, organisationId: elsewhere })
  await expect(writeFor(elsewhere)).rejects.toMatchObject({ code: 'notAllowed' })
  await writeFor(scene.organisationId)
  const read = await member.visitor.call('readDemarche', { demarcheId })
  expect([read.writesFor, read.mayWriteFor]).toEqual([scene.organisationId, [scene.organisationId]])
})

test('one names an organisation of one’s own, one that nobody is of yet, or one of the démarche [P14]', async () => {
  const scene = await aDemarche()
  const { admin, organisationId: vaucombe } = scene
  const make = async (by: typeof admin, name: string) =>
    (await by.visitor.call('createOrganisation', { name, family: 'association' })).id
  const halles = await make(admin, 'Les Halles Communes')
  const pole = await make(admin, 'Pôle ESS du Val')
  const sekou = await scene.join('writer', { organisationId: halles })
  const as = sekou.visitor
  const create = (...ownerIds: string[]) => as.call('createDemarche', { title: 'Manger près d’ici', ownerIds })
  const refused = { code: 'notYourOrganisation' }
  await expect(create(halles, vaucombe)).rejects.toMatchObject(refused)
  await expect(create(halles, pole)).rejects.toMatchObject(refused)
  const filage = await make(sekou, 'Filage')
  const { demarcheId } = await create(halles, filage)
  let guests = 0
  const invite = (organisationId: string, by = as) =>
    by.call('invite', { demarcheId, email: `nouveau${++guests}@halles.example`, role: 'pilot', organisationId })
  await expect(invite(vaucombe)).rejects.toMatchObject(refused)
  await expect(invite(pole)).rejects.toMatchObject(refused)
  await invite(halles)
  await invite(filage)
  const given = { displayName: 'Inès Roca', passphrase }
  const remise = await make(sekou, 'SCIC La Remise')
  const ines = scene.stage.visitor()
  const { me } = await ines.call('acceptInvitation', { token: tokenOf((await invite(remise)).url), ...given })
  expect(me.organisations).toMatchObject([{ name: 'SCIC La Remise' }])
  await invite(remise) // it is in the démarche by now
  await invite(halles, ines)
  const toits = await make(sekou, 'Toits du Val')
  await admin.visitor.call('addAffiliation', { personId: me.id, organisationId: toits })
  await expect(invite(toits)).rejects.toMatchObject(refused) // somebody is of it by now
  await invite(toits, ines)
})

test('an administrator names any organisation [P14]', async () => {
  const scene = await aDemarche()
  const sekou = await scene.join('writer')
  const given = { name: 'Les Halles Communes', family: 'association' } as const
  const { id } = await sekou.visitor.call('createOrganisation', given)
  const joined = await scene.join('member', { organisationId: id })
  expect(joined.me.organisations).toMatchObject([{ id }])
})

test('an organisation has one name, one SIRET, one RNA number [P2]', async () => {
  const { admin } = await anInstance()
  const create = (given: { name: string; siret?: string; rna?: string }) =>
    admin.visitor.call('createOrganisation', { family: 'association', ...given })
  await expect(create({ name: 'VAUCOMBE métropole' })).rejects.toMatchObject({ code: 'alreadyExists' })
  await expect(create({ name: 'Filage', siret: '123' })).rejects.toMatchObject({ code: 'invalidSiret' })
  await expect(create({ name: 'Filage', rna: 'W1' })).rejects.toMatchObject({ code: 'invalidRna' })
  expect(await create({ name: 'Filage', siret: '732 829 320 00074', rna: 'w131234567' })).toMatchObject({
    siret: '73282932000074',
    rna: 'W131234567',
  })
  await expect(create({ name: 'Autre', siret: '73282932000074' })).rejects.toMatchObject({ code: 'alreadyExists' })
})

test('an invitation for an address with an account is accepted by that person only, signed in [P10]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const stranger = await aStranger(scene)
  const given = { demarcheId, email: stranger.me.email.toUpperCase(), role: 'elected', organisationId: null } as const
  const token = tokenOf((await scene.pilot.visitor.call('invite', given)).url)
  const nobody = scene.stage.visitor()
  expect((await nobody.call('readLink', { token })).hasAccount).toBe(true)
  const own = { token, displayName: 'Olga', passphrase }
  await expect(nobody.call('acceptInvitation', own)).rejects.toMatchObject({ code: 'signedOut' })
  const other = await scene.join('member')
  await expect(other.visitor.call('acceptInvitation', { token })).rejects.toMatchObject({ code: 'notAllowed' })
  await stranger.visitor.call('acceptInvitation', { token })
  expect((await stranger.visitor.call('readDemarche', { demarcheId })).role).toBe('elected')
  await expect(stranger.visitor.call('acceptInvitation', { token })).rejects.toMatchObject({ code: 'linkExpired' })
})

test('a link expires, and can be withdrawn [P10]', async () => {
  const scene = await aDemarche()
  const { demarcheId, stage } = scene
  const given = { demarcheId, email: 'a@b.example', role: 'member', organisationId: null } as const
  const first = await scene.pilot.visitor.call('invite', given)
  const second = await scene.pilot.visitor.call('invite', given)
  const nobody = stage.visitor()
  const read = (url: string | null) => nobody.call('readLink', { token: tokenOf(url) })
  await expect(read(first.url)).rejects.toMatchObject({ code: 'linkExpired' })
  expect((await read(second.url)).email).toBe('a@b.example')
  stage.clock.at = new Date(Date.now() + 15 * 24 * 3600 * 1000)
  await expect(read(second.url)).rejects.toMatchObject({ code: 'linkExpired' })
})

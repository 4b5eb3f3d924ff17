// What another browser shows is announced when it moves: titles, names, states and memberships, wherever they stand.
import { beforeAll, describe, expect, test } from 'vitest'
import { topic } from '../../../shared/topics.ts'
import { aDemarche, aStranger, passphrase, tokenOf, type Player, type Scene } from '../../support/builders.ts'
import { heardDuring } from '../../support/heard.ts'

let scene: Scene
let member: Player
let documentId: string

beforeAll(async () => {
  scene = await aDemarche()
  member = await scene.join('member', { organisationId: scene.organisationId })
  documentId = await scene.aDocument()
})

const heard = (act: () => Promise<unknown>) => heardDuring(scene, act)

describe('commit is the publish', () => {
  test('a document that moves is told to its readers, to its démarche and to first pages', async () => {
    const { pilot, demarcheId } = scene
    const shownIn = [topic.document(documentId), topic.demarche(demarcheId), topic.instance]
    const acts = [
      () => pilot.visitor.call('renameDocument', { documentId, title: 'Diagnostic, suite' }),
      () => pilot.visitor.call('restrictDocument', { documentId, restricted: true, personIds: [member.me.id] }),
      () => pilot.visitor.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' }),
    ]
    for (const act of acts) expect(await heard(act)).toEqual(expect.arrayContaining(shownIn))
  })

  test('what a document shows of its démarche is told to its readers', async () => {
    const { pilot, demarcheId, admin, stage } = scene
    const change = { demarcheId, title: 'Schéma de l’ESS, 2027' }
    expect(await heard(() => pilot.visitor.call('updateDemarche', change))).toContain(topic.document(documentId))
    const { id: organisationId } = await admin.visitor.call('createOrganisation', {
      name: 'Filage',
      family: 'cooperative',
    })
    const invitation = { demarcheId, email: 'sekou@filage.example', role: 'writer', organisationId } as const
    const token = tokenOf((await pilot.visitor.call('invite', invitation)).url)
    const arrival = { token, displayName: 'Sékou Diarra', passphrase }
    expect(await heard(() => stage.visitor().call('acceptInvitation', arrival))).toContain(topic.document(documentId))
  })

  test('a new name is told to the démarches where it stands', async () => {
    const { demarcheId } = scene
    const rename = () => member.visitor.call('updateMe', { displayName: 'Ana Roche' })
    expect(await heard(rename)).toEqual(
      expect.arrayContaining([topic.demarche(demarcheId), topic.person(member.me.id)]),
    )
  })

  test('whoever is let in, given a role or removed is told, and so are their other browsers when they sign in', async () => {
    const { pilot, demarcheId, stage } = scene
    const stranger = await aStranger(scene)
    const personId = stranger.me.id
    await stranger.visitor.call('requestAccess', { demarcheId })
    const { requests } = await pilot.visitor.call('listAccessRequests', { demarcheId })
    const answer = { demarcheId, requestId: requests[0]?.id ?? '', answer: 'granted' } as const
    const acts = [
      () => pilot.visitor.call('answerAccessRequest', answer),
      () => pilot.visitor.call('changeRole', { demarcheId, personId, role: 'writer' }),
      () => pilot.visitor.call('removeMember', { demarcheId, personId }),
      () => stage.visitor().call('signIn', { email: stranger.me.email, passphrase }),
      () => stranger.visitor.call('revokeOtherSessions', {}),
    ]
    for (const act of acts) expect(await heard(act)).toContain(topic.person(personId))
  })
})

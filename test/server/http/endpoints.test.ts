// Four standard cases for every endpoint of the contract: signed out, not a member, bad input, good input.
import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { api, type Input } from '../../../shared/api.ts'
import { routes, type EndpointName } from '../../../shared/routes.ts'
import { setupLink } from '../../../server/domain/accounts/set-up.ts'
import {
  aDemarche,
  anInstance,
  aStranger,
  passphrase,
  tokenOf,
  type Player,
  type Scene,
} from '../../support/builders.ts'
import { sentImage, sentSheet } from '../../support/files.ts'
import { png } from '../../support/images.ts'
import { meetingCases } from '../../support/meeting-cases.ts'
import { restitutionCases } from '../../support/restitution-cases.ts'
import { aStage } from '../../support/stage.ts'
import { Refusal, type Visitor } from '../../support/visitor.ts'
import { aRoom, asked, someone, type Room } from '../../support/workshops.ts'

let scene: Scene
let stranger: Player
let documentId: string

beforeAll(async () => {
  scene = await aDemarche()
  stranger = await aStranger(scene)
  documentId = await scene.aDocument()
})

type Case<N extends EndpointName> = { by: Visitor; input: Input<N> }
type Builder<N extends EndpointName> = () => Promise<Case<N>> | Case<N>

const byPilot = <I>(input: I) => ({ by: scene.pilot.visitor, input })
const inDemarche = () => ({ demarcheId: scene.demarcheId })
const onSheet = () => ({ ...inDemarche(), organisationId: scene.organisationId })
let count = 0

/** An endpoint without a builder does not compile, and fails below. */
const good: { [N in EndpointName]: Builder<N> } = {
  readInstance: () => byPilot({}),
  setUp: async () => {
    const stage = await aStage()
    const input = {
      token: tokenOf(await setupLink(stage.services)),
      instanceName: 'Ailleurs',
      organisation: { name: 'Pôle du Val', family: 'association' },
      displayName: 'Inès Roca',
      email: 'ines@pole.example',
      passphrase,
    } as const
    return { by: stage.visitor(), input }
  },
  signIn: () => ({ by: scene.stage.visitor(), input: { email: scene.admin.me.email, passphrase } }),
  signOut: async () => ({ by: (await scene.join('member')).visitor, input: {} }),
  readMe: () => byPilot({}),
  updateMe: async () => ({ by: (await scene.join('member')).visitor, input: { grammaticalForm: 'feminine' } }),
  changePassphrase: async () => {
    const { visitor } = await scene.join('member')
    return { by: visitor, input: { current: passphrase, next: 'Neuf barques, 2 écluses, un pont' } }
  },
  eraseMe: async () => ({ by: (await scene.join('member')).visitor, input: { current: passphrase } }),
  listSessions: () => byPilot({}),
  revokeSession: async () => {
    const other = scene.stage.visitor()
    const { me } = await other.call('signIn', { email: scene.admin.me.email, passphrase })
    return byPilot({ sessionId: me.sessionId })
  },
  revokeOtherSessions: async () => ({ by: (await scene.join('member')).visitor, input: {} }),
  readLink: async () => ({ by: scene.stage.visitor(), input: { token: await invitationToken() } }),
  acceptInvitation: async () => {
    const input = { token: await invitationToken(), displayName: 'Sékou Diarra', passphrase }
    return { by: scene.stage.visitor(), input }
  },
  requestReset: () => ({ by: scene.stage.visitor(), input: { email: stranger.me.email } }),
  resetPassphrase: async () => {
    const { me } = await scene.join('member')
    const { url } = await scene.admin.visitor.call('createResetLink', { personId: me.id })
    return { by: scene.stage.visitor(), input: { token: tokenOf(url), passphrase: 'Neuf barques, 2 écluses, un pont' } }
  },
  updateInstance: () => byPilot({ name: 'Le Maillage du Val' }),
  listPeople: () => byPilot({}),
  createResetLink: () => byPilot({ personId: stranger.me.id }),
  disablePerson: async () => byPilot({ personId: (await scene.join('member')).me.id, disabled: true }),
  erasePerson: async () => byPilot({ personId: (await scene.join('member')).me.id }),
  addAffiliation: () => byPilot({ personId: scene.admin.me.id, organisationId: scene.organisationId }),
  listAudit: () => byPilot({}),
  listOrganisations: () => byPilot({ search: 'vaucombe' }),
  createOrganisation: () => byPilot({ name: `Organisation ${++count}`, family: 'association' }),
  listDemarches: () => byPilot({}),
  createDemarche: () => byPilot({ title: 'Charte du PTCE', ownerIds: [scene.organisationId] }),
  readDemarche: () => byPilot(inDemarche()),
  updateDemarche: () => byPilot({ ...inDemarche(), step: 'debate' }),
  invite: () => byPilot({ ...inDemarche(), email: `i${++count}@invite.example`, role: 'writer', organisationId: null }),
  listInvitations: () => byPilot(inDemarche()),
  revokeInvitation: async () => {
    await invitationToken()
    const { invitations } = await scene.pilot.visitor.call('listInvitations', inDemarche())
    return byPilot({ ...inDemarche(), invitationId: invitations[0]?.id ?? '' })
  },
  changeRole: async () => byPilot({ ...inDemarche(), personId: (await scene.join('member')).me.id, role: 'writer' }),
  removeMember: async () => byPilot({ ...inDemarche(), personId: (await scene.join('member')).me.id }),
  writeFor: () => byPilot({ ...inDemarche(), organisationId: scene.organisationId }),
  requestAccess: () => ({ by: stranger.visitor, input: { ...inDemarche(), message: 'Je peux aider' } }),
  listAccessRequests: () => byPilot(inDemarche()),
  answerAccessRequest: async () => {
    const asker = await aStranger(scene)
    await asker.visitor.call('requestAccess', { documentId })
    const { requests } = await scene.pilot.visitor.call('listAccessRequests', inDemarche())
    const request = requests.find(({ personId }) => personId === asker.me.id)
    return byPilot({ ...inDemarche(), requestId: request?.id ?? '', answer: 'granted', role: 'member' })
  },
  listRecentDocuments: () => byPilot({}),
  listDocuments: () => byPilot(inDemarche()),
  createDocument: () => byPilot({ ...inDemarche(), title: 'Note', template: 'note' }),
  readDocument: () => byPilot({ documentId }),
  renameDocument: () => byPilot({ documentId, title: 'Diagnostic partagé' }),
  restrictDocument: () => byPilot({ documentId, restricted: false }),
  moveDocumentState: async () => byPilot({ documentId: await scene.aDocument(), from: 'draft', to: 'consultation' }),
  listTree: () => byPilot(inDemarche()),
  listTrash: () => byPilot(inDemarche()),
  moveDocument: async () => byPilot({ documentId, parentId: await scene.aDocument() }),
  duplicateDocument: () => byPilot({ documentId, title: 'Diagnostic, copie' }),
  trashDocument: async () => byPilot({ documentId: await scene.aDocument() }),
  restoreDocument: async () => byPilot({ documentId: await trashed() }),
  removeDocument: async () => byPilot({ documentId: await trashed() }),
  setNumbering: () => byPilot({ documentId, numbered: true }),
  setFavourite: () => byPilot({ documentId, favourite: true }),
  seeDocument: () => byPilot({ documentId }),
  tagDocument: async () => byPilot({ documentId, tagIds: [await aTag()] }),
  listTags: () => byPilot(inDemarche()),
  createTag: () => byPilot({ ...inDemarche(), kind: 'theme', name: `Foncier ${++count}` }),
  renameTag: async () => byPilot({ ...inDemarche(), tagId: await aTag(), name: `Logement ${++count}` }),
  mergeTag: async () => byPilot({ ...inDemarche(), tagId: await aTag(), intoId: await aTag() }),
  removeTag: async () => byPilot({ ...inDemarche(), tagId: await aTag() }),
  readToday: () => byPilot({}),
  takeClient: () => byPilot({ documentId }),
  listFiles: () => byPilot({ documentId }),
  adoptFile: async () => {
    const from = await scene.aDocument()
    const { fileId } = await sentImage(scene.pilot.visitor, from, png())
    return byPilot({ documentId, fileId, from })
  },
  readHistory: () => byPilot({ documentId }),
  searchHistory: () => byPilot({ documentId, phrase: 'les jardins' }),
  readUnseen: () => byPilot({ documentId }),
  readMoment: () => byPilot({ documentId, position: 1 }),
  readComparison: () => byPilot({ documentId, from: 0, to: 1 }),
  readMirror: () => byPilot({ documentId }),
  nameVersion: () => byPilot({ documentId, name: 'Avant la réunion' }),
  renameVersion: async () => byPilot({ documentId, ...(await aVersion()), name: 'Après', description: '' }),
  removeVersion: async () => byPilot({ documentId, ...(await aVersion()) }),
  lockVersion: async () => byPilot({ documentId, ...(await aVersion()), reason: 'kept' }),
  listPacks: async () => byPilot({ documentId, ...(await aVersion()) }),
  listErasureNotices: () => byPilot({}),
  seeErasureNotices: () => byPilot({ documentId }),
  restoreText: () => byPilot({ documentId, position: 1, scope: 'whole' }),
  listActivity: () => byPilot(inDemarche()),
  listDirectory: () => byPilot(inDemarche()),
  readDirectoryChoices: () => byPilot(inDemarche()),
  listConcerned: () => byPilot({ ...inDemarche(), kind: 'theme', name: 'Mobilité' }),
  readSheet: () => byPilot(onSheet()),
  updateSheet: async () => {
    const { version } = await scene.pilot.visitor.call('readSheet', onSheet())
    return byPilot({ ...onSheet(), version, name: 'Vaucombe Métropole', family: 'localAuthority', networks: ['RTES'] })
  },
  listOrganisation: () =>
    byPilot({ ...inDemarche(), organisation: { name: `Organisation ${++count}`, family: 'association' } }),
  unlistOrganisation: async () => byPilot({ ...inDemarche(), organisationId: await listed() }),
  tagOrganisation: () => byPilot({ ...onSheet(), tags: [{ kind: 'theme', name: 'Mobilité' }] }),
  recordContact: () => byPilot({ ...onSheet(), name: 'Léa Estève', consent: true }),
  withdrawContact: async () => {
    const kept = await scene.pilot.visitor.call('recordContact', { ...onSheet(), name: 'Léa', consent: true })
    return byPilot({ ...onSheet(), ...kept })
  },
  listDuplicates: () => byPilot(inDemarche()),
  keepApart: async () => byPilot({ ...inDemarche(), oneId: await listed(), otherId: await listed() }),
  mergeOrganisations: async () => byPilot({ ...inDemarche(), keptId: await listed(), goneId: await listed() }),
  undoMerge: async () => {
    const merge = { ...inDemarche(), keptId: await listed(), goneId: await listed() }
    return byPilot({ ...inDemarche(), ...(await scene.pilot.visitor.call('mergeOrganisations', merge)) })
  },
  importDirectory: () => byPilot({ ...inDemarche(), lines: [{ n: 2, cells: { name: 'Régie du Val' } }], apply: true }),
  exportDirectory: () => byPilot(inDemarche()),
  search: () => byPilot({ sought: 'diagnostic' }),
  listMentions: () => byPilot({}),
  seeMentions: () => byPilot({ documentId }),
  listConsents: () => byPilot({ documentId }),
  listSections: () => byPilot({ documentId }),
  listConsentNotices: () => byPilot({}),
  seeConsentNotices: () => byPilot({ documentId }),
  listBacklinks: () => byPilot({ documentId }),
  resolveReferences: () => byPilot({ documentId, documents: [documentId] }),
  saveTemplate: () => byPilot({ documentId, name: 'Trame du réseau' }),
  listTemplates: () => byPilot(inDemarche()),
  readTemplate: () => byPilot({ ...inDemarche(), template: 'action' }),
  updateTemplate: async () => byPilot({ ...inDemarche(), templateId: await ownTemplate(), name: 'Trame revue' }),
  archiveTemplate: async () => byPilot({ ...inDemarche(), templateId: await ownTemplate(), archived: true }),
  listWorkshops: () => byPilot(inDemarche()),
  createWorkshop: () =>
    byPilot({ ...inDemarche(), title: 'Atelier', pilotOrganisationId: scene.organisationId, template: 'thematic' }),
  readWorkshop: async () => byPilot({ workshopId: (await workshopRoom()).workshopId }),
  updateWorkshop: async () => byPilot({ workshopId: (await workshopRoom()).workshopId, place: 'Salle des fêtes' }),
  notePhase: async () => {
    const { workshopId } = await workshopRoom()
    const { phases } = await scene.pilot.visitor.call('readWorkshop', { workshopId })
    return byPilot({ workshopId, phaseId: phases[0]?.id ?? '', notes: 'Distribuer les feutres' })
  },
  steerWorkshop: async () => {
    const { workshopId } = await workshopRoom()
    return byPilot({ workshopId, commands: [asked({ kind: 'message', text: 'Encore deux minutes' } as const)] })
  },
  startRehearsal: async () => {
    const { workshopId } = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, {
      isStarted: false,
    })
    return byPilot({ workshopId, people: 5 })
  },
  endRehearsal: async () => byPilot({ workshopId: (await workshopRoom()).workshopId }),
  readConsole: async () => byPilot({ workshopId: (await workshopRoom()).workshopId }),
  listSheetPhotos: async () => byPilot({ workshopId: (await workshopRoom()).workshopId }),
  removeSheetPhoto: async () => {
    const { workshopId } = await workshopRoom()
    const { photoId } = await sentSheet(scene.pilot.visitor, workshopId, png({ width: 40, height: 30 }))
    return byPilot({ workshopId, photoId })
  },
  pairScreen: async () => {
    const { code } = await scene.stage.visitor().call('openScreen', {})
    return byPilot({ workshopId: (await workshopRoom()).workshopId, code })
  },
  findRoom: async () => ({ by: scene.stage.visitor(), input: { code: (await workshopRoom()).code } }),
  listRoomOrganisations: async () => {
    const { workshopId, code } = await workshopRoom()
    return { by: scene.stage.visitor(), input: { workshopId, code, search: 'vauc' } }
  },
  joinRoom: async () => {
    const { workshopId, code } = await workshopRoom()
    return { by: scene.stage.visitor(), input: { workshopId, code, guestId: randomUUID(), ...someone } }
  },
  takePart: async () => {
    const { workshopId, visitor, guestId } = await aGuest()
    return { by: visitor, input: { workshopId, guestId, commands: [asked({ kind: 'leave' } as const)] } }
  },
  castBallot: async () => {
    const { workshopId, visitor, guestId } = await aGuest()
    const { round } = (await visitor.call('readRoom', { workshopId, guestId })).common?.head ?? {}
    const credential = randomBytes(32).toString('base64url')
    return { by: visitor, input: { workshopId, guestId, roundId: round?.id ?? '', credential, choice: {} } }
  },
  readRoom: async () => {
    const { workshopId, visitor, guestId } = await aGuest()
    return { by: visitor, input: { workshopId, guestId } }
  },
  readTakeAway: async () => {
    const { workshopId, visitor, guestId } = await aGuest()
    return { by: visitor, input: { workshopId, guestId } }
  },
  makeFollowCode: async () => {
    const { workshopId, visitor, guestId } = await aGuest()
    return { by: visitor, input: { workshopId, guestId, replaces: false } }
  },
  giveContact: async () => {
    const { workshopId, visitor, guestId } = await aGuest()
    return { by: visitor, input: { workshopId, guestId, contact: 'ines@halles.example' } }
  },
  readFollow: async () => ({ by: scene.stage.visitor(), input: { code: await followCode() } }),
  askByCode: async () => ({
    by: scene.stage.visitor(),
    input: { code: await followCode(), commands: [asked({ kind: 'eraseMe' } as const)] },
  }),
  listTakenWords: async () => byPilot({ workshopId: (await workshopRoom()).workshopId }),
  markTakenWords: async () => {
    const { workshopId } = await workshopRoom()
    const placeId = randomUUID()
    await scene.stage.database.owner`
      insert into taken_words (id, workshop_id, contribution_id, how, text_key, at)
      values (${placeId}, ${workshopId}, ${randomUUID()}, 'erased', 'x:title', now())`
    return byPilot({ workshopId, placeId, isDone: true })
  },
  openScreen: () => ({ by: scene.stage.visitor(), input: {} }),
  readScreen: async () => {
    const by = scene.stage.visitor()
    const { workshopId } = await workshopRoom()
    await scene.pilot.visitor.call('pairScreen', { workshopId, code: (await by.call('openScreen', {})).code })
    return { by, input: { workshopId } }
  },
  ...meetingCases(() => scene),
  ...restitutionCases(() => scene),
}

let room: Promise<Room> | undefined
const workshopRoom = (): Promise<Room> => (room ??= aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId))

async function aGuest() {
  const { workshopId, join } = await workshopRoom()
  return { workshopId, ...(await join(scene.stage.visitor())) }
}

async function followCode(): Promise<string> {
  const { workshopId, visitor, guestId } = await aGuest()
  return (await visitor.call('makeFollowCode', { workshopId, guestId, replaces: false })).code
}

const aVersion = () => scene.pilot.visitor.call('nameVersion', { documentId, name: 'Avant' })
const ownTemplate = async () =>
  (await scene.pilot.visitor.call('saveTemplate', { documentId, name: 'Trame du réseau' })).templateId
async function listed(): Promise<string> {
  const organisation = { name: `Organisation ${++count}`, family: 'association' } as const
  return (await scene.pilot.visitor.call('listOrganisation', { ...inDemarche(), organisation })).organisationId
}

async function trashed(): Promise<string> {
  const made = await scene.aDocument()
  await scene.pilot.visitor.call('trashDocument', { documentId: made })
  return made
}

async function aTag(): Promise<string> {
  const input = { ...inDemarche(), kind: 'policy', name: `Mobilités ${++count}` } as const
  return (await scene.pilot.visitor.call('createTag', input)).tagId
}

async function invitationToken(): Promise<string> {
  const input = { ...inDemarche(), email: `i${++count}@invite.example`, role: 'writer', organisationId: null } as const
  return tokenOf((await scene.pilot.visitor.call('invite', input)).url)
}

/** Input that its schema must refuse; endpoints that take nothing have none. */
const bad: { [N in EndpointName]?: object } = {
  updateMe: { displayName: '' },
  changePassphrase: { current: '', next: '' },
  eraseMe: { current: '' },
  updateInstance: { name: '' },
  listAudit: { before: 'hier' },
  listOrganisations: { search: 'a'.repeat(201) },
  requestAccess: { documentId: 'premier' },
  search: { sought: 'a', demarcheId: 'première' },
  findRoom: { code: ' ' },
  readFollow: { code: 'a'.repeat(201) },
}

const names = Object.keys(routes) as EndpointName[] // Object.keys forgets the type of its argument

/** The code of a refusal, or null when it was done. */
async function codeOf(visitor: Visitor, name: EndpointName, input: object): Promise<string | null> {
  try {
    await visitor.call(name, input as Input<EndpointName>) // any input may be sent: that is what is tested
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe.each(names)('%s', (name) => {
  const { reach, input: schema } = api[name]

  test('good input is done, and replies as the contract says', async () => {
    expect(good[name]).toBeTypeOf('function')
    const { by, input } = await good[name]()
    const reply = await by.call(name, input)
    expect(api[name].output.safeParse(reply).success).toBe(true)
  })

  test('signed out, only what is public is done', async () => {
    if (reach === 'public') return expect(api[name].reach).toBe('public')
    const { input } = await good[name]()
    return expect(await codeOf(scene.stage.visitor(), name, input)).toBe('signedOut')
  })

  test('to someone who is not a member it does not exist [R1, R2]', async () => {
    const { input } = await good[name]()
    const concerns = 'demarcheId' in input || 'documentId' in input || (reach !== 'public' && 'workshopId' in input)
    if (name === 'requestAccess' || !(reach === 'admin' || concerns)) return
    expect(await codeOf(stranger.visitor, name, input)).toBe('notFound')
  })

  test('bad input is refused before anything is read', async () => {
    const nothingToSend = schema.safeParse({ nonsense: 1 }).success && bad[name] === undefined
    if (nothingToSend) return expect(Object.keys((await schema.parseAsync({ nonsense: 1 })) as object)).toEqual([])
    const input = bad[name] ?? withNonsense((await good[name]()).input)
    return expect(await codeOf(scene.pilot.visitor, name, input)).toBe('badInput')
  })
})

/** Every id and word of an input made unreadable. */
const withNonsense = (input: object): object => Object.fromEntries(Object.keys(input).map((key) => [key, '§']))

test('every endpoint has a builder of good input', () => {
  expect(Object.keys(good).sort()).toEqual([...names].sort())
})

test('a set-up instance is set up no more [P10]', async () => {
  const { stage } = await anInstance()
  expect(await setupLink(stage.services)).toBeNull()
})

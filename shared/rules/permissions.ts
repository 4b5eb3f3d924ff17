// Who may do what: one pure decision, asked by the server for every operation and by the client to grey things out.
import type { Role } from './demarche-roles.ts'
import { isWritable, type DocumentState } from './document-states.ts'

export const demarcheActions = [
  'readDemarche',
  'editDemarche',
  'invite',
  'changeRoles',
  'answerRequests',
  'createDocument',
  'manageTemplates',
  'editDirectory',
  'mergeOrganisations',
  'readContacts',
  'manageTags',
  'readWorkshops',
  'prepareWorkshop',
] as const
export type DemarcheAction = (typeof demarcheActions)[number]

export const documentActions = [
  'readDocument',
  'writeText',
  'renameDocument',
  'restrictDocument',
  'readHistory',
  'nameVersion',
  'lockVersion',
  'packVersion',
  'restoreText',
  'saveAsTemplate',
  'organiseDocument',
  'duplicateDocument',
  'trashDocument',
  'restoreDocument',
] as const
export type DocumentAction = (typeof documentActions)[number]

/** What is known of a document when rights are decided. */
export type DocumentFacts = {
  state: DocumentState
  restricted: boolean
  /** In the trash, from which it may come back. */
  trashed: boolean
  /** Whether a restricted document was opened to this person by name. */
  granted: boolean
  /** The démarche lets those who only read see the history too. */
  readersSeeHistory: boolean
  /** Minutes of a workshop: of the template for them, by whomever it was begun. */
  restitution: boolean
}

const facts = [
  'restricted',
  'trashed',
  'granted',
  'readersSeeHistory',
  'restitution',
] as const satisfies (keyof DocumentFacts)[]

const everyRole: readonly Role[] = ['pilot', 'facilitator', 'writer', 'member', 'elected', 'observer']

const demarcheRights: Record<DemarcheAction, readonly Role[]> = {
  readDemarche: everyRole,
  editDemarche: ['pilot'],
  invite: ['pilot', 'facilitator'],
  changeRoles: ['pilot'],
  answerRequests: ['pilot'],
  createDocument: ['pilot', 'facilitator', 'writer'],
  manageTemplates: ['pilot', 'writer'],
  editDirectory: ['pilot', 'facilitator'],
  mergeOrganisations: ['pilot'],
  readContacts: ['pilot', 'facilitator', 'writer', 'member'],
  manageTags: ['pilot', 'writer'],
  readWorkshops: everyRole,
  prepareWorkshop: ['pilot', 'facilitator'],
}

/** Roles that may read a draft: the team. Elected members and observers see a text once it is opened. [R3] */
const team: readonly Role[] = ['pilot', 'facilitator', 'writer', 'member']

const writers: readonly Role[] = ['pilot', 'writer']

/** Those who run workshops write their minutes too, and no other text. [R10] */
const writersOfMinutes: readonly Role[] = [...writers, 'facilitator']

/** What is left to do with a document in the trash, for those who may bring it back. [G9] */
const inTrash: readonly DocumentAction[] = ['readDocument', 'readHistory', 'restoreDocument']

/** `role` is null for someone who is not a member: they may do nothing. An administrator has no more rights here. [R1] */
export const mayInDemarche = (action: DemarcheAction, role: Role | null): boolean =>
  role !== null && demarcheRights[action].includes(role)

/** Whoever asks without having read a fact made a mistake, and is told so before anything is given away. [R9] */
export function mayOnDocument(action: DocumentAction, role: Role | null, document: DocumentFacts): boolean {
  for (const fact of facts) if (typeof document[fact] !== 'boolean') throw new Error(`decided without “${fact}”`)
  if (role === null || !isVisible(role, document)) return false
  if (document.trashed) return inTrash.includes(action)
  switch (action) {
    case 'readDocument':
      return true
    case 'writeText':
    case 'renameDocument':
    case 'restoreText':
      return (document.restitution ? writersOfMinutes : writers).includes(role) && isWritable(document.state)
    case 'restrictDocument':
      return role === 'pilot'
    case 'readHistory':
      return team.includes(role) || document.readersSeeHistory
    case 'nameVersion':
      return (document.restitution ? writersOfMinutes : writers).includes(role)
    case 'lockVersion':
    case 'packVersion': // the same for all who receive it: only pilots see every version and every workshop [H110]
      return role === 'pilot'
    case 'saveAsTemplate': // whoever begins a document will read it: of what is kept to a few, only a pilot decides that [G43]
      return role === 'pilot' || (writers.includes(role) && !document.restricted)
    case 'organiseDocument':
    case 'duplicateDocument':
      return mayInDemarche('createDocument', role)
    case 'trashDocument':
      return writers.includes(role) && isWritable(document.state)
    case 'restoreDocument':
      return false
  }
}

function isVisible(role: Role, document: DocumentFacts): boolean {
  if (document.restricted && role !== 'pilot' && !document.granted) return false
  if (document.trashed && !writers.includes(role)) return false
  return document.state !== 'draft' || team.includes(role)
}

/** Which roles one may invite others to, so that nobody gives more than they hold. [R5] */
export const mayGiveRole = (own: Role, given: Role): boolean =>
  own === 'pilot' || (own === 'facilitator' && (given === 'member' || given === 'observer'))

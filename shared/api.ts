// The contract: every endpoint by name, with its schemas. Paths are in routes.ts; operations in server/http/operations.ts.
import { z } from 'zod'
import { endpoint, type Endpoint } from './endpoint.ts'
import type { EndpointName } from './routes.ts'
import { directoryEndpoints } from './directory-endpoints.ts'
import { consentEndpoints } from './consent-endpoints.ts'
import { historyEndpoints } from './history-endpoints.ts'
import { restitutionEndpoints } from './restitution-endpoints.ts'
import { followEndpoints } from './follow-endpoints.ts'
import { meetingEndpoints } from './meeting-endpoints.ts'
import { workshopEndpoints } from './workshop-endpoints.ts'
import { topicsOf } from './reads.ts'
import * as demarches from './schemas/demarches.ts'
import * as documents from './schemas/documents.ts'
import * as files from './schemas/files.ts'
import * as organising from './schemas/organising.ts'
import * as organisations from './schemas/organisations.ts'
import * as people from './schemas/people.ts'
import * as references from './schemas/references.ts'
import * as searching from './schemas/search.ts'
import * as templates from './schemas/templates.ts'
import * as tags from './schemas/tags.ts'
import { email, id, line, lines, nothing, secret, token } from './schemas/text.ts'

const inDemarche = z.object({ demarcheId: id })
const onDocument = z.object({ documentId: id })
const onTemplate = inDemarche.extend({ templateId: id })
const onPerson = z.object({ personId: id })
const page = z.object({ before: id.optional() })
const signedInMe = z.object({ me: people.me })

export const api = {
  readInstance: endpoint({
    reach: 'public',
    input: nothing,
    output: z.object({ name: z.string(), isSetUp: z.boolean(), sendsMail: z.boolean() }),
    topics: topicsOf.readInstance,
  }),
  setUp: endpoint({
    reach: 'public',
    input: z.object({
      token,
      instanceName: line(120),
      organisation: organisations.newOrganisation,
      displayName: people.displayName,
      email,
      passphrase: secret,
      grammaticalForm: people.grammaticalForm.default('neutral'),
    }),
    output: signedInMe,
  }),
  signIn: endpoint({ reach: 'public', input: z.object({ email, passphrase: secret }), output: signedInMe }),
  signOut: endpoint({ reach: 'public', input: nothing, output: nothing }),
  readMe: endpoint({
    reach: 'public',
    input: nothing,
    output: z.object({ me: people.me.nullable() }),
    topics: topicsOf.readMe,
  }),
  updateMe: endpoint({
    reach: 'signedIn',
    input: z.object({ displayName: people.displayName.optional(), grammaticalForm: people.grammaticalForm.optional() }),
    output: signedInMe,
  }),
  changePassphrase: endpoint({
    reach: 'signedIn',
    input: z.object({ current: secret, next: secret }),
    output: nothing,
  }),
  eraseMe: endpoint({ reach: 'signedIn', input: z.object({ current: secret }), output: nothing }),
  listSessions: endpoint({
    reach: 'signedIn',
    input: nothing,
    output: z.object({ sessions: z.array(people.accountSession) }),
    topics: topicsOf.listSessions,
  }),
  revokeSession: endpoint({ reach: 'signedIn', input: z.object({ sessionId: id }), output: nothing }),
  revokeOtherSessions: endpoint({ reach: 'signedIn', input: nothing, output: nothing }),
  readLink: endpoint({ reach: 'public', input: z.object({ token }), output: people.linkFacts }),
  /** With an existing account the holder must be signed in as the invited address; else an account is made. */
  acceptInvitation: endpoint({
    reach: 'public',
    input: z.object({
      token,
      displayName: people.displayName.optional(),
      passphrase: secret.optional(),
      grammaticalForm: people.grammaticalForm.optional(),
    }),
    output: z.object({ me: people.me, demarcheId: id.nullable() }),
  }),
  requestReset: endpoint({ reach: 'public', input: z.object({ email }), output: z.object({ byMail: z.boolean() }) }),
  resetPassphrase: endpoint({ reach: 'public', input: z.object({ token, passphrase: secret }), output: signedInMe }),

  updateInstance: endpoint({ reach: 'admin', input: z.object({ name: line(120) }), output: nothing }),
  listPeople: endpoint({
    reach: 'admin',
    input: nothing,
    output: z.object({ people: z.array(people.personRow) }),
    topics: topicsOf.listPeople,
  }),
  createResetLink: endpoint({ reach: 'admin', input: onPerson, output: people.issuedLink }),
  disablePerson: endpoint({ reach: 'admin', input: onPerson.extend({ disabled: z.boolean() }), output: nothing }),
  erasePerson: endpoint({ reach: 'admin', input: onPerson, output: nothing }),
  addAffiliation: endpoint({ reach: 'admin', input: onPerson.extend({ organisationId: id }), output: nothing }),
  listAudit: endpoint({ reach: 'admin', input: page, output: z.object({ entries: z.array(people.auditEntry) }) }),

  listOrganisations: endpoint({
    reach: 'signedIn',
    input: z.object({ search: lines(200).optional() }),
    output: z.object({ organisations: z.array(organisations.organisation) }),
    topics: topicsOf.listOrganisations,
  }),
  createOrganisation: endpoint({
    reach: 'signedIn',
    input: organisations.newOrganisation,
    output: organisations.organisation,
  }),

  listDemarches: endpoint({
    reach: 'signedIn',
    input: nothing,
    output: z.object({ demarches: z.array(demarches.demarcheRow) }),
    topics: topicsOf.listDemarches,
  }),
  createDemarche: endpoint({ reach: 'signedIn', input: demarches.newDemarche, output: z.object({ demarcheId: id }) }),
  readDemarche: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: demarches.demarche,
    topics: topicsOf.readDemarche,
  }),
  updateDemarche: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend(demarches.demarcheChange.shape),
    output: nothing,
  }),
  invite: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend(demarches.newInvitation.shape),
    output: people.issuedLink,
  }),
  listInvitations: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ invitations: z.array(demarches.invitation) }),
    topics: topicsOf.listInvitations,
  }),
  revokeInvitation: endpoint({ reach: 'signedIn', input: inDemarche.extend({ invitationId: id }), output: nothing }),
  changeRole: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ personId: id, role: demarches.role }),
    output: nothing,
  }),
  removeMember: endpoint({ reach: 'signedIn', input: inDemarche.extend({ personId: id }), output: nothing }),
  writeFor: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ organisationId: id.nullable() }),
    output: nothing,
  }),
  /** Answers the same whether the document exists or not. */
  requestAccess: endpoint({
    reach: 'signedIn',
    input: z.object({ documentId: id.optional(), demarcheId: id.optional(), message: lines(500).default('') }),
    output: nothing,
  }),
  listAccessRequests: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ requests: z.array(demarches.accessRequest) }),
    topics: topicsOf.listAccessRequests,
  }),
  answerAccessRequest: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({
      requestId: id,
      answer: z.enum(['granted', 'declined']),
      role: demarches.role.default('observer'),
    }),
    output: nothing,
  }),

  listRecentDocuments: endpoint({
    reach: 'signedIn',
    input: nothing,
    output: z.object({ documents: z.array(documents.documentRow) }),
    topics: topicsOf.listRecentDocuments,
  }),
  listDocuments: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    /** The latest of them; `total` is how many there are. */
    output: z.object({ documents: z.array(documents.documentRow), total: z.number().int() }),
    topics: topicsOf.listDocuments,
  }),
  createDocument: endpoint({ reach: 'signedIn', input: documents.newDocument, output: z.object({ documentId: id }) }),
  readDocument: endpoint({
    reach: 'signedIn',
    input: onDocument,
    output: documents.document,
    topics: topicsOf.readDocument,
  }),
  renameDocument: endpoint({ reach: 'signedIn', input: onDocument.extend({ title: line(200) }), output: nothing }),
  restrictDocument: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ restricted: z.boolean(), personIds: z.array(id).max(500).default([]) }),
    output: nothing,
  }),
  moveDocumentState: endpoint({ reach: 'signedIn', input: documents.stateMove, output: nothing }),
  /** The documents of a démarche in their order, each after what it stands under. */
  listTree: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ documents: z.array(organising.treeRow) }),
    topics: topicsOf.listTree,
  }),
  listTrash: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ documents: z.array(organising.trashRow) }),
    topics: topicsOf.listTrash,
  }),
  moveDocument: endpoint({ reach: 'signedIn', input: onDocument.extend(organising.place.shape), output: nothing }),
  duplicateDocument: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ title: line(200), kind: z.enum(['duplicate', 'edition']).default('duplicate') }),
    output: z.object({ documentId: id }),
  }),
  trashDocument: endpoint({ reach: 'signedIn', input: onDocument, output: z.object({ documents: z.number().int() }) }),
  restoreDocument: endpoint({
    reach: 'signedIn',
    input: onDocument,
    output: z.object({ documents: z.number().int() }),
  }),
  removeDocument: endpoint({ reach: 'signedIn', input: onDocument, output: nothing }),
  setNumbering: endpoint({ reach: 'signedIn', input: onDocument.extend({ numbered: z.boolean() }), output: nothing }),
  setFavourite: endpoint({ reach: 'signedIn', input: onDocument.extend({ favourite: z.boolean() }), output: nothing }),
  seeDocument: endpoint({ reach: 'signedIn', input: onDocument, output: nothing }),
  tagDocument: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ tagIds: z.array(id).max(50) }),
    output: nothing,
  }),
  listTags: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ tags: z.array(tags.tagRow) }),
    topics: topicsOf.listTags,
  }),
  createTag: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ kind: tags.tagKind, name: tags.tagName }),
    output: z.object({ tagId: id }),
  }),
  renameTag: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ tagId: id, name: tags.tagName }),
    output: nothing,
  }),
  /** Documents of the one bear the other from now on. */
  mergeTag: endpoint({ reach: 'signedIn', input: inDemarche.extend({ tagId: id, intoId: id }), output: nothing }),
  removeTag: endpoint({ reach: 'signedIn', input: inDemarche.extend({ tagId: id }), output: nothing }),
  readToday: endpoint({
    reach: 'signedIn',
    input: nothing,
    output: organising.today,
    topics: topicsOf.readToday,
  }),
  /** A clientID of one's own for this document, bound to the asker. */
  takeClient: endpoint({ reach: 'signedIn', input: onDocument, output: z.object({ clientId: z.number().int() }) }),
  /** Those that the document may show. Their bytes have paths of their own. */
  listFiles: endpoint({
    reach: 'signedIn',
    input: onDocument,
    output: z.object({
      files: z.array(files.fileFacts),
      /** Bytes of the largest image that may be sent. */
      most: z.number().int(),
    }),
  }),
  /** A file of the document `from` may be shown in this one too. */
  adoptFile: endpoint({ reach: 'signedIn', input: onDocument.extend({ fileId: id, from: id }), output: nothing }),

  ...historyEndpoints,
  ...directoryEndpoints,
  ...meetingEndpoints,
  ...workshopEndpoints,
  ...restitutionEndpoints,
  ...followEndpoints,
  ...consentEndpoints,
  search: endpoint({
    reach: 'signedIn',
    input: z.object({ sought: searching.sought, demarcheId: id.optional() }),
    /** `more`: there are others, less like what was looked for. */
    output: z.object({ documents: z.array(searching.foundDocument), more: z.boolean() }),
  }),
  listMentions: endpoint({
    reach: 'signedIn',
    input: nothing,
    output: z.object({ mentions: z.array(references.mention), unseen: z.number().int() }),
    topics: topicsOf.listMentions,
  }),
  /** Of one document, or all of mine. */
  seeMentions: endpoint({ reach: 'signedIn', input: z.object({ documentId: id.optional() }), output: nothing }),
  listBacklinks: endpoint({
    reach: 'signedIn',
    input: onDocument,
    output: z.object({ backlinks: z.array(references.backlink) }),
    topics: topicsOf.listBacklinks,
  }),
  /** The names of what a document links to and whom it mentions. A read, by POST for its length. */
  resolveReferences: endpoint({
    reach: 'signedIn',
    input: references.unresolved,
    output: references.resolved,
  }),
  saveTemplate: endpoint({
    reach: 'signedIn',
    input: onDocument.extend(templates.newTemplate.shape),
    output: z.object({ templateId: id }),
  }),
  listTemplates: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ templates: z.array(templates.ownTemplate), mayManage: z.boolean() }),
    topics: topicsOf.listTemplates,
  }),
  readTemplate: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ template: templates.templateName }),
    output: templates.plan,
    topics: topicsOf.readTemplate,
  }),
  updateTemplate: endpoint({
    reach: 'signedIn',
    input: onTemplate.extend(templates.newTemplate.shape),
    output: nothing,
  }),
  archiveTemplate: endpoint({
    reach: 'signedIn',
    input: onTemplate.extend({ archived: z.boolean() }),
    output: nothing,
  }),
} satisfies Record<EndpointName, Endpoint>

export type Api = typeof api
export type Input<N extends EndpointName> = z.input<Api[N]['input']>
export type Given<N extends EndpointName> = z.output<Api[N]['input']>
export type Reply<N extends EndpointName> = z.output<Api[N]['output']>

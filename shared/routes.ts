// Method and path of every endpoint, without schemas, so that the sign-in page and phones load nothing more.

export const routes = {
  readInstance: 'GET /api/instance',
  setUp: 'POST /api/setup',
  signIn: 'POST /api/session',
  signOut: 'DELETE /api/session',
  readMe: 'GET /api/me',
  updateMe: 'PATCH /api/me',
  changePassphrase: 'POST /api/me/passphrase',
  listSessions: 'GET /api/me/sessions',
  revokeSession: 'DELETE /api/me/sessions/:sessionId',
  revokeOtherSessions: 'DELETE /api/me/sessions',
  readLink: 'POST /api/links/read',
  acceptInvitation: 'POST /api/links/accept',
  requestReset: 'POST /api/reset-requests',
  resetPassphrase: 'POST /api/links/reset',

  updateInstance: 'PATCH /api/instance',
  listPeople: 'GET /api/people',
  createResetLink: 'POST /api/people/:personId/reset-link',
  disablePerson: 'PUT /api/people/:personId/disabled',
  addAffiliation: 'POST /api/people/:personId/affiliations',
  listAudit: 'GET /api/audit',

  listOrganisations: 'GET /api/organisations',
  createOrganisation: 'POST /api/organisations',

  listDemarches: 'GET /api/demarches',
  createDemarche: 'POST /api/demarches',
  readDemarche: 'GET /api/demarches/:demarcheId',
  updateDemarche: 'PATCH /api/demarches/:demarcheId',
  invite: 'POST /api/demarches/:demarcheId/invitations',
  listInvitations: 'GET /api/demarches/:demarcheId/invitations',
  revokeInvitation: 'DELETE /api/demarches/:demarcheId/invitations/:invitationId',
  changeRole: 'PATCH /api/demarches/:demarcheId/members/:personId',
  removeMember: 'DELETE /api/demarches/:demarcheId/members/:personId',
  writeFor: 'PUT /api/demarches/:demarcheId/writes-for',
  requestAccess: 'POST /api/access-requests',
  listAccessRequests: 'GET /api/demarches/:demarcheId/access-requests',
  answerAccessRequest: 'POST /api/demarches/:demarcheId/access-requests/:requestId',

  listRecentDocuments: 'GET /api/documents',
  listDocuments: 'GET /api/demarches/:demarcheId/documents',
  createDocument: 'POST /api/demarches/:demarcheId/documents',
  readDocument: 'GET /api/documents/:documentId',
  renameDocument: 'PATCH /api/documents/:documentId',
  restrictDocument: 'PUT /api/documents/:documentId/restriction',
  moveDocumentState: 'POST /api/documents/:documentId/state',
  takeClient: 'POST /api/documents/:documentId/client',
  listFiles: 'GET /api/documents/:documentId/files',
  adoptFile: 'POST /api/documents/:documentId/files/adopted',

  listDirectory: 'GET /api/demarches/:demarcheId/directory',
  readDirectoryChoices: 'GET /api/demarches/:demarcheId/directory/choices',
  listConcerned: 'GET /api/demarches/:demarcheId/concerned',
  readSheet: 'GET /api/demarches/:demarcheId/organisations/:organisationId',
  updateSheet: 'PUT /api/demarches/:demarcheId/organisations/:organisationId',
  listOrganisation: 'POST /api/demarches/:demarcheId/directory',
  unlistOrganisation: 'DELETE /api/demarches/:demarcheId/directory/:organisationId',
  tagOrganisation: 'PUT /api/demarches/:demarcheId/organisations/:organisationId/tags',
  recordContact: 'POST /api/demarches/:demarcheId/organisations/:organisationId/contacts',
  withdrawContact: 'DELETE /api/demarches/:demarcheId/organisations/:organisationId/contacts/:contactId',
  importDirectory: 'POST /api/demarches/:demarcheId/directory/import',
  exportDirectory: 'POST /api/demarches/:demarcheId/directory/export',

  search: 'GET /api/search',
  listMentions: 'GET /api/mentions',
  seeMentions: 'POST /api/mentions/seen',
  listBacklinks: 'GET /api/documents/:documentId/backlinks',
  resolveReferences: 'POST /api/references',
  saveTemplate: 'POST /api/documents/:documentId/template',
  listTemplates: 'GET /api/demarches/:demarcheId/templates',
  readTemplate: 'GET /api/demarches/:demarcheId/templates/:template',
  updateTemplate: 'PATCH /api/demarches/:demarcheId/templates/:templateId',
  archiveTemplate: 'PUT /api/demarches/:demarcheId/templates/:templateId/archived',
} as const satisfies Record<string, `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`>

export type EndpointName = keyof typeof routes

/** What carries bytes instead of JSON, beside the contract; served by server/http/files.ts. */
export const fileRoutes = {
  addFile: 'POST /api/documents/:documentId/files',
  readFile: 'GET /api/documents/:documentId/files/:fileId',
} as const

/** Whole documents as files, beside the contract; served by server/http/exchange.ts. */
export const exchangeRoutes = {
  exportDocument: 'GET /api/documents/:documentId/export/:format',
  importDocument: 'POST /api/demarches/:demarcheId/import',
} as const

// For each read, the topics after which its reply may be different; apart from the schemas, so that pages load no more than this.
import type { EndpointName } from './routes.ts'
import { topic } from './topics.ts'

const ofInstance = () => [topic.instance]
const ofDemarche = (input: { demarcheId: string }) => [topic.demarche(input.demarcheId)]
const ofDocument = (input: { documentId: string }) => [topic.document(input.documentId)]

export const topicsOf = {
  readInstance: ofInstance,
  readMe: ofInstance,
  listPeople: ofInstance,
  listOrganisations: ofInstance,
  listDemarches: ofInstance,
  readDemarche: ofDemarche,
  listInvitations: ofDemarche,
  listAccessRequests: ofDemarche,
  listRecentDocuments: ofInstance,
  listDocuments: ofDemarche,
  readDocument: ofDocument,
} as const satisfies { [Name in EndpointName]?: (input: never) => readonly string[] }

// After which topics the reply of a read may be different. Apart from the schemas, so that a page loads these alone.
import type { Input } from './api.ts'
import type { EndpointName } from './routes.ts'
import { topic } from './topics.ts'

const ofInstance = () => [topic.instance]
const ofDemarche = (input: { demarcheId: string }) => [topic.demarche(input.demarcheId)]
const ofDocument = (input: { documentId: string }) => [topic.document(input.documentId)]

/** A read without topics is kept as it was until it is asked again. */
export const readTopics: { [N in EndpointName]?: (input: Input<N>) => readonly string[] } = {
  readInstance: ofInstance,
  readMe: ofInstance,
  listPeople: ofInstance,
  listOrganisations: ofInstance,
  listDemarches: ofInstance,
  listRecentDocuments: ofInstance,
  readDemarche: ofDemarche,
  listInvitations: ofDemarche,
  listAccessRequests: ofDemarche,
  listDocuments: ofDemarche,
  readDocument: ofDocument,
}

// For each read, the topics after which its reply may be different; apart from the schemas, so that pages load no more than this.
import type { EndpointName } from './routes.ts'
import { topic } from './topics.ts'

const ofInstance = () => [topic.instance]
/** What is mine changes with the instance and with my own memberships. */
const mine = () => [topic.instance, topic.me]
const ofDemarche = (input: { demarcheId: string }) => [topic.demarche(input.demarcheId), topic.me]
const ofWorkshop = (input: { workshopId: string }) => [topic.workshop(input.workshopId), topic.me]
const ofMeeting = (input: { meetingId: string }) => [topic.meeting(input.meetingId), topic.me]
const ofDocument = (input: { documentId: string }) => [topic.document(input.documentId), topic.me]

export const topicsOf = {
  readInstance: ofInstance,
  readMe: mine,
  listSessions: () => [topic.me],
  listPeople: ofInstance,
  listOrganisations: ofInstance,
  listDemarches: mine,
  readDemarche: ofDemarche,
  listInvitations: ofDemarche,
  listAccessRequests: ofDemarche,
  listRecentDocuments: mine,
  listDocuments: ofDemarche,
  readDocument: ofDocument,
  readHistory: ofDocument,
  readUnseen: ofDocument,
  listPacks: ofDocument,
  listErasureNotices: mine,
  listActivity: ofDemarche,
  listDirectory: ofDemarche,
  readDirectoryChoices: ofDemarche,
  listConcerned: ofDemarche,
  readSheet: ofDemarche,
  listDuplicates: ofDemarche,
  listTree: ofDemarche,
  listTrash: ofDemarche,
  listTags: ofDemarche,
  readToday: mine,
  listMentions: mine,
  listBacklinks: ofDocument,
  listConsents: ofDocument,
  listSections: ofDocument,
  listConsentNotices: mine,
  listTemplates: ofDemarche,
  readTemplate: ofDemarche,
  listWorkshops: ofDemarche,
  readWorkshop: ofWorkshop,
  listSheetPhotos: ofWorkshop,
  readRestitution: ofWorkshop,
  listQuotingBlocks: ofWorkshop,
  listChanges: ofWorkshop,
  readAttendance: ofWorkshop,
  listTakenWords: ofWorkshop,
  listMeetings: ofDemarche,
  readMeeting: ofMeeting,
  listMeetingChanges: ofMeeting,
  readRetention: ofDemarche,
} as const satisfies { [Name in EndpointName]?: (input: never) => readonly string[] }

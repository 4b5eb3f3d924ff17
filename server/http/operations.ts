// The API on one page: every endpoint and the operation that serves it.
import type { Api, Given, Reply } from '../../shared/api.ts'
import type { EndpointName } from '../../shared/routes.ts'
import * as invitation from '../domain/accounts/invitation.ts'
import * as erasing from '../domain/accounts/erasing.ts'
import * as ownAccount from '../domain/accounts/own-account.ts'
import * as resets from '../domain/accounts/resets.ts'
import * as setUp from '../domain/accounts/set-up.ts'
import * as signIn from '../domain/accounts/sign-in.ts'
import type { Context, SignedIn } from '../context.ts'
import * as accessRequests from '../domain/access-requests.ts'
import * as audit from '../domain/audit.ts'
import * as consents from '../domain/consents/reading.ts'
import * as demarches from '../domain/demarches.ts'
import * as concernedBy from '../domain/directory/concerned-by.ts'
import * as contacts from '../domain/directory/contacts.ts'
import * as directoryExport from '../domain/directory/exporting.ts'
import * as directoryImport from '../domain/directory/importing.ts'
import * as directoryEntries from '../domain/directory/entries.ts'
import * as duplicates from '../domain/directory/duplicates.ts'
import * as directoryListing from '../domain/directory/listing.ts'
import * as merging from '../domain/directory/merging.ts'
import * as organisationTags from '../domain/directory/tags.ts'
import * as sheets from '../domain/directory/sheets.ts'
import * as documentStates from '../domain/document-states.ts'
import * as documentLists from '../domain/document-lists.ts'
import * as documents from '../domain/documents.ts'
import * as files from '../domain/files/files.ts'
import { listActivity } from '../domain/history/activity.ts'
import * as history from '../domain/history/reading.ts'
import * as moments from '../domain/history/moments.ts'
import { readUnseen } from '../domain/history/seen.ts'
import { restoreText } from '../domain/history/restoring.ts'
import * as erasureNotices from '../domain/history/erasure-notices.ts'
import { listPacks } from '../domain/history/packs.ts'
import * as versions from '../domain/history/versions.ts'
import * as instance from '../domain/instance.ts'
import * as invitations from '../domain/invitations.ts'
import * as memberships from '../domain/memberships.ts'
import * as mentions from '../domain/mentions.ts'
import * as organisations from '../domain/organisations.ts'
import * as copies from '../domain/organising/copies.ts'
import * as personal from '../domain/organising/personal.ts'
import * as tags from '../domain/organising/tags.ts'
import * as trash from '../domain/organising/trash.ts'
import { listTree } from '../domain/organising/tree-listing.ts'
import { moveDocument } from '../domain/organising/tree.ts'
import * as people from '../domain/people.ts'
import * as references from '../domain/references.ts'
import * as search from '../domain/search.ts'
import * as templateSaving from '../domain/template-saving.ts'
import * as templates from '../domain/templates.ts'
import * as attendance from '../domain/workshops/attendance.ts'
import * as changes from '../domain/workshops/restitution/changes.ts'
import * as publishing from '../domain/workshops/restitution/publishing.ts'
import * as quotes from '../domain/workshops/restitution/sources.ts'
import * as reports from '../domain/workshops/restitution/tables.ts'
import * as restitution from '../domain/workshops/restitution/writing.ts'
import * as restitutionPage from '../domain/workshops/restitution/reading.ts'
import * as meetings from '../domain/meetings/preparing.ts'
import * as meetingStages from '../domain/meetings/stages.ts'
import * as combined from '../domain/workshops/restitution/combined.ts'
import * as preparing from '../domain/workshops/preparing.ts'
import * as follow from '../domain/workshops/follow.ts'
import * as rehearsals from '../domain/workshops/rehearsals.ts'
import * as retention from '../domain/workshops/retention.ts'
import * as rooms from '../domain/workshops/rooms.ts'
import * as running from '../domain/workshops/running.ts'
import * as screens from '../domain/workshops/screens.ts'
import * as sheetPhotos from '../domain/workshops/sheet-photos.ts'
import * as takenWords from '../domain/workshops/taken-words.ts'

export const operations = {
  readInstance: instance.readInstance,
  setUp: setUp.setUp,
  signIn: signIn.signIn,
  signOut: signIn.signOut,
  readMe: ownAccount.readMe,
  updateMe: people.updateMe,
  changePassphrase: ownAccount.changePassphrase,
  eraseMe: erasing.eraseMe,
  listSessions: ownAccount.listSessions,
  revokeSession: ownAccount.revokeSession,
  revokeOtherSessions: ownAccount.revokeOtherSessions,
  readLink: invitation.readLink,
  acceptInvitation: invitation.acceptInvitation,
  requestReset: resets.requestReset,
  resetPassphrase: resets.resetPassphrase,

  updateInstance: instance.updateInstance,
  listPeople: people.listPeople,
  createResetLink: resets.createResetLink,
  disablePerson: people.disablePerson,
  erasePerson: erasing.erasePerson,
  addAffiliation: people.addAffiliation,
  listAudit: audit.listAudit,

  listOrganisations: organisations.listOrganisations,
  createOrganisation: organisations.createOrganisation,

  listDemarches: demarches.listDemarches,
  createDemarche: demarches.createDemarche,
  readDemarche: demarches.readDemarche,
  updateDemarche: demarches.updateDemarche,
  invite: invitations.invite,
  listInvitations: invitations.listInvitations,
  revokeInvitation: invitations.revokeInvitation,
  changeRole: memberships.changeRole,
  removeMember: memberships.removeMember,
  writeFor: memberships.writeFor,
  requestAccess: accessRequests.requestAccess,
  listAccessRequests: accessRequests.listAccessRequests,
  answerAccessRequest: accessRequests.answerAccessRequest,

  listRecentDocuments: documentLists.listRecentDocuments,
  listDocuments: documentLists.listDocuments,
  createDocument: documents.createDocument,
  readDocument: documents.readDocument,
  renameDocument: documents.renameDocument,
  restrictDocument: documents.restrictDocument,
  moveDocumentState: documentStates.moveDocumentState,
  listTree,
  listTrash: trash.listTrash,
  moveDocument,
  duplicateDocument: copies.duplicateDocument,
  trashDocument: trash.trashDocument,
  restoreDocument: trash.restoreDocument,
  removeDocument: trash.removeDocument,
  setNumbering: documents.setNumbering,
  setFavourite: personal.setFavourite,
  seeDocument: personal.seeDocument,
  tagDocument: tags.tagDocument,
  listTags: tags.listTags,
  createTag: tags.createTag,
  renameTag: tags.renameTag,
  mergeTag: tags.mergeTag,
  removeTag: tags.removeTag,
  readToday: personal.readToday,
  takeClient: documents.takeClient,
  listFiles: files.listFiles,
  adoptFile: files.adoptFile,

  readHistory: history.readHistory,
  searchHistory: moments.searchHistory,
  readUnseen,
  readMoment: moments.readMoment,
  readComparison: moments.readComparison,
  readMirror: moments.readMirror,
  nameVersion: versions.nameVersion,
  renameVersion: versions.renameVersion,
  removeVersion: versions.removeVersion,
  lockVersion: versions.lockVersion,
  listPacks,
  listErasureNotices: erasureNotices.listErasureNotices,
  seeErasureNotices: erasureNotices.seeErasureNotices,
  restoreText,
  listActivity,

  listDirectory: directoryListing.listDirectory,
  readDirectoryChoices: directoryListing.readDirectoryChoices,
  listConcerned: concernedBy.listConcerned,
  readSheet: sheets.readSheet,
  updateSheet: sheets.updateSheet,
  listOrganisation: directoryEntries.listOrganisation,
  unlistOrganisation: directoryEntries.unlistOrganisation,
  tagOrganisation: organisationTags.tagOrganisation,
  recordContact: contacts.recordContact,
  withdrawContact: contacts.withdrawContact,
  listDuplicates: duplicates.listDuplicates,
  keepApart: duplicates.keepApart,
  mergeOrganisations: merging.mergeOrganisations,
  undoMerge: merging.undoMerge,
  importDirectory: directoryImport.importDirectory,
  exportDirectory: directoryExport.exportDirectory,

  search: search.search,
  listMentions: mentions.listMentions,
  seeMentions: mentions.seeMentions,
  listConsents: consents.listConsents,
  listSections: consents.listSections,
  listConsentNotices: consents.listConsentNotices,
  seeConsentNotices: consents.seeConsentNotices,
  listBacklinks: references.listBacklinks,
  resolveReferences: references.resolveReferences,
  saveTemplate: templateSaving.saveTemplate,
  listTemplates: templates.listTemplates,
  readTemplate: templates.readTemplate,
  updateTemplate: templates.updateTemplate,
  archiveTemplate: templates.archiveTemplate,

  listMeetings: meetings.listMeetings,
  createMeeting: meetings.createMeeting,
  readMeeting: meetings.readMeeting,
  updateMeeting: meetings.updateMeeting,
  arrangeMeeting: meetings.arrangeMeeting,
  openMeeting: meetingStages.openMeeting,
  closeMeeting: meetingStages.closeMeeting,
  writeMeetingRestitution: combined.writeMeetingRestitution,
  listMeetingChanges: combined.listMeetingChanges,
  carryMeetingChange: combined.carryMeetingChange,
  listWorkshops: preparing.listWorkshops,
  createWorkshop: preparing.createWorkshop,
  readWorkshop: preparing.readWorkshop,
  updateWorkshop: preparing.updateWorkshop,
  notePhase: preparing.notePhase,
  startRehearsal: rehearsals.startRehearsal,
  endRehearsal: rehearsals.endRehearsal,
  steerWorkshop: running.steerWorkshop,
  readConsole: running.readConsole,
  listSheetPhotos: sheetPhotos.listSheetPhotos,
  removeSheetPhoto: sheetPhotos.removeSheetPhoto,
  pairScreen: screens.pairScreen,
  findRoom: rooms.findRoom,
  listRoomOrganisations: rooms.listRoomOrganisations,
  joinRoom: rooms.joinRoom,
  takePart: rooms.takePart,
  castBallot: rooms.castBallot,
  readRoom: rooms.readRoom,
  readTakeAway: follow.readTakeAway,
  makeFollowCode: follow.makeFollowCode,
  giveContact: follow.giveContact,
  readFollow: follow.readFollow,
  askByCode: follow.askByCode,
  listTakenWords: takenWords.listTakenWords,
  markTakenWords: takenWords.markTakenWords,
  openScreen: screens.openScreen,
  readScreen: screens.readScreen,

  writeRestitution: restitution.writeRestitution,
  readRestitution: restitutionPage.readRestitution,
  listQuotingBlocks: quotes.listQuotingBlocks,
  listBlockSources: quotes.listBlockSources,
  listQuotes: quotes.listQuotes,
  approveRestitution: reports.approveRestitution,
  readTableReport: reports.readTableReport,
  recordApproval: reports.recordApproval,
  openCorrections: publishing.openCorrections,
  publishRestitution: publishing.publishRestitution,
  listChanges: changes.listChanges,
  carryChange: changes.carryChange,
  readAttendance: attendance.readAttendance,
  exportAttendance: attendance.exportAttendance,
  readRetention: retention.readRetention,
  setRetention: retention.setRetention,
} satisfies { [N in EndpointName]: Operation<N> }

/** An operation of an endpoint that anyone reaches must do without a principal. */
export type Operation<N extends EndpointName> = (
  ctx: Api[N]['reach'] extends 'public' ? Context : SignedIn,
  input: Given<N>,
) => Promise<Reply<N>>

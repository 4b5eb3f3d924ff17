// The contract of the past of texts: sittings, versions, moments, comparisons, restoring. What a text said does not change: only
// what lists its sittings, versions and acts is read again, when one of these moved. Nobody reads it again at each key.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import * as history from './schemas/history.ts'
import { id, instantAsked, line, lines, nothing } from './schemas/text.ts'

const onDocument = z.object({ documentId: id })
const onVersion = onDocument.extend({ versionId: id })

export const historyEndpoints = {
  // GET /api/documents/:documentId/history
  readHistory: endpoint({
    reach: 'signedIn',
    input: history.historyQuery,
    output: history.history,
    topics: topicsOf.readHistory,
  }),
  // GET /api/documents/:documentId/unseen
  /** What others wrote since I last had the text open. */
  readUnseen: endpoint({ reach: 'signedIn', input: onDocument, output: history.unseen, topics: topicsOf.readUnseen }),
  // GET /api/documents/:documentId/moments/:position
  readMoment: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ position: history.position }),
    output: history.moment,
  }),
  // GET /api/documents/:documentId/comparison
  readComparison: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ from: history.position, to: history.position }),
    output: history.comparison,
  }),
  // GET /api/documents/:documentId/mirror
  readMirror: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ position: history.position.optional() }),
    output: history.mirror,
  }),
  // GET /api/documents/:documentId/history/found
  searchHistory: endpoint({
    reach: 'signedIn',
    input: onDocument.extend({ phrase: line(200) }),
    output: history.foundInHistory,
  }),
  // POST /api/documents/:documentId/versions
  nameVersion: endpoint({ reach: 'signedIn', input: history.newVersion, output: z.object({ versionId: id }) }),
  // PATCH /api/documents/:documentId/versions/:versionId
  renameVersion: endpoint({
    reach: 'signedIn',
    input: onVersion.extend({ name: line(120), description: lines(2000) }),
    output: nothing,
  }),
  // DELETE /api/documents/:documentId/versions/:versionId
  removeVersion: endpoint({ reach: 'signedIn', input: onVersion, output: nothing }),
  // POST /api/documents/:documentId/versions/:versionId/lock
  lockVersion: endpoint({ reach: 'signedIn', input: history.versionLock, output: nothing }),
  // GET /api/documents/:documentId/versions/:versionId/packs
  /** What was handed over of a locked version. */
  listPacks: endpoint({ reach: 'signedIn', input: onVersion, output: history.packs, topics: topicsOf.listPacks }),
  // GET /api/erasures/notices
  listErasureNotices: endpoint({
    reach: 'signedIn',
    input: z.object({}),
    output: z.object({ notices: z.array(history.erasureNotice), unseen: z.number().int() }),
    topics: topicsOf.listErasureNotices,
  }),
  // POST /api/erasures/notices/seen
  seeErasureNotices: endpoint({ reach: 'signedIn', input: z.object({ documentId: id.optional() }), output: nothing }),
  // GET /api/demarches/:demarcheId/activity
  listActivity: endpoint({
    reach: 'signedIn',
    input: z.object({ demarcheId: id, before: instantAsked.optional() }),
    output: history.activity,
    topics: topicsOf.listActivity,
  }),
  // POST /api/documents/:documentId/restored
  restoreText: endpoint({
    reach: 'signedIn',
    input: history.restoration,
    /** `versionId`: of what was before, named by itself; null where nothing had to change. */
    output: z.object({ versionId: id.nullable(), position: history.position }),
  }),
}

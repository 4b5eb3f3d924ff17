// The part of the contract that is about consents of organisations to sections. Paths are in routes.ts.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import { consentedSection, consentNotice } from './schemas/consents.ts'
import { id, nothing } from './schemas/text.ts'

const onDocument = z.object({ documentId: id })

export const consentEndpoints = {
  listConsents: endpoint({
    reach: 'signedIn',
    input: onDocument,
    output: z.object({ sections: z.array(consentedSection) }),
    topics: topicsOf.listConsents,
  }),
  /** Headings that may be put to the consent of organisations. */
  listSections: endpoint({
    reach: 'signedIn',
    input: onDocument,
    output: z.object({ sections: z.array(z.object({ blockId: id, title: z.string() })) }),
    topics: topicsOf.listSections,
  }),
  listConsentNotices: endpoint({
    reach: 'signedIn',
    input: nothing,
    output: z.object({ notices: z.array(consentNotice), unseen: z.number().int() }),
    topics: topicsOf.listConsentNotices,
  }),
  /** Of one document, or all of mine. */
  seeConsentNotices: endpoint({ reach: 'signedIn', input: z.object({ documentId: id.optional() }), output: nothing }),
}

// Where a restitution stands, and what stands against publishing it.

/** automatic draft → read by the rapporteurs → open to corrections → published. */
export const restitutionSteps = ['draft', 'approved', 'corrections', 'published'] as const
export type RestitutionStep = (typeof restitutionSteps)[number]

/** Its sentence is `restitution.missing.<name>`. */
export const publishingGuards = ['notApproved', 'notSynthesised', 'notRemoved'] as const
export type PublishingGuard = (typeof publishingGuards)[number]

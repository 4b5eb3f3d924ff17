// The choices of whoever prepares a workshop.

/** What a workshop may start from; `empty`: nothing. */
export const workshopTemplates = ['thematic', 'challenges', 'section', 'urgent', 'panel', 'empty'] as const
export type WorkshopTemplate = (typeof workshopTemplates)[number]

/** Where people take part. */
export const modes = ['room', 'remote', 'hybrid'] as const
export type Mode = (typeof modes)[number]

/** How many people who are not there come to a rehearsal. */
export const rehearsalSizes = [5, 12, 30, 60] as const

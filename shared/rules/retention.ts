// How long a démarche keeps what says who took part in its workshops, in months; and what may be chosen.

/** `reason`: who asks for more than a year of attendance, and why. Empty: nobody does. */
export type RetentionPolicy = { contacts: number; links: number; attendance: number; reason: string }

/** What holds where nobody chose. [A86] */
export const usualRetention: RetentionPolicy = { contacts: 6, links: 12, attendance: 12, reason: '' }

/** Less may always be kept. More only of attendance, where somebody who may ask for it does: ten years at most. [A86] */
export const mostMonths = { contacts: 6, links: 12, attendance: 12, attendanceAsked: 120 } as const

export const isLawful = ({ contacts, links, attendance, reason }: RetentionPolicy): boolean =>
  contacts <= mostMonths.contacts &&
  links <= mostMonths.links &&
  attendance <= (reason === '' ? mostMonths.attendance : mostMonths.attendanceAsked)

/** In the order in which they go. */
export const retained = ['contacts', 'attendance', 'links'] as const
export type Retained = (typeof retained)[number]

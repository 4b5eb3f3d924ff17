// How long a document can come back from the trash.

export const trashDays = 30

/** The moment after which it comes back no more. */
export const trashedUntil = (at: Date): Date => new Date(at.getTime() + trashDays * 24 * 60 * 60_000)

// The clock on the wall in Paris, by which screens and files tell days and hours wherever the browser or the server is: two people
// who look at one text must read the same hour, and a file the one that its screen said.

export const timeZone = 'Europe/Paris'

/** « 2026-03-26 14:05:00 »: Swedish dates are ISO ones. */
const clock = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone })

/** « 2026-03-26T14:05:00 », also for sheets and word processors, which know no time zones. */
export const localTime = (at: Date): string => clock.format(at).replace(' ', 'T')

/** « 2026-03-26 » */
export const localDay = (at: Date): string => localTime(at).slice(0, 10)

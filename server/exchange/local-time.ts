// Instants as the clock on the wall said them: sheets know no time zones, and word processors show those of changes as they are
// written, whatever zone they name.

const clock = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Paris' })

/** « 2026-03-26T14:05:00 » */
export const localTime = (at: Date): string => clock.format(at).replace(' ', 'T')

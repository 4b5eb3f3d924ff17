// Instants as people read them, in French and in their own time zone.

const day = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' })
const moment = new Intl.DateTimeFormat('fr', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

export const sayDay = (instant: string): string => day.format(new Date(instant))
export const sayMoment = (instant: string): string => moment.format(new Date(instant))

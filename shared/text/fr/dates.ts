// Words around dates and times.
export const dates = {
  'dates.now': 'à l’instant',
  'dates.minutes': 'il y a {n}\u00a0min',
  'dates.today': 'aujourd’hui à {time}',
  'dates.yesterday': 'hier à {time}',
  'dates.day': 'le {day}',
  'dates.by': '{when}, par {who}',
  'dates.moment': '{day} à {time}',
  'dates.hour': '{hour}\u00a0h',
  'dates.time': '{hour}\u00a0h\u00a0{minute}',
} as const

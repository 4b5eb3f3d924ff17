// Words of the directory of a démarche (« annuaire »): its lines, filters, sheets, contacts, tags, import and export.

export const directory = {
  'directory.csv.consent': 'oui, enregistré le {day}',
  'directory.csv.consentHow': 'oui, enregistré le {day}\u202f: {how}',
} as const

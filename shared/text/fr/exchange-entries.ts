// The words by which one comes to the dialogs of files; those within load with the dialogs.

export const exchangeEntries = {
  'export.menu': 'Exporter',
  'export.menu.note': 'Word, LibreOffice, PDF…',
  'import.menu': 'Importer un document',
} as const

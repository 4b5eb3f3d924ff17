// Documents that leave and come in: dialogs, words inside the files, what an import says it lost.

/** Words that stand inside the files. */
export const fileWords = {
  'file.contents': 'Sommaire',
  'file.notes': 'Notes',
  'file.total': 'Total',
  'file.totalOf': 'Total\u00a0: {sum}',
  'file.subtitle': '{demarche} · {date}',
  'file.living': '{kind} (bloc vivant)',
  'file.noImage': 'Image : {alt}',
  'file.noAlt': 'sans description',
  'file.style.summary': 'Titre de détails',
  'file.style.details': 'Détails',
  'file.style.table': 'Texte de tableau',
  'file.style.callout': 'Encadré ({tone})',
  'file.done': 'Fait',
  'file.undone': 'À faire',
  'file.someone': 'personne',
  'file.noteBack': 'Retour au texte',
  'file.untitled': 'Document importé',
  'tone.note': 'Note',
  'tone.attention': 'Attention',
  'tone.example': 'Exemple',
  'tone.decision': 'Décision',
} as const

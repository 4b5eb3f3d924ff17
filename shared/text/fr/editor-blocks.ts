// Words of the blocks of a text that show themselves: callouts, details, notes; and of what the keyboard says of them.
export const editorBlocks = {
  'blocks.tone.note': 'À noter',
  'blocks.tone.attention': 'Attention',
  'blocks.tone.example': 'Exemple',
  'blocks.tone.decision': 'Décision',
  'blocks.tone.choose': 'Type d’encadré',

  'blocks.details.open': 'Déplier « {title} »',
  'blocks.details.close': 'Replier « {title} »',
  'blocks.details.untitled': 'Détails',
  'blocks.details.summary': 'Titre des détails',

  'blocks.note': 'Note {number} : {text}',
  'blocks.note.empty': 'encore vide',
  'blocks.notes': 'Notes',
  'blocks.note.edit': 'Modifier la note {number}',
  'blocks.note.back': 'Aller à l’appel de la note {number}',

  'blocks.chosen': '{what} : bloc choisi. Entrée pour écrire dessous, Suppr pour le retirer.',
  'blocks.chosen.read': '{what} : bloc choisi.',

  'blocks.more': 'Autres mises en forme',
  'blocks.superscript': 'Exposant',
  'blocks.subscript': 'Indice',
  'blocks.code': 'Code',
  'blocks.insert': 'Insérer',
  'blocks.block': 'Bloc',
  'blocks.help': 'Écriture et raccourcis',
  'blocks.help.typography': 'Typographie française',
  'blocks.help.find': 'Rechercher et remplacer',
  'blocks.help.shortcuts': 'Raccourcis clavier',
} as const

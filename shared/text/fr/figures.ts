// Words of figures in the text: what is said of an image where it stands, to those who read and to those who write.
export const figures = {
  'figure.unnamed': 'Image sans description',
  'figure.missing': 'Image indisponible',
  'figure.missing.alt': 'Image indisponible : {alt}',
  'figure.notLoaded':
    'Pas de connexion : l’image n’a pas été ajoutée. Ajoutez-la de nouveau quand la connexion sera revenue.',
  'figure.caption': 'Légende (facultative)',
  'figure.toDescribe': 'Image à décrire',
} as const

// Words of the « pack de délibération » on the page of the history, and of passages that were erased since a version was locked.
export const packWords = {
  'pack.title': 'Pack de délibération\u00a0: {name}',
  'pack.text':
    'Un fichier ZIP pour l’assemblée et les archives\u00a0: le texte de cette version en PDF et en ODT, le tableau des modifications, les sources, les consentements, et un bordereau avec l’empreinte de chaque fichier.',
  'pack.act': 'Télécharger le pack',
  'pack.busy': 'Le pack se prépare.',
  'pack.done': 'Pack téléchargé. Son empreinte est gardée.',
  'pack.given': 'Packs remis',
  'pack.given.none': 'Aucun pack de cette version n’a encore été remis.',
  'pack.given.one': 'Le {when}, par {who} ({size})',
  'pack.hash': 'Empreinte (SHA-256)\u00a0: {hash}',
  'pack.check': 'Vérifier un fichier',
  'pack.check.text':
    'Choisissez un pack reçu\u00a0: son empreinte est calculée sur cet appareil, et comparée à celles qui sont gardées. Le fichier n’est pas envoyé.',
  'pack.check.choose': 'Choisir un fichier',
  'pack.check.busy': 'L’empreinte se calcule.',
  'pack.check.is': 'C’est bien le pack remis le {when} par {who}.',
  'pack.check.isNot':
    'Ce fichier n’est pas un pack remis pour cette version, ou il a été modifié depuis. Son empreinte\u00a0: {hash}',
  'pack.check.unread': 'Ce fichier n’a pas pu être lu.',

  'erased.title.one': 'Cette version contient un passage effacé depuis par son auteur',
  'erased.title.many': 'Cette version contient {n} passages effacés depuis par leur auteur',
  'erased.text':
    'Depuis le {day}. Une version verrouillée garde ce qui a été soumis à l’assemblée\u00a0: elle n’a pas été changée. Seules les personnes qui pilotent voient ceci. Si un passage doit disparaître, la personne qui administre cet espace peut le retirer.',
  'erased.banner.text': 'La version verrouillée n’a pas été changée. Seules les personnes qui pilotent voient ceci.',
  'erased.where': 'Voir où',
  'erased.passage': 'Passage {n}',

  'erasureNotice.title': 'Passages effacés depuis',
  'erasureNotice.text.one': 'Un passage d’une version verrouillée a été effacé par son auteur.',
  'erasureNotice.text.many': '{n} passages d’une version verrouillée ont été effacés par leur auteur.',
  'erasureNotice.seeAll': 'Tout marquer comme lu',
} as const

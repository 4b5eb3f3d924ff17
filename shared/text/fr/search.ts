// Words of finding and of the tray of mentions.
export const search = {
  'search.tab': 'Rechercher',
  'search.title': 'Rechercher dans les textes',
  'search.open': 'Rechercher dans les textes (Ctrl+Alt+F)',
  'search.field': 'Mots à trouver',
  'search.hint':
    'Tous les mots doivent s’y trouver. Entre guillemets, ils se suivent\u202F; précédé d’un tiret, un mot est exclu.',
  'search.where': 'Dans',
  'search.everywhere': 'Toutes vos démarches',
  'search.begin': 'Que cherchez-vous\u202F?',
  'search.begin.text':
    'Un sujet, une organisation, un mot d’un tableau. Seuls les textes que vous pouvez lire sont cherchés.',
  'search.none': 'Aucun texte ne contient ces mots',
  'search.none.text': 'Essayez avec moins de mots, ou le début d’un mot.',
  'search.found.one': 'Un document',
  'search.found.many': '{n} documents',
  'search.more': 'Plus de {n} documents\u202F: ajoutez un mot pour préciser.',
  'search.in': 'Dans «\u202F{section}\u202F»',
  'search.atBeginning': 'Au début du document',

  'mentions.open': 'On vous a mentionné',
  'mentions.open.one': 'On vous a mentionné\u202F: {n} fois depuis votre dernière visite',
  'mentions.open.many': 'On vous a mentionné\u202F: {n} fois depuis votre dernière visite',
  'mentions.erasures.one': '{n} document a une version verrouillée avec des mots effacés depuis par leur auteur',
  'mentions.erasures.many': '{n} documents ont une version verrouillée avec des mots effacés depuis par leur auteur',
  'mentions.consents.one': 'un texte a changé depuis le consentement de votre organisation',
  'mentions.consents.many': '{n} textes ont changé depuis le consentement de votre organisation',
  'mentions.title': 'On vous a mentionné',
  'mentions.by': '{name}, {when}',
  'mentions.none': 'Personne ne vous a encore mentionné.',
  'mentions.none.text': 'Dans un texte, @ suivi d’un nom mentionne une personne de la démarche.',
  'mentions.new': 'Nouveau',
  'mentions.in': 'dans «\u202F{title}\u202F»',
  'mentions.seeAll': 'Tout marquer comme lu',

  // in an extract, for whom it names
  'extract.lostPerson': 'Ancien membre',
  'extract.lostOrganisation': 'organisation inconnue',

  'backlinks.title': 'Textes qui mènent ici',
  'backlinks.none': 'Aucun texte que vous pouvez lire ne mène à celui-ci.',
} as const

// Words of the list of people to mention and of the places that a link may lead to. Loaded when asked for.
export const editorReferences = {
  'mention.list': 'Personnes et organisations de la démarche',
  'mention.none': 'Personne de ce nom dans la démarche. Échap pour garder ce que vous avez écrit.',
  'mention.waiting': 'Lecture des noms…',
  'mention.failed': 'Les noms n’ont pas pu être lus. Échap pour garder ce que vous avez écrit.',
  'mention.count.one': '{n} nom',
  'mention.count.many': '{n} noms',
  'mention.more.one': 'Un autre nom\u202f: tapez-en le début.',
  'mention.more.many': '{n} autres noms\u202f: tapez le début de celui que vous cherchez.',
  'mention.organisation': 'organisation',

  'link.places': 'Sections et documents',
  'link.section': 'section de ce document',
  'link.document': 'document',
  'link.none': 'Aucune section ni document de ce nom',
  'link.count.one': '{n} proposition',
  'link.count.many': '{n} propositions',
} as const

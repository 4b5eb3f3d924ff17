// Words of what is new: since one’s last visit of a text, and in the texts of a démarche.
export const historyNews = {
  'news.since': 'Ce texte a changé depuis votre dernière visite, le {when}',
  'news.by': 'Y ont écrit\u00A0: {names}.',
  'news.compare': 'Voir ce qui a changé',
  'news.close': 'Fermer',
  'news.restored.whole': '{who} a ramené ce texte à un moment passé.',
  'news.restored.section': '{who} a repris une section d’un moment passé.',
  'news.restored.block': '{who} a repris un paragraphe d’un moment passé.',

  'news.none': 'Rien ne s’est encore passé',
  'news.none.text': 'Ce qui s’écrit dans les documents de la démarche apparaîtra ici, jour après jour.',
  'news.older': 'Plus ancien',
  'news.wrote': '{names}\u00A0: texte modifié',
  'news.named': '{who} a nommé une version\u00A0: «\u202F{name}\u202F»',
  'news.locked': '{lock}\u00A0: «\u202F{name}\u202F»',
  'news.compare.day': 'Voir ce qui a changé',
  'news.read': 'Lire cette version',
} as const

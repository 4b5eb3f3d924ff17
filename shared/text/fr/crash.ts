// What is said of a page that stopped: loaded with every page.
export const crash = {
  'crash.title': 'Cette page s’est arrêtée',
  'crash.body':
    'Ce qui était enregistré l’est toujours. Rechargez la page\u202F; si cela recommence, prévenez l’administration de cet espace.',
  'crash.reload': 'Recharger la page',
} as const

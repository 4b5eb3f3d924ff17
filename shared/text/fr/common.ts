// Words used by every screen.
export const common = {
  'common.brand': 'Maillage',
  'common.cancel': 'Annuler',
  'common.close': 'Fermer',
  'common.retry': 'Réessayer',
  'common.skip': 'Aller au contenu',
} as const

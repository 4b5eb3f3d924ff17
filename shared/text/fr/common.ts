// Words used by every screen.
export const common = {
  'common.brand': 'Maillage',
  'common.cancel': 'Annuler',
  'common.close': 'Fermer',
  'common.confirm': 'Confirmer',
  'common.retry': 'Réessayer',
  'common.loading': 'Chargement…',
  'common.skip': 'Aller au contenu',
  'common.back': 'Retour',
  'common.copy': 'Copier',
  'common.copied': 'Copié',
} as const

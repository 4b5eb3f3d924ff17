// Words of the live document: its status line, what was set aside, what this device keeps.
export const live = {
  'live.opening': 'Ouverture du document…',
  'live.saved': 'Enregistré',
  'live.saving': 'Enregistrement…',
  'live.offline': 'Hors ligne : vos modifications sont gardées sur cet appareil',
  'live.offlineTabOnly': 'Hors ligne : gardez cette page ouverte, cet appareil n’a pas pu garder vos modifications',
  'live.readOnly': 'Lecture seule',
  'live.frozen': 'Lecture seule : ce document est figé',
  'live.signedOut': 'Connexion expirée',
  'live.noRight': 'Vous n’avez pas, ou plus, accès à ce document',
  'live.reload': 'Rechargez pour continuer',
  'live.tooManyTabs': 'Trop d’onglets sont ouverts : fermez-en pour continuer',
  'live.unavailable': 'Ce document ne répond pas',
} as const

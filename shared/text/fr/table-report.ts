// Words of what a rapporteur reads again on their phone, once the workshop is over.
export const tableReport = {
  'report.title': 'La restitution de votre table',
  'report.lead':
    'Vous rapportez pour la table {n}. Voici les passages de la restitution qui en viennent. Si quelque chose ne va pas, dites-le à la personne qui anime avant de donner votre accord.',
  'report.none': 'Aucun passage ne vient de votre table.',
  'report.approve': 'Donner mon accord',
  'report.approved': 'Vous avez donné votre accord pour la table {n}.',
} as const

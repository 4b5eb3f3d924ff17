// What the answers of a ballot are called: on the phone, which loads them with its first ballot, and wherever results are told.
export const answerWords = {
  'workshop.consent.consent': 'Consentement',
  'workshop.consent.reservation': 'Consentement avec réserve',
  'workshop.consent.objection': 'Objection',
  'workshop.consent.abstention': 'Abstention',
  'workshop.gradient.whole': 'Plein accord',
  'workshop.gradient.good': 'Accord, à un détail près',
  'workshop.gradient.reserved': 'Accord avec des réserves',
  'workshop.gradient.mixed': 'Avis partagé',
  'workshop.gradient.abstaining': 'Abstention',
  'workshop.gradient.wanting': 'Discussion à poursuivre',
  'workshop.gradient.following': 'Désaccord, sans blocage',
  'workshop.gradient.opposed': 'Désaccord complet',
  'workshop.college.others': 'Autres collèges, réunis',
} as const

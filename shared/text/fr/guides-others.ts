// The guiding questions of workshops, calls for projects, evaluations and charters. A document holds their ids; these sentences are shown through, never stored in it.
export const guidesOthers = {
  'workshop.d1-questions': 'Sont-elles ouvertes, concrètes, adressées à « nous » ?',
  'call.e1':
    'À quel défi partagé répond l’appel ? Pourquoi un appel à projets plutôt qu’une convention, un marché, une commande directe ?',
  'evaluation.f4':
    'Racontez un changement observé chez une personne, dans une organisation, dans une politique publique. Qu’est-ce qui l’a rendu possible ?',
  'charter.g1':
    'Quel territoire de projet ? Quelle histoire commune ? Que faisons-nous ensemble que personne ne peut faire seul ?',
  'charter.g4': 'À quoi s’engage chacun quand ça va bien ? Quand ça va mal ?',
} as const

// The guiding questions of the scheme and of the action sheet. A document holds their ids; these sentences are shown through, never stored in it.
export const guidesScheme = {
  'scheme.b0': 'Vision en une phrase, axes en une ligne, engagements chiffrés, gouvernance, rendez-vous annuels.',
  'scheme.b1':
    'Qu’est-ce que la collectivité s’engage à faire ? Qu’est-ce que les acteurs s’engagent à faire ? Qu’est-ce que la collectivité ne fera pas à la place des acteurs ?',
  'scheme.b3':
    'À quoi reconnaîtra-t-on, dans six ans, que ce schéma a réussi — du point de vue d’un habitant, d’un porteur de projet, d’un agent d’un autre service ?',
  'scheme.b4':
    'Axe, orientation, objectif, fiche-action : les axes ci-dessous sont un point de départ. Lesquels garder, regrouper, renommer, retirer ?',
  'scheme.b4-axis':
    'Quel(s) défi(s) du diagnostic ? Quelle part revient à la collectivité, aux acteurs, aux autres niveaux ?',
  'scheme.b6-2': 'Quelle part du budget de développement économique ? Et des autres politiques ?',
  'scheme.b8':
    'Quels indicateurs acceptons-nous ensemble de suivre — y compris qualitatifs ? Qui les renseigne, quand, et qui les discute ?',
  'action.c1': 'Quel besoin, vécu par qui ? Que se passe-t-il si l’on ne fait rien ?',
  'action.c2': 'Qu’est-ce qui sera différent quand ce sera fait ?',
  'action.c6-sign': 'Que diraient les personnes concernées ?',
} as const

// The guiding questions of the diagnostic. A document holds their ids; these sentences are shown through, never stored in it.
export const guidesDiagnostic = {
  'diagnostic.a0':
    'Si un élu ne lit qu’une page, que doit-il retenir ? Quels sont les 3 constats que tout le monde partage ? Sur quoi ne sommes-nous pas d’accord ?',
  'diagnostic.a1':
    'Qui l’a demandé ? Quelle décision doit-il éclairer ? Qui a été associé, à quel moment, avec quel pouvoir (information, consultation, concertation, co-construction) ?',
  'diagnostic.a1-2':
    'Quel périmètre de l’ESS : les familles statutaires seules, ou aussi sociétés commerciales de l’ESS / agréées ESUS / structures non employeuses / collectifs informels ?',
  'diagnostic.a2':
    'Qu’est-ce qui distingue ce territoire de ses voisins ? Quelles dynamiques démographiques, sociales, écologiques pèsent sur les besoins ?',
  'diagnostic.a3':
    'Combien, où, dans quels métiers ? Est-ce que ça progresse ? Que ne disent pas les chiffres (bénévolat, non-employeurs, utilité sociale) ?',
  'diagnostic.a3-6':
    'Millésime, changement de périmètre communal, secret statistique, établissements rattachés à un siège extérieur : que faut-il dire pour ne pas être démenti ?',
  'diagnostic.a5':
    'Quels besoins ne sont couverts ni par le service public ni par le marché ? Pour qui, où, à quel moment ? Qui le dit ?',
  'diagnostic.a6':
    'Que font déjà chaque service et chaque niveau de collectivité ? Où se croisent-ils sans se parler ?',
  'diagnostic.a7':
    'Une idée par case, une preuve par idée. Interne = ce que le territoire maîtrise ; externe = ce qu’il subit ou peut saisir.',
  'diagnostic.a7-item': 'Énoncé, preuve, nombre de contributions, niveau d’accord',
  'diagnostic.a9':
    'Un défi = « Comment pourrions-nous… d’ici à… pour… ? » Il doit être assez large pour fédérer, assez précis pour être évalué.',
} as const

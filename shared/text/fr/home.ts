// Words of the first page of signed-in people.
export const home = {
  'home.tab': 'Aujourd’hui',
  'home.hello': 'Bonjour {name}',
  'home.newDemarche': 'Nouvelle démarche',
  'home.today': 'Aujourd’hui',
  'home.nothingToday': 'Rien aujourd’hui.',
  'home.demarches': 'Vos démarches',
  'home.noDemarche': 'Vous ne participez encore à aucune démarche',
  'home.noDemarche.text':
    'Une démarche réunit les organisations d’un territoire autour d’une question, et les textes qu’elles écrivent ensemble. Ouvrez-en une, ou demandez une invitation.',
  'home.documents': 'Documents récents',
  'home.device': 'Sur cet appareil',
  'home.noDocument': 'Aucun document pour le moment',
  'home.noDocument.text': 'Les documents que vous pouvez lire apparaîtront ici, du plus récent au plus ancien.',
} as const

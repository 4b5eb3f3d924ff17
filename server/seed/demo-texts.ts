// What the people of the demonstration write. Fictional figures of a fictional territory.
import type { characters } from './demo-people.ts'
import type { Passage } from './writing.ts'

export type Turn = {
  by: keyof typeof characters | 'nadia'
  passages: readonly Passage[]
  /** What they call the text once they have written: what is written next is another sitting. */
  version?: { name: string; description: string }
}

const say = (under: string, ...paragraphs: string[]): Passage => ({ under, paragraphs })

/** The diagnosis, in the order in which it was written. */
export const diagnosis: readonly Turn[] = [
  {
    by: 'nadia',
    passages: [
      say(
        'Commande politique et calendrier',
        'Par délibération du 18 septembre 2025, le conseil métropolitain a décidé d’écrire avec le Département un schéma de l’économie sociale et solidaire pour 2026-2031. Ce diagnostic en est la première étape : il doit être tenu pour vrai par celles et ceux qui agiront ensuite.',
        'Trois temps ont été retenus : écouter, d’octobre à novembre ; mettre en commun, lors de deux ateliers, en décembre et en janvier ; écrire à plusieurs mains, jusqu’au vote de mai 2026.',
      ),
      say(
        'Périmètre (territorial, sectoriel, temporel) et définitions retenues',
        'Le périmètre est celui des 29 communes de la métropole, élargi au bassin de la Lisse lorsque les filières le débordent. Nous appelons ESS les organisations définies par la loi du 31 juillet 2014, et nous nommons à part les entreprises d’utilité sociale qui n’en ont pas le statut.',
      ),
    ],
    version: { name: 'Première trame', description: 'Envoyée aux organisations avant la réunion de lancement.' },
  },
  {
    by: 'yann',
    passages: [
      say(
        'Chiffres clés',
        'Le territoire compte 1 412 établissements employeurs de l’ESS et 17 900 emplois salariés, soit 11,8 % de l’emploi, contre 10,4 % dans la région. Deux emplois sur trois sont portés par des associations.',
        'Un établissement sur deux emploie moins de trois personnes. Cette petite taille fait la finesse du maillage ; elle fait aussi sa fragilité quand une subvention arrive avec six mois de retard.',
      ),
      say(
        'Précautions de lecture',
        'Les chiffres viennent de fichiers arrêtés au 31 décembre 2023. Les associations sans salarié, près de 4 000, n’y figurent pas : elles sont pourtant les premières que citent les habitantes et les habitants.',
      ),
    ],
  },
  {
    by: 'amina',
    passages: [
      say(
        'Méthode',
        'Nous avons mené 96 entretiens d’une heure, dont 41 auprès de structures employeuses, 28 auprès d’associations sans salarié et 27 auprès d’habitantes et d’habitants. Les comptes rendus ont été relus par les personnes entendues avant d’être versés ici.',
        'Ce que nous n’avons pas pu faire : atteindre les salariés de nuit des services à domicile, et les quatre communes du plateau où aucune structure ne nous a répondu.',
      ),
      say(
        'Qualité de l’emploi et des gouvernances',
        'Le temps partiel concerne 38 % des postes, et 52 % dans l’aide à domicile. Les femmes occupent 69 % des emplois mais président 34 % des conseils d’administration.',
      ),
    ],
    version: { name: 'Chiffres et méthode', description: '' },
  },
  {
    by: 'mireille',
    passages: [
      say(
        'Les besoins auxquels répondre',
        'Se loger, pour un projet, vient avant se financer. Sur les 41 structures entendues, 27 disent avoir renoncé à une activité faute de local abordable : un atelier de réemploi, une légumerie, un accueil de jour.',
        'Le besoin n’est pas d’abord celui de mètres carrés neufs. Il est de surfaces simples, chauffées, accessibles, dont le bail dure au moins neuf ans.',
      ),
      say(
        'Obstacles à lever, leviers à promouvoir',
        'Obstacle : les baux précaires de deux ans empêchent tout investissement. Levier : les bailleurs disposent de plus de cinquante locaux vacants en pied d’immeuble, que personne ne recense ensemble.',
      ),
    ],
  },
  {
    by: 'sekou',
    passages: [
      say(
        'Coopérations existantes',
        'Les Halles Communes réunissent depuis 2017 onze producteurs, deux chantiers d’insertion et une épicerie sociale sous le même toit. Ce qui tient l’ensemble n’est pas le loyer partagé, c’est la réunion du lundi matin.',
        'Dans l’alimentation, la coopération précède la politique publique ; dans le bâtiment, elle l’attend.',
      ),
      say(
        'Les besoins auxquels répondre',
        'Les producteurs demandent un lieu de transformation à moins de trente minutes : aujourd’hui, les légumes de Lissac sont épluchés à deux heures de route, puis reviennent dans les cantines.',
      ),
    ],
  },
  {
    by: 'lea',
    passages: [
      say(
        'Chaîne d’accompagnement et de financement',
        'De l’idée au troisième salarié, un projet rencontre en moyenne six interlocuteurs, qui demandent chacun leur dossier. Le vide se situe après l’étude : entre 8 000 et 40 000 euros, rien n’est prévu.',
        'Les entrepreneurs salariés de la coopérative le disent autrement : on nous aide à commencer, pas à durer.',
      ),
    ],
    version: { name: 'Après l’écoute des structures', description: '' },
  },
  {
    by: 'yann',
    passages: [{ instead: 'plus de cinquante locaux vacants', words: '31 locaux vacants' }],
  },
  {
    by: 'amina',
    passages: [{ instead: 'au moins neuf ans', words: 'assez longtemps pour amortir les travaux' }],
  },
  {
    by: 'bernard',
    passages: [
      { instead: 'vote de mai 2026', words: 'vote de juin 2026' },
      say(
        'L’action publique aujourd’hui',
        'Le Département consacre 3,2 millions d’euros par an à l’insertion par l’activité, la métropole 740 000 euros à l’appel à projets et au soutien des têtes de réseau. Aucune des deux collectivités ne suit la part de ses achats confiée à l’ESS.',
      ),
    ],
    version: { name: 'Relecture croisée', description: '' },
  },
  {
    by: 'nadia',
    passages: [
      say(
        'L’essentiel en une page',
        'Trois constats sont tenus pour vrais par toutes les organisations : l’ESS emploie plus ici qu’ailleurs, dans des structures plus petites ; elle manque de lieux avant de manquer d’argent ; elle coopère par filière, rarement d’une filière à l’autre.',
        'Un désaccord est assumé : le poids réel de l’emploi associatif, que le Département et la chambre régionale ne comptent pas de la même manière.',
      ),
      say(
        'Les défis du territoire',
        'Loger les projets. Acheter autrement. Accompagner sans rupture. Financer l’émergence.',
      ),
    ],
  },
]

/** What stands in the other texts, a paragraph each. */
export const notes = {
  rules: [
    'L’appel « Coopérer pour se développer » soutient des projets portés par deux organisations au moins, dont une de l’ESS.',
    'Une même structure peut prendre part à plusieurs dossiers ; elle n’en pilote qu’un.',
    'Les dossiers sont lus par trois personnes, dont une habitante ou un habitant, et les motifs de chaque avis sont rendus publics.',
  ],
  minutes: [
    'Relecture de l’axe 2 avec onze organisations. Le Département maintient une réserve sur le portage du foncier.',
    'Reste à vérifier avant le 19 mars : le nombre de locaux vacants déclarés par Toits du Val.',
  ],
  food: [
    'Cinq cantines sur douze servent déjà des légumes du Val, mais aucune ne sait dire d’où vient sa farine.',
    'La question posée à l’atelier de printemps : que faudrait-il pour qu’une légumerie ouvre à Lissac avant 2028 ?',
  ],
  charter: [
    'Les signataires du pôle territorial mettent en commun ce qu’ils savent, ce qu’ils ont en trop et ce qui leur manque.',
    'Toute décision qui engage plus d’un tiers du budget commun se prend au consentement, réserves écrites comprises.',
  ],
} as const

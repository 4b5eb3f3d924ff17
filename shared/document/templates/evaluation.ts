// Judging together: markers instead of marks, the opinion of the college, and the way of a citizen's idea to it.
import type { DocumentJson } from '../schema.ts'
import { consented, guide, heading, ledger, note, paragraph, steps, table } from './blocks.ts'

export const evaluation = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Principe (à afficher)'),
    note(
      'L’évaluation est une délibération outillée, pas une note : on décrit, on compare les regards, on argumente, on décide, on accompagne.',
    ),
    heading(2, 'Protocole'),
    steps(
      'Auto-positionnement du porteur',
      'Lectures croisées individuelles (un pair, un agent, un accompagnateur, un·e citoyen·ne ou usager·e, un chercheur si possible)',
      'Révélation simultanée',
      'Entretien collégial avec le porteur (45 min)',
      'Avis motivé par consentement',
      'Plan de progrès',
      'Revue à 12 mois',
    ),
    ...markers(),
    ...opinion(),
    heading(2, 'Parcours « idée citoyenne » (budget citoyen, comptoirs)'),
    ...journey(),
    heading(3, 'Fiche « idée déposée »'),
    ideaSheet(),
    heading(3, 'Fiche « passage au comptoir »'),
    counter(),
  ],
})

/** The two sheets of an idea and its way, on their own. */
export const idea = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Fiche « idée déposée »'),
    ideaSheet(),
    heading(2, 'Passages au comptoir'),
    counter(),
    heading(2, 'Parcours'),
    ...journey(),
  ],
})

/** Each marker with the question that it asks. */
const asked = [
  'Besoin et aspiration | À quel besoin mal couvert répond-on, et qui l’a exprimé ?',
  'Place des personnes concernées | Les bénéficiaires sont-ils seulement usagers, ou co-auteurs et décideurs ?',
  'Collectif | Le projet est-il porté par plusieurs, avec des métiers et statuts différents ?',
  'Ancrage territorial | Que tisse le projet avec les ressources et acteurs d’ici ?',
  'Gouvernance | Comment décide-t-on ? Qui a voix, et qui ne l’a pas ?',
  'Pluralité des ressources | Marché, subvention, don, bénévolat, mutualisation : quel équilibre ?',
  'Accessibilité | Le service est-il accessible à toutes et tous (prix, lieu, langue, handicap, numérique) ?',
  'Logique de service | Vend-on un produit ou rend-on un service durable aux personnes et au territoire ?',
  'Rupture avec l’existant | Qu’est-ce qui est nouveau ici ?',
  'Recherche, apprentissage | Comment le projet apprend-il et partage-t-il ?',
  'Capacité de changement social | Que peut-il transformer au-delà de lui-même (pratiques, règles, politiques) ?',
  'Soutenabilité écologique | Quels effets sur le climat, la ressource, le vivant ?',
]

const markers = () => [
  heading(2, 'Marqueurs (base à adapter ensemble)'),
  table(
    'Marqueur | Question | 0 absent | 1 intention | 2 engagé | 3 installé | 4 exemplaire | Preuve attendue | Positionnement du porteur | Regards croisés | Accord du collège | Commentaire',
    asked,
    [150, 260],
  ),
  heading(2, 'Récit d’effets (complément qualitatif)'),
  guide('evaluation.f4'),
  table('Récit | Témoin | Ce que cela montre | Marqueur(s) | Accord de diffusion'),
]

const opinion = () => [
  consented(2, 'Avis du collège'),
  ledger([
    [
      'Avis (labellisé, labellisé avec plan de progrès, à accompagner avant nouvelle lecture, non retenu : motif et orientation)',
      [paragraph()],
    ],
    ['Composition du collège', [paragraph()]],
    ['Déports', [paragraph()]],
    ['Points de désaccord', [paragraph()]],
    ['Date', [paragraph()]],
    ['Durée de validité', [paragraph()]],
  ]),
  heading(2, 'Plan de progrès'),
  table('Marqueur visé | Engagement du porteur | Soutien de la collectivité / du réseau | Échéance | Revue'),
]

const journey = () => [
  table('Étape | Date | Référent | Ce qui a été fait | Prochaine étape | Visible publiquement ?', [
    'Dépôt',
    'Accueil au comptoir',
    'Ateliers pratiques',
    'Projet établi',
    'Lecture sur marqueurs',
    'Label',
    'Financement',
    'Réalisation',
    'Bilan',
  ]),
]

const ideaSheet = () =>
  ledger([
    ['L’idée en une phrase', [paragraph()]],
    ['Pour qui', [paragraph()]],
    ['Où', [paragraph()]],
    ['Ce que j’apporte', [paragraph()]],
    ['Ce que je cherche', [paragraph()]],
    ['Comment me joindre (facultatif)', [paragraph()]],
    ['Puis-je être mis en relation ? (O/N)', [paragraph()]],
  ])

const counter = () =>
  table('Date | Accueillant | Besoin exprimé | Orientation(s) donnée(s) | Mise en relation | Suite | Rappel le')

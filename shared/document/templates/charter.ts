// The charter of a PTCE: who its members are, what they share, how they decide.
import type { DocumentJson } from '../schema.ts'
import { caption, consented, guide, heading, list, living, named, note, paragraph, table } from './blocks.ts'

export const charter = (): DocumentJson => ({
  type: 'doc',
  content: [...members(), ...sharing(), ...governance(), ...running(), ...signing()],
})

const members = () => [
  consented(2, 'Qui nous sommes'),
  guide('charter.g1'),
  caption('Membres'),
  table(
    'Structure | SIRET | Catégorie (entreprise ESS, entreprise hors ESS, collectivité, recherche / enseignement, organisme de formation, financeur, habitants) | Apport (temps, argent, lieu, compétence, donnée) | Attente | Mandataire',
  ),
  note(
    'À vérifier : au moins trois personnes morales, dont au moins une entreprise de l’ESS, une entreprise (ou groupement) hors ESS, et un autre type de membre prévu par l’article 9 de la loi de 2014 (collectivité, recherche, enseignement supérieur, formation…).',
  ),
]

const sharing = () => [
  consented(2, 'Raison d’être, stratégie commune, filière ou défi visé'),
  paragraph(),
  heading(2, 'Ce que nous mutualisons, ce que nous coopérons, ce que chacun garde'),
  table('Objet | Mutualisé / coopératif / propre | Règle d’usage | Coût partagé | Propriété (intellectuelle, données)'),
  consented(2, 'Valeurs et engagements réciproques'),
  guide('charter.g4'),
]

const governance = () => [
  consented(2, 'Gouvernance'),
  caption('Cercles / instances'),
  table(
    'Instance | Décide de | Membres | Voix par collège | Mode de décision | Quorum | Fréquence | Mandat | Compte-rendu',
  ),
  ...named('Entrée, suspension, sortie d’un membre'),
  ...named('Présidence / animation'),
  ...named('Place de la collectivité (membre, partenaire, financeur : voix ou non ?)'),
  ...named('Conflits d’intérêts'),
  ...named('Médiation'),
]

const running = () => [
  heading(2, 'Modèle économique'),
  table('Activité | Ressource | Clé de répartition | Montant | Risque | Réserve commune'),
  heading(2, 'Communication, données, communs'),
  paragraph(),
  heading(2, 'Évaluation de la coopération'),
  table('Question | Signe observable | Fréquence | Qui discute', [
    'Confiance',
    'Réciprocité',
    'Apprentissage',
    'Création de valeur',
    'Équité',
  ]),
  heading(2, 'Feuille de route à 18 mois'),
  living('actions'),
]

const signing = () => [
  consented(2, 'Signatures'),
  living('signatures'),
  heading(2, 'Annexes'),
  list('Convention de partenariat', 'Règlement intérieur'),
]

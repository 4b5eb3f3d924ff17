// The scheme of a metropolis for its ESS, or its road map: what is wanted, by whom, with what, and how it will be judged.
import type { DocumentJson } from '../schema.ts'
import { caption, consented, guide, heading, ledger, list, living, paragraph, table } from './blocks.ts'

export const scheme = (): DocumentJson => ({
  type: 'doc',
  content: [
    ...identity(),
    ...openings(),
    ...starting(),
    ...vision(),
    ...axes(),
    ...plan(),
    ...means(),
    ...governance(),
    ...following(),
    ...annexes(),
  ],
})

const identity = () => [
  ledger([
    ['Période', [paragraph()]],
    ['Collectivité(s) signataire(s)', [paragraph()]],
    ['Assemblée délibérante et date de délibération', [paragraph()]],
    ['Version adoptée (empreinte)', [living('fingerprint')]],
    ['Document de référence (diagnostic)', [living('reference')]],
  ]),
]

const openings = () => [
  consented(2, 'Le schéma en deux pages'),
  guide('scheme.b0'),
  heading(2, 'Mot des élu·es et des acteurs (co-signé)'),
  guide('scheme.b1'),
]

const starting = () => [
  heading(2, 'D’où l’on part'),
  heading(3, 'Rappel de la démarche (qui, quand, comment, avec quel pouvoir)'),
  living('journey'),
  table('Temps fort | Date | Participants | Contributions reçues | Retenues | Reformulées | Reportées | Écartées'),
  heading(3, 'Constats partagés et défis'),
  living('challenges'),
  paragraph(),
  heading(3, 'Bilan de la période précédente'),
  table('Action | Engagement initial | Réalisé | Écart et cause | Suite (poursuivre, transformer, arrêter)'),
  heading(3, 'Articulation avec les autres cadres'),
  table('Cadre | Ce qu’il dit de l’ESS | Convergence | Risque de doublon | Référent', [
    'SRDEII',
    'Stratégie régionale ESS',
    'Schéma départemental',
    'PCAET',
    'PAT',
    'Contrat de ville',
    'CRTE / contrat de territoire',
    'SPASER',
    '',
  ]),
]

const vision = () => [
  consented(2, 'Vision et principes'),
  guide('scheme.b3'),
  caption('Vision à horizon …'),
  paragraph(),
  caption('Principes d’action'),
  list(
    'Soutenir sans se substituer',
    'Coopérer avant de mettre en concurrence',
    'Transversalité',
    'Droit à l’expérimentation',
    'Proximité',
    'Sobriété',
    'Égalité',
  ),
  caption('Ce que l’on n’attend pas de l’ESS (éviter de la réduire à …)'),
  paragraph(),
]

/** A library to begin from: the names are to be changed, and axes taken away. */
const library: readonly (readonly [title: string, about?: string])[] = [
  ['Faire émerger et accompagner'],
  ['Consolider, financer, loger', 'Foncier, tiers-lieux.'],
  ['Acheter et commander autrement'],
  [
    'Coopérer et structurer des filières',
    'PTCE, SCIC, économie circulaire, alimentation, soin, mobilité, numérique, culture.',
  ],
  ['Innover, chercher, transférer'],
  ['Animer, former, donner à voir', 'Élus, agents, jeunes, citoyens.'],
  ['Rayonner', 'Coopérations interterritoriales, transfrontalières et européennes.'],
]

const axes = () => [
  consented(2, 'Axes, orientations, objectifs'),
  guide('scheme.b4'),
  ...library.flatMap(([title, about], place) => [
    heading(3, `Axe ${place + 1} — ${title}`),
    ...(about === undefined ? [] : [paragraph(about)]),
    guide('scheme.b4-axis'),
    caption('Défis visés'),
    living('challenges'),
    caption('Résultat attendu à 3 ans et à 6 ans'),
    paragraph(),
    caption('Objectifs'),
    table('Orientation | Objectif | Indicateur | Valeur de départ | Cible 3 ans | Cible 6 ans | Fiches-actions liées', [
      '',
      '',
    ]),
  ]),
]

const plan = () => [
  heading(2, 'Plan d’actions'),
  living('action-plan'),
  table(
    'N° | Fiche-action | Axe | Pilote | Co-pilote | Partenaires | Démarrage | Fin | Budget total | Part collectivité | Statut | Indicateur principal',
  ),
  living('actions'),
]

const means = () => [
  heading(2, 'Moyens'),
  heading(3, 'Moyens humains et ingénierie'),
  table('Fonction | ETP | Service | Prise de poste | Mutualisé avec'),
  heading(3, 'Cadre financier'),
  table('Ligne | Fonctionnement / Investissement | N | N+1 | N+2 | N+3 | N+4 | N+5 | Total | Financeur'),
  caption('Effet dans les autres budgets'),
  table('Politique | Ligne budgétaire | Montant bénéficiant à l’ESS | Part (%)'),
  guide('scheme.b6-2'),
  heading(3, 'Leviers non financiers'),
  list('Foncier', 'Achats', 'Mise à disposition', 'Prise de parts en SCIC', 'Garantie', 'Communication'),
  caption('Participations au capital de SCIC'),
  table(
    'SCIC | Objet | Montant / parts | Collège | Représentant·e | Date de délibération | Critères d’entrée et de sortie',
  ),
]

const governance = () => [
  consented(2, 'Gouvernance'),
  caption('Instances'),
  table(
    'Instance | Rôle (décide / propose / instruit / évalue) | Composition par collège | Voix | Fréquence | Animation | Compte-rendu public ?',
    [
      'Comité de pilotage',
      'Comité technique',
      'Comité consultatif / conseil de l’ESS',
      'Groupe de travail',
      'Comité technique conjoint',
    ],
  ),
  list(
    'Règles de décision (consentement, majorité, avis)',
    'Déport et conflits d’intérêts',
    'Place des citoyens',
    'Règles de publication',
    'Qui peut modifier le schéma en cours de route, et comment',
  ),
]

const following = () => [
  consented(2, 'Suivi et évaluation partagée'),
  guide('scheme.b8'),
  caption('Indicateurs'),
  table(
    'Question évaluative | Indicateur ou récit attendu | Type (réalisation, résultat, effet, qualité de coopération) | Source | Fréquence | Qui renseigne | Qui discute',
  ),
  list('Revue annuelle (atelier)', 'Bilan à mi-parcours', 'Évaluation finale collégiale'),
  heading(2, 'Calendrier'),
  table('Trimestre | Jalon | Responsable | Livrable | Décision attendue'),
  consented(2, 'Signatures et réserves'),
  living('signatures'),
  table(
    'Organisation | Collège | Représentant·e mandaté·e | Sections consenties | Réserves publiées | Objections levées le | Date',
  ),
]

const annexes = () => [
  heading(2, 'Annexes'),
  list(
    'Fiches-actions',
    'Diagnostic',
    'Registre des arbitrages (« ce que vos contributions sont devenues »)',
    'Restitutions',
    'Glossaire',
    'Projet de délibération',
  ),
  living('arbitrations'),
]

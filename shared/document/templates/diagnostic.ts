// The shared diagnosis of a territory: structure, tables and proposed lines. Its guiding questions are in text/fr/guides-diagnostic.ts.
import type { DocumentJson } from '../schema.ts'
import { caption, consented, guide, heading, ledger, list, living, paragraph, quarters, table } from './blocks.ts'

export const diagnostic = (): DocumentJson => ({
  type: 'doc',
  content: [
    ...identity(),
    ...essentials(),
    ...reasons(),
    ...portrait(),
    ...weight(),
    ...actors(),
    ...needs(),
    ...publicAction(),
    ...synthesis(),
    ...challenges(),
    ...annexes(),
  ],
})

const identity = () => [
  ledger([
    ['Territoire (code INSEE / SIREN EPCI)', [paragraph()]],
    ['Périmètre retenu et date', [paragraph()]],
    ['Collectivité pilote', [paragraph()]],
    ['Co-pilotes (CRESS, pôle ESS, conseil de développement…)', [paragraph()]],
    ['Version', [living('version')]],
    ['État', [living('state')]],
    ['Organisations contributrices', [living('organisations')]],
    ['Ateliers sources', [living('workshops')]],
  ]),
]

const essentials = () => [
  consented(2, 'L’essentiel en une page'),
  guide('diagnostic.a0'),
  list(
    'Trois constats partagés',
    'Trois défis retenus',
    'Ce qui reste en débat (dissensus assumé)',
    'Ce que nous ne savons pas encore (données manquantes, voix absentes)',
  ),
  living('provenance'),
  living('challenges'),
]

const reasons = () => [
  heading(2, 'Pourquoi ce diagnostic, et comment il a été partagé'),
  guide('diagnostic.a1'),
  heading(3, 'Commande politique et calendrier'),
  paragraph(),
  heading(3, 'Périmètre (territorial, sectoriel, temporel) et définitions retenues'),
  guide('diagnostic.a1-2'),
  heading(3, 'Méthode'),
  caption('Étapes'),
  table(
    'Étape | Dates | Méthode (entretiens, enquête, atelier, données) | Participants (nb, collèges) | Ce qui en est sorti | Lien vers la restitution',
  ),
  heading(3, 'Qui a contribué — et qui manque'),
  caption('Couverture'),
  table('Collège | Invités | Présents | Contributions | Absents à recontacter', [
    'Élus',
    'Services',
    'Associations',
    'Coopératives',
    'Mutuelles',
    'Fondations',
    'Entreprises hors ESS',
    'Habitants',
    'Recherche',
    'Bailleurs',
    'Financeurs',
  ]),
]

const portrait = () => [
  heading(2, 'Portrait du territoire'),
  guide('diagnostic.a2'),
  caption('Chiffres-repères'),
  table(
    'Indicateur | Valeur | Année | Source | Comparaison département | Comparaison région | Comparaison France | Lecture en une phrase',
    [
      'Population et évolution',
      'Part des 65 ans et +',
      'Ménages d’une personne',
      'Niveau de vie médian et taux de pauvreté',
      'Chômage / demandeurs d’emploi',
      'Part de jeunes ni en emploi ni en formation',
      'Logements vacants / demandes HLM',
      'Accès aux services (temps moyen)',
      'Communes sans commerce',
      'Mobilité (ménages sans voiture)',
      'Vacance du foncier économique',
      'Émissions / déchets ménagers par habitant',
    ],
  ),
]

const weight = () => [
  heading(2, 'Le poids et le visage de l’ESS'),
  guide('diagnostic.a3'),
  heading(3, 'Chiffres clés'),
  living('indicators'),
  table('Indicateur | Valeur | Part du privé (%) | Part de l’emploi total (%) | Évolution sur 5 ans | Année | Source', [
    'Établissements employeurs ESS',
    'Entreprises (SIREN)',
    'Salariés',
    'ETP',
    'Masse salariale brute',
    'Créations nettes',
    'Associations non employeuses (estimation)',
    'Bénévoles (estimation)',
  ]),
  heading(3, 'Par famille'),
  table('Famille | Établissements | Salariés | Part | Évolution', [
    'Association',
    'Coopérative',
    'Mutuelle',
    'Fondation',
    'Autre organisme privé non lucratif',
    'Société commerciale ESS / ESUS',
  ]),
  heading(3, 'Par secteur d’activité'),
  table(
    'Secteur | Établissements | Salariés | Poids de l’ESS dans le secteur (%) | Indice de spécificité (100 = région)',
    [
      'Action sociale',
      'Enseignement',
      'Banque-assurance',
      'Sport-loisirs',
      'Arts-spectacles',
      'Santé',
      'Commerce',
      'Agriculture-alimentation',
      'Déchets-réemploi',
      'BTP',
      'Numérique',
      'Services aux entreprises',
      'Autre',
    ],
  ),
  heading(3, 'Par maille géographique'),
  living('map'),
  table('Commune ou secteur | Établissements ESS | Salariés ESS | Poids (%) | QPV / ruralité | Remarque'),
  heading(3, 'Qualité de l’emploi et des gouvernances'),
  table('Thème | Constat | Source | Enjeu', [
    'Temps partiel',
    'CDI',
    'Égalité F/H',
    'Âge et départs en retraite à 5 ans',
    'Rémunérations',
    'Dirigeantes',
    'Administrateurs',
    'Bénévoles',
  ]),
  heading(3, 'Précautions de lecture'),
  guide('diagnostic.a3-6'),
]

const actors = () => [
  heading(2, 'Les acteurs et leurs liens'),
  heading(3, 'Annuaire'),
  living('directory'),
  table(
    'Structure | SIRET / RNA | Famille et statut | Agréments (ESUS, IAE, EVS…) | Activité(s) | Commune | Zone d’intervention | Effectif | Réseau(x) d’appartenance | Contact (si consentement)',
  ),
  heading(3, 'Cartographie des parties prenantes'),
  table(
    'Acteur | Rôle (porteur, financeur, accompagnateur, tête de réseau, prescripteur, usager) | Intérêt | Influence | Ressources apportées | Besoins exprimés | Relation actuelle avec la collectivité',
  ),
  heading(3, 'Chaîne d’accompagnement et de financement'),
  table(
    'Étape du parcours | Qui accueille / accompagne ? | Qui finance ? | Montant / modalité | Trou dans la raquette ?',
    ['Idée', 'Émergence', 'Création', 'Consolidation', 'Changement d’échelle', 'Difficulté'],
  ),
  heading(3, 'Coopérations existantes'),
  table(
    'Coopération (PTCE, SCIC, tiers-lieu, groupement, achat groupé…) | Membres | Objet | Depuis | Forces | Fragilités | Soutien de la collectivité',
  ),
]

const needs = () => [
  heading(2, 'Les besoins auxquels répondre'),
  guide('diagnostic.a5'),
  caption('Besoins'),
  table(
    'Besoin (formulé du point de vue des personnes) | Publics | Lieux | Preuves (donnée, témoignage, atelier) | Réponses existantes | Écart | Urgence (1-5) | Nb de contributions à l’appui',
  ),
  living('provenance'),
]

const publicAction = () => [
  heading(2, 'L’action publique aujourd’hui'),
  guide('diagnostic.a6'),
  caption('Transversalité'),
  table('Politique / service | Ce qui concerne l’ESS | Budget N | Interlocuteur | Lien possible', [
    'Développement économique',
    'Solidarités',
    'Achats',
    'Déchets',
    'Alimentation',
    'Habitat',
    'Culture',
    'Jeunesse',
    'Mobilité',
    'Foncier',
    'RH',
    '',
  ]),
  caption('Articulation des niveaux'),
  table('Niveau | Compétence mobilisée | Dispositif | Montant | Calendrier | Instance commune existante ?', [
    'Commune',
    'EPCI',
    'Département',
    'Région',
    'État',
    'UE',
  ]),
  caption('Commande publique'),
  table(
    'Marché / famille d’achat | Montant annuel | Clause ou réservation | Part attribuée à l’ESS | Échéance | Opportunité',
  ),
]

const synthesis = () => [
  consented(2, 'Synthèse AFOM'),
  guide('diagnostic.a7'),
  quarters(
    ['Atouts (internes +)', 'Faiblesses (internes –)', 'Opportunités (externes +)', 'Menaces (externes –)'],
    'diagnostic.a7-item',
  ),
  living('provenance'),
  heading(2, 'Obstacles à lever, leviers à promouvoir'),
  table(
    'Énoncé | Nature (obstacle / levier) | Thème (réglementaire, financier, foncier, ingénierie, compétences, coopération, culture professionnelle) | Niveau compétent pour agir (commune → UE) | Exemple vécu | À relayer (RTES, CRESS, parlementaires, région) ?',
  ),
  living('provenance'),
]

const challenges = () => [
  consented(2, 'Les défis du territoire'),
  guide('diagnostic.a9'),
  living('challenges'),
  table(
    'Défi | Pourquoi maintenant | Publics | Indicateur de départ | Cible | Organisations prêtes à s’engager | Niveau d’accord (gradient) | Réserves publiées',
  ),
  heading(2, 'Pistes de réponses collectives et suites'),
  table(
    'Piste | Défi(s) visé(s) | Porteurs potentiels | Partenaires | Premier pas (< 3 mois) | Besoin d’ingénierie | Financement envisageable',
  ),
  list(
    'Ce qui part vers le schéma / plan d’actions',
    'Ce qui part vers un groupe de travail',
    'Ce qui n’est pas retenu et pourquoi',
  ),
  living('arbitrations'),
]

const annexes = () => [
  heading(2, 'Annexes'),
  list(
    'Sources et millésimes',
    'Glossaire',
    'Liste des participants (avec consentement)',
    'Restitutions d’ateliers',
    'Jeux de données (CSV)',
    'Registre des arbitrages',
  ),
  living('restitutions'),
  living('arbitrations'),
]

// A call for projects whose rules are worked out with those concerned, the short file to answer it, and how answers are examined.
import type { DocumentJson } from '../schema.ts'
import { caption, guide, heading, ledger, list, living, named, paragraph, table } from './blocks.ts'

export const call = (): DocumentJson => ({
  type: 'doc',
  content: [
    ...intentions(),
    ...expected(),
    ...support(),
    heading(2, 'Dossier de candidature (court)'),
    ...file(3),
    ...criteria(),
    heading(2, 'Instruction conjointe (comité technique conjoint)'),
    ...examination(),
    ...ending(),
  ],
})

/** The file on its own, as a candidate fills it. */
export const application = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Appel à projets', [living('call')]],
      ['Projet', [paragraph()]],
      ['Structure qui dépose', [paragraph()]],
      ['Contact', [paragraph()]],
    ]),
    ...file(2),
  ],
})

/** The examination on its own, as the joint committee keeps it. */
export const instruction = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Appel à projets', [living('call')]],
      ['Comité du', [paragraph()]],
    ]),
    heading(2, 'Comité technique conjoint'),
    ...examination(),
  ],
})

const intentions = () => [
  heading(2, 'Note de co-écriture (publique)'),
  table('Version | Date | Qui a été consulté | Modifications demandées | Retenues | Écartées (motif)'),
  heading(2, 'Contexte et intentions'),
  guide('call.e1'),
  living('challenges'),
]

const expected = () => [
  heading(2, 'Projets attendus'),
  caption('Catégories (exemple)'),
  list('Émerger', 'Coopérer pour se développer', 'Changer d’échelle'),
  caption('Exigence de coopération'),
  list('Nombre minimal de partenaires', 'Diversité de statuts', 'Convention ou lettre d’engagement'),
  ...named('Ce qui n’entre pas dans l’appel'),
  heading(2, 'Qui peut répondre'),
  table('Critère d’éligibilité | Justificatif | Vérifié par | Automatique (SIRET, agrément) ?', [
    'Formes juridiques',
    'Ancrage territorial',
    'Stade (après l’idée / avant l’étude de préfiguration / déploiement)',
    'Une seule aide par projet ou renouvelable',
  ]),
]

const support = () => [
  heading(2, 'Soutien proposé'),
  table('Nature | Plafond | Taux | Durée | Versement | Cumul possible | Régime d’aides (de minimis, SIEG…)', [
    'Subvention',
    'Ingénierie',
    'Local',
    'Mise en réseau',
    'Prise de parts',
  ]),
  heading(2, 'Calendrier (permanent ou par vagues)'),
  table('Étape | Date | Qui | Ce que reçoit le candidat', [
    'Ouverture',
    'Réunion d’information',
    'Permanence « comptoir »',
    'Dépôt',
    'Recevabilité',
    'Instruction',
    'Audition',
    'Décision',
    'Convention',
    'Bilan',
  ]),
]

const questions = (level: 2 | 3, ...titles: string[]) => titles.flatMap((title) => [heading(level, title), paragraph()])

const file = (level: 2 | 3) => [
  ...questions(
    level,
    'Le besoin et les personnes concernées',
    'La réponse proposée',
    'Qui coopère et comment (qui décide, qui risque, qui bénéficie)',
  ),
  caption('Partenaires'),
  table('Structure | SIRET | Rôle | Engagement | Lettre jointe'),
  ...questions(level, 'Ancrage et complémentarité locale', 'Modèle économique et budget'),
  caption('Budget prévisionnel'),
  table('Charges | Montant | Produits | Montant | Acquis / demandé'),
  ...questions(
    level,
    'Calendrier',
    'Ce que vous apprendrez et partagerez',
    'Ce que vous attendez de la collectivité au-delà de l’argent',
  ),
]

const criteria = () => [
  heading(2, 'Critères d’appréciation (publics, pondérés ensemble)'),
  table('Critère | Question posée au dossier | Poids | Échelle 0-4 décrite | Éliminatoire ?', [
    'Réponse à un besoin non couvert',
    'Qualité de la coopération',
    'Implication des personnes concernées',
    'Ancrage et complémentarité',
    'Modèle économique et emploi',
    'Gouvernance',
    'Effets écologiques',
    'Égalité',
    'Potentiel d’essaimage',
    'Faisabilité',
  ]),
]

const examination = () => [
  caption('Composition'),
  list(
    'Collectivité',
    'Département',
    'Région',
    'État',
    'CRESS / pôle ESS',
    'Financeurs solidaires',
    'Un·e référent·e par dossier',
  ),
  caption('Règles'),
  list(
    'Lecture individuelle avant échange',
    'Notes révélées ensemble',
    'Écarts discutés',
    'Déports déclarés',
    'Avis motivé',
    'Orientation proposée si refus',
  ),
  caption('Fiche d’instruction'),
  table('Dossier | Lecteur | Note par critère | Forces | Points à lever | Questions au porteur | Déport (O/N)'),
  caption('Avis du comité'),
  table(
    'Dossier | Médiane | Écart | Avis (favorable, sous conditions, à retravailler, défavorable) | Motif | Financeur pressenti et montant | Accompagnement proposé | Retour au porteur le',
  ),
]

const ending = () => [
  heading(2, 'Décision, conventionnement, transparence'),
  ledger([
    ['Instance qui décide', [paragraph()]],
    ['Délai', [paragraph()]],
    ['Notification motivée', [paragraph()]],
    ['Recours', [paragraph()]],
    ['Publication (lauréats, montants, données essentielles)', [paragraph()]],
    ['RGPD', [paragraph()]],
  ]),
  heading(2, 'Suivi et apprentissages'),
  table('Projet | Jalon | Réalisé | Difficulté | Aide demandée | Leçon partageable'),
]

// A workshop on paper: how it is framed and run beforehand, and what is given back afterwards.
import type { DocumentJson } from '../schema.ts'
import { caption, guide, heading, ledger, list, living, named, note, paragraph, steps, table } from './blocks.ts'

export const workshop = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Fiche de cadrage'),
    ledger([
      ['Titre', [paragraph()]],
      ['Pilotage (collectivité)', [paragraph()]],
      ['Co-organisateurs', [paragraph()]],
      ['Animateur·rice', [paragraph()]],
      ['Rapporteur·s', [paragraph()]],
      ['Date, lieu, durée', [paragraph()]],
      ['Modalité (salle / à distance / hybride)', [paragraph()]],
      ['Jauge', [paragraph()]],
      ['Langues', [paragraph()]],
      ['Publics prioritaires', [paragraph()]],
      ['Commande : que fera-t-on du résultat, qui décide, quand le saura-t-on ?', [paragraph()]],
    ]),
    heading(3, 'Texte de cadrage (10 lignes maximum)'),
    paragraph(),
    heading(3, 'Questions-guides (3 maximum)'),
    guide('workshop.d1-questions'),
    steps('', '', ''),
    heading(3, 'Ce qui n’est pas en discussion'),
    paragraph(),
    heading(3, 'Règles'),
    list(
      'Une idée par carte',
      'On parle en « je »',
      'On a le droit de passer',
      'Ce qui est noté peut être publié',
      'Ce qui est anonyme le reste',
    ),
    heading(2, 'Déroulé minuté'),
    living('sequence'),
    table(
      'Heure | Durée | Phase | Consigne affichée | Configuration (seul, 2, 4, table, plénière) | Visibilité (privé → révélé) | Identité (anonyme, pseudo, organisation) | Type de cartes | Matériel | Animateur | Plan B papier',
      ['', '', '', '', '', ''],
    ),
  ],
})

export const restitution = (): DocumentJson => ({
  type: 'doc',
  content: [
    note(
      'Ce compte-rendu passe par quatre états : brouillon automatique, relu par les rapporteurs, ouvert aux corrections des participants (7 jours), publié.',
    ),
    ...landmarks(),
    ...said(),
    ...decided(),
    ...after(),
  ],
})

const landmarks = () => [
  heading(2, 'Repères'),
  ledger([
    ['Titre', [paragraph()]],
    ['Date, lieu', [paragraph()]],
    ['Pilotage', [paragraph()]],
    ['Animateur·rice', [paragraph()]],
    ['Rapporteur·s', [paragraph()]],
    ['Nombre de présents par collège', [living('attendance-count')]],
    ['Nombre de contributions', [living('contribution-count')]],
    ['Durée réelle par phase', [living('timing')]],
  ]),
  heading(2, 'Liste de présence'),
  living('attendance'),
  table('Nom | Prénom | Organisation | Collège | Heure d’arrivée | Signature / validation | Accord diffusion (O/N)'),
  heading(2, 'Rappel de la commande et des questions-guides'),
  paragraph(),
]

const said = () => [
  heading(2, 'Ce qui a été dit — par thème'),
  table(
    'Titre du groupe | Synthèse (3 lignes) | Verbatims choisis | Points d’accord | Points de désaccord | Gommettes | Tables concernées',
  ),
  living('provenance'),
  heading(2, 'Besoins · Obstacles à lever · Leviers à promouvoir'),
  table('Type | Énoncé | Thème | Niveau compétent | Soutiens | À relayer à', [
    'Besoin',
    'Obstacle à lever',
    'Levier à promouvoir',
  ]),
  heading(2, 'Pratiques et outils partagés'),
  table('Pratique | Territoire / structure | En une phrase | Ressource | Contact (si accord)'),
  heading(2, 'Idées de projets et mises en relation'),
  table('Projet | Porteur | Cherche | Propose | Personnes intéressées'),
]

const decided = () => [
  heading(2, 'Décisions'),
  table('Décision | Mode (consentement, vote, avis) | Résultat | Réserves | Date d’effet | Révision le'),
  heading(2, 'Actions'),
  table('Action | Responsable | Échéance | Première étape | Suivi'),
  living('follow-up'),
  heading(2, 'Mis de côté (« parking »)'),
  table('Sujet | Apporté par (table) | Où et quand il sera traité | Responsable'),
]

const after = () => [
  heading(2, 'Évaluation à chaud'),
  living('feedback'),
  table(
    'Utilité (1-5) | J’ai pu m’exprimer (1-5) | Je repars avec : une idée / un projet / un contact | Une chose à garder | Une chose à changer',
  ),
  heading(2, 'Et maintenant ?'),
  ...named('Prochaine étape'),
  ...named('Date de retour aux participants'),
  caption('Ce que votre contribution est devenue'),
  living('outcomes'),
  ...named('Contact pour corriger ou retirer une contribution'),
]

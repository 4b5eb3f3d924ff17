// The French words that a phase of each kind starts with: whoever prepares a workshop makes them theirs.
import type { FormField, PanelSpeaker, PhaseKind } from '../phases.ts'

type Words = { title: string; prompt: string }

/** `prompt`: the one instruction that everybody reads. */
export const wordsOfPhases: Readonly<Record<PhaseKind, Words>> = {
  welcome: { title: 'Accueil', prompt: 'Scannez, choisissez votre table, dites d’où vous venez.' },
  briefing: { title: 'Cadrage', prompt: 'L’enjeu, la règle du jeu, et ce que deviendront vos idées.' },
  alone: { title: 'Seul·e, en silence', prompt: 'Écrivez ce que vous voyez de chez vous\u202F: une idée par carte.' },
  pairs: { title: 'À deux', prompt: 'Racontez à l’autre ce que vous avez écrit. Complétez, reformulez.' },
  table: {
    title: 'À la table',
    prompt: 'Regroupez ce qui va ensemble. Choisissez ce que vous portez devant tout le monde.',
  },
  wall: { title: 'Mur commun', prompt: 'Les idées de toutes les tables se rejoignent sur le mur.' },
  dots: { title: 'Gommettes', prompt: 'Répartissez vos gommettes sur ce que nous voulons porter ensemble.' },
  consent: { title: 'Consentement', prompt: 'Votre organisation peut-elle vivre avec cette proposition\u202F?' },
  speaking: { title: 'Parole', prompt: 'Demandez la parole\u202F: chacun·e parle à son tour.' },
  plenary: { title: 'Restitution croisée', prompt: 'Deux minutes par table\u202F: l’essentiel de vos échanges.' },
  projects: { title: 'Des idées aux projets', prompt: 'Qui veut faire quoi, avec qui\u202F?' },
  commitments: { title: 'Engagements', prompt: 'Un premier pas chacun·e\u202F: ce que je fais, et d’ici quand.' },
  evaluation: { title: 'Évaluation à chaud', prompt: 'Quelques questions avant de partir.' },
  gradient: { title: 'Gradient d’accord', prompt: 'Où en êtes-vous de votre accord avec cette proposition\u202F?' },
  matrix: {
    title: 'Priorités',
    prompt: 'Placez chaque sujet selon son effet et l’effort qu’il demande.',
  },
  poll: { title: 'Sondage', prompt: 'Choisissez votre réponse.' },
  words: { title: 'Tour de mots', prompt: 'Un mot pour dire avec quoi vous arrivez.' },
  panel: { title: 'Table ronde', prompt: 'Écoutez, et posez vos questions depuis votre téléphone.' },
}

export const matrixAxes = (): [string, string] => ['Effet', 'Effort']

/** Three of them, to be named. */
export const panelSpeakers = (): PanelSpeaker[] =>
  [1, 2, 3].map((n) => ({
    id: `speaker-${n}`,
    name: `Intervenant·e ${n}`,
    role: '',
    organisation: '',
    subject: '',
  }))

export const pollItems = (): string[] => ['Oui', 'Plutôt oui', 'Plutôt non', 'Non']

export const evaluationFields = (): FormField[] => [
  { id: 'usefulness', kind: 'rating', label: 'Cet atelier vous a-t-il été utile\u202F?', choices: [] },
  { id: 'expression', kind: 'rating', label: 'Avez-vous pu vous exprimer\u202F?', choices: [] },
  {
    id: 'takeaway',
    kind: 'choice',
    label: 'Vous repartez avec…',
    choices: ['Une idée', 'Un projet', 'Un contact'],
  },
  { id: 'keep', kind: 'text', label: 'Une chose à garder', choices: [] },
  { id: 'change', kind: 'text', label: 'Une chose à changer', choices: [] },
]

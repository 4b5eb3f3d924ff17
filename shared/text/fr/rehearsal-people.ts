// Who comes to a rehearsal: people and organisations that do not exist.
import type { College } from '../../workshop/colleges.ts'

export const rehearsalFirstNames = [
  'Amina',
  'Yves',
  'Solène',
  'Karim',
  'Odile',
  'Mathieu',
  'Fatou',
  'Bernard',
  'Chloé',
  'Idriss',
  'Nicole',
  'Thomas',
  'Leïla',
  'Gérard',
  'Anaïs',
  'Youssef',
  'Brigitte',
  'Hugo',
  'Mariama',
  'Alain',
  'Élodie',
  'Sacha',
  'Jocelyne',
  'Rémi',
  'Aïcha',
  'Patrick',
  'Camille',
  'Noé',
  'Sylvie',
  'Bakary',
] as const

export const rehearsalLastNames = [
  'Roussel',
  'Benali',
  'Charpin',
  'Dembélé',
  'Fougère',
  'Grangier',
  'Haddad',
  'Jourdan',
  'Kessler',
  'Lantier',
  'Maillet',
  'Nogaret',
  'Olivier-Payan',
  'Perrichon',
  'Quéméner',
  'Rimbaud',
  'Sauvaire',
  'Toussaint',
  'Urbain',
] as const

export const rehearsalPseudonyms = [
  'Tournesol',
  'Mistral',
  'La voisine du 12',
  'Pivoine',
  'Zébulon',
  'Un cycliste',
] as const

type Organisation = { name: string; college: College }

export const rehearsalOrganisations: readonly Organisation[] = [
  { name: 'Ressourcerie Le Deuxième Tour', college: 'ess' },
  { name: 'Commune de Saint-Bauzile-les-Prés', college: 'elected' },
  { name: 'Communauté de communes du Haut-Val', college: 'agent' },
  { name: 'Épicerie solidaire La Musette', college: 'ess' },
  { name: 'SCOP Bois & Compagnie', college: 'company' },
  { name: 'Réseau Entraide du Haut-Val', college: 'network' },
  { name: 'Régie de quartier des Tilleuls', college: 'ess' },
  { name: 'Laboratoire Territoires et coopérations', college: 'research' },
  { name: 'Comité des habitants des Tanneurs', college: 'resident' },
  { name: 'Chantier d’insertion Les Jardins de l’Aube', college: 'ess' },
  { name: 'Garage associatif Roue libre', college: 'ess' },
  { name: 'Mission locale du Haut-Val', college: 'agent' },
]

/** Of those who come for nobody but themselves. */
export const rehearsalAlone: readonly College[] = ['resident', 'resident', 'ess', 'elected', 'other']

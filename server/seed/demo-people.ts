// The people and organisations of the demonstration. A territory that does not exist: Vaucombe, on the Lisse.
import type { Given } from '../../shared/api.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import type { Part } from './troupe.ts'

type OrganisationKey = keyof typeof organisations

/** In the order in which they came, which gives them their hues. */
export const organisations = {
  vaucombe: { name: 'Vaucombe Métropole', family: 'localAuthority', form: 'Métropole' },
  lisse: { name: 'Département de la Lisse', family: 'localAuthority', form: 'Département' },
  cress: { name: 'CRESS du Val', family: 'association', form: 'Chambre régionale' },
  halles: { name: 'Les Halles Communes', family: 'association', form: 'Association' },
  toits: { name: 'Toits du Val', family: 'other', form: 'Bailleur social' },
  remise: { name: 'SCIC La Remise', family: 'cooperative', form: 'SCIC' },
  filage: { name: 'Filage, coopérative d’activités', family: 'cooperative', form: 'CAE' },
  universite: { name: 'Université de la Lisse', family: 'research', form: 'Université' },
  habitants: { name: 'Habitantes et habitants', family: 'residents', form: 'Conseil de développement' },
  pole: { name: 'Pôle ESS du Val', family: 'association', form: 'Association' },
  saintArnoul: { name: 'Ville de Saint-Arnoul', family: 'localAuthority', form: 'Commune' },
} as const satisfies Record<string, Given<'createOrganisation'>>

/** Made by those who write its charter. */
export const matieres = {
  name: 'PTCE Matières & Savoirs',
  family: 'association',
  form: 'PTCE',
} as const satisfies Given<'createOrganisation'>

export type Character = Part & { of: OrganisationKey; role: Role }

export const founder: Part = {
  displayName: 'Nadia Ferhat',
  email: 'nadia.ferhat@vaucombe.example',
  grammaticalForm: 'feminine',
}

/** Everyone but the founder, with their role in the main démarche. */
export const characters = {
  mireille: person('Mireille Aubanel', 'feminine', 'remise', 'writer'),
  sekou: person('Sékou Diarra', 'masculine', 'halles', 'writer'),
  ines: person('Inès Roca', 'feminine', 'pole', 'facilitator'),
  yann: person('Yann Kerbrat', 'masculine', 'cress', 'writer'),
  lea: person('Léa Estève', 'feminine', 'filage', 'writer'),
  bernard: person('Bernard Locquet', 'masculine', 'lisse', 'pilot'),
  amina: person('Amina Belkacem', 'feminine', 'universite', 'writer'),
  paul: person('Paul Garrigue', 'masculine', 'vaucombe', 'elected'),
  claire: person('Claire Montagnac', 'feminine', 'saintArnoul', 'elected'),
  dominique: person('Dominique Vial', 'neutral', 'habitants', 'member'),
  hugo: person('Hugo Maréchal', 'masculine', 'toits', 'observer'),
} as const satisfies Record<string, Character>

function person(
  displayName: string,
  grammaticalForm: Part['grammaticalForm'],
  of: OrganisationKey,
  role: Role,
): Character {
  const plain = displayName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return {
    displayName,
    grammaticalForm,
    of,
    role,
    email: `${plain.replace(/[^a-z]+/g, '.')}@${of.toLowerCase()}.example`,
  }
}

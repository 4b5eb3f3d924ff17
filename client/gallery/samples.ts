// The people, organisations and shares that the gallery shows. Invented, as is their territory.
import { mark } from '../../shared/rules/identity-marks.ts'
import type { Session } from '../me.tsx'
import type { Face } from '../ui/Marks.tsx'

export const organisations = [
  'CRESS',
  'Vaucombe Métropole',
  'Département de la Lisse',
  'Les Halles Communes',
  'Toits du Val',
  'SCIC La Remise',
  'Coopérative Filage',
  'Université de la Lisse',
  'Habitantes du Bourg',
  'Pôle Solidaire',
  'Saint-Arnoul Accueil',
  'Matières et Savoirs',
  'Ateliers du Pont',
  'Régie de quartier Nord',
].map((name, order) => ({ id: String(order), name, mark: mark(order) }))

export const people: readonly Face[] = [
  'Mireille Aubanel',
  'Sékou Diarra',
  'Yann Kerbrat',
  'Inès Roca',
  'Nadia Ferhat',
  'Léo Estève',
  'Awa Ndiaye',
].map((name, order) => ({
  id: String(order),
  name,
  mark: mark((order * 5 + 1) % 12),
  organisation: organisations[order]?.name ?? '',
}))

/** Of somebody that no server knows. */
export const gallerySession: Session = {
  state: 'signedIn',
  me: {
    id: 'gallery',
    actorId: 'gallery',
    email: 'nadia.ferhat@vaucombe.example',
    displayName: 'Nadia Ferhat',
    grammaticalForm: 'feminine',
    isAdmin: false,
    sessionId: 'gallery',
    organisations: [],
  },
  isOffline: false,
  become: () => undefined,
  refresh: () => Promise.resolve(),
}

// The people, organisations and shares that the gallery shows. Invented, as is their territory.
import { mark } from '../../shared/rules/identity-marks.ts'
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

// Whose the words of a made-up past are, and what looking for a phrase in it finds, for the gallery.
import type { FoundInHistory, Mirror } from '../../shared/schemas/history.ts'
import { at, axis2, hands, iso, organisations } from './history-samples.ts'

export const found: FoundInHistory = {
  hands: [...hands],
  found: [
    {
      section: axis2,
      blockId: 'p-1',
      passage: 'Le schéma répond par des lieux partagés et un guichet unique.',
      from: 44,
      length: 14,
      appeared: { hand: 0, position: 40, at: at(31, 9) },
      gone: { hand: 1, position: 601, at: at(0, 11) },
    },
  ],
}

const standing = [1860, 540, 840, 720, 300, 360, 300, 180, 240, 120]
const shares = hands.map((_, hand) => ({
  hand,
  standing: standing[hand] ?? 0,
  added: 2 * (standing[hand] ?? 0),
  removed: 90 * hand,
}))

export const mirror: Mirror = {
  position: 640,
  at: iso(0, 13, 20),
  hands: [...hands],
  colleges: Object.fromEntries(
    organisations.map((_, n) => [
      `organisation-${n}`,
      ['Acteurs de l’ESS', 'Collectivités', 'Habitants'][n === 1 || n === 2 ? 1 : n === 8 ? 2 : 0] ?? '',
    ]),
  ),
  whole: shares,
  sections: [{ section: axis2, shares: shares.slice(0, 5) }],
  overTime: Array.from({ length: 12 }, (_, n) => ({
    position: 50 * (n + 1),
    at: iso(31 - 2.5 * n, 9),
    standing: hands.map((__, hand) => ({
      hand,
      words: Math.round(((standing[hand] ?? 0) * Math.max(0, n - hand * 0.7)) / 12),
    })),
  })),
  silent: ['Pôle ESS du Val', 'Ville de Saint-Arnoul', 'PTCE Matières & Savoirs'].map((name, n) => ({
    id: `silent-${n}`,
    name,
    hue: 10 + n,
    pattern: 10 + n,
  })),
}

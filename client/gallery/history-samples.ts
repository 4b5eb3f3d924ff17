// A made-up past of a text, for the gallery: three weeks of a scheme written by nine organisations.
import type { Changes } from '../../shared/history/change.ts'
import type { Comparison, FoundInHistory, History, Mirror, Moment, NamedHand } from '../../shared/schemas/history.ts'
import { at, iso, axis2, axis3, blocks, inline, only, told, changes } from './history-text-samples.ts'

const organisations = [
  ['CRESS', 1],
  ['Vaucombe Métropole', 2],
  ['Département de la Lisse', 3],
  ['Les Halles Communes', 4],
  ['Toits du Val', 5],
  ['SCIC La Remise', 6],
  ['Filage', 7],
  ['Université de la Lisse', 8],
  ['Habitantes et habitants', 9],
] as const

const people = [
  ['Nadia Ferhat', 1],
  ['Mireille Aubanel', 5],
  ['Sékou Diarra', 2],
  ['Inès Roca', 3],
  ['Jeanne Lefort', 1],
  ['Paul Vigne', 4],
  ['Aïcha Benali', 6],
  ['Tom Kervella', 7],
  ['Lucie Marchand', 0],
  ['Ancien membre 7', 8],
] as const

export const hands: readonly NamedHand[] = people.map(([name, of], n) => {
  const [called, hue] = organisations[of] ?? organisations[0]
  return {
    actorId: `actor-${n}`,
    name,
    isSystem: false,
    isMe: n === 0,
    hue: (n % 12) + 1,
    organisation: { id: `organisation-${of}`, name: called, hue, pattern: hue },
    relayedBy: n === 7 ? 'Sékou Diarra' : null,
  }
})

const sitting = (
  from: number,
  to: number,
  ended: string,
  wrote: readonly (readonly [number, number])[],
  section: { blockId: string; title: string },
  changes: number,
): History['lines'][number] => ({
  kind: 'sitting',
  from,
  to,
  startedAt: ended,
  endedAt: ended,
  hands: wrote.map(([hand, words]) => ({ hand, words: { added: words, removed: 0 } })),
  sections: [section],
  changes,
})

const version = (position: number, when: string, name: string, lock: boolean): History['lines'][number] => ({
  kind: 'version',
  version: {
    id: `version-${position}`,
    position,
    at: when,
    name,
    description: lock ? 'Texte transmis aux communes avant le conseil.' : '',
    createdAt: when,
    by: 0,
    isAutomatic: false,
    lock: lock ? { reason: 'submitted', date: null, at: when, by: 0 } : null,
    hash: lock ? '9f2c7a41'.repeat(8) : null,
    head: lock ? '51be03d8'.repeat(8) : null,
    erased: null,
  },
})

export const history: History = {
  title: 'Schéma métropolitain de l’ESS',
  demarcheId: 'gallery',
  demarcheTitle: 'Un territoire qui coopère',
  head: 640,
  seen: 420,
  startedAt: iso(31, 9),
  counts: { sittings: 63, people: 24, organisations: 9 },
  sections: [axis2, axis3],
  hands: [...hands],
  lines: [
    sitting(
      580,
      640,
      iso(0, 13, 20),
      [
        [1, 52],
        [2, 28],
        [8, 14],
        [3, 6],
      ],
      axis2,
      41,
    ),
    sitting(
      470,
      579,
      iso(0, 9, 30),
      [
        [0, 30],
        [5, 26],
        [3, 22],
        [2, 12],
        [7, 10],
      ],
      axis2,
      86,
    ),
    sitting(455, 469, iso(1, 17, 5), [[3, 100]], axis3, 9),
    {
      kind: 'act',
      at: iso(1, 11),
      position: 454,
      by: 0,
      act: { name: 'movedState', from: 'draft', to: 'consultation', reason: '' },
    },
    sitting(
      420,
      454,
      iso(1, 10, 12),
      [
        [0, 64],
        [4, 36],
      ],
      { blockId: 'gouvernance', title: 'Gouvernance' },
      23,
    ),
    version(400, iso(9, 18), 'Après l’atelier 2', false),
    sitting(
      350,
      400,
      iso(9, 18),
      [
        [0, 34],
        [8, 24],
        [1, 16],
        [3, 14],
        [6, 12],
      ],
      axis2,
      31,
    ),
    version(200, iso(15, 18, 30), 'Envoyée aux communes', true),
    sitting(
      150,
      200,
      iso(15, 18, 30),
      [
        [0, 55],
        [8, 45],
      ],
      axis3,
      31,
    ),
    version(40, iso(31, 9), 'Première trame', false),
    sitting(1, 40, iso(31, 9), [[0, 100]], axis2, 12),
    {
      kind: 'act',
      at: iso(31, 8, 30),
      position: 0,
      by: 0,
      act: { name: 'created', template: 'scheme' },
    },
  ],
  next: 1,
  arrival: null,
  mayDo: ['nameVersion', 'lockVersion', 'restoreText'],
}

export const comparison: Comparison = {
  from: { position: 400, at: iso(9, 18), title: history.title },
  to: { position: 640, at: iso(0, 13, 20), title: history.title },
  hands: [...hands],
  changes,
  tally: { added: 612, removed: 188 },
  sections: [
    {
      section: axis2,
      words: { added: 590, removed: 180 },
      kinds: { added: 9, removed: 3, moved: 1 },
      hands: [0, 1, 2],
    },
    { section: axis3, words: { added: 22, removed: 8 }, kinds: { formatted: 1 }, hands: [3] },
  ] satisfies Changes['sections'],
  inline,
  beside: blocks.map((one) => ({ before: only(one, ['added', 'moved']), after: only(one, ['removed', 'leaving']) })),
}

export const moment: Moment = {
  position: 640,
  at: iso(0, 13, 20),
  title: history.title,
  hands: [...hands],
  text: told(inline),
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

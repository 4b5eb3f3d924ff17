// In which colours the past is told: a hue and a pattern for each organisation, for each person, or none. Pure.
import { initials, unattributed, type Mark } from '../../../shared/rules/identity-marks.ts'
import type { NamedHand } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'

const t = words(historyWords)

export const colourings = ['organisation', 'person', 'none'] as const
export type Colouring = (typeof colourings)[number]

/** Whom a colour stands for. */
export interface Party {
  /** The same for all hands that share the colour. */
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly mark: Mark
  /** Woven and square, or plain and round. */
  readonly isOrganisation: boolean
}

export interface Paint {
  readonly colouring: Colouring
  readonly hands: readonly NamedHand[]
  /** Null where nobody is told apart. */
  partyOf(hand: number): Party | null
  /** The whole of it in words: « Mireille Aubanel, pour La Remise ». */
  sayHand(hand: number): string
}

/** « Mireille Aubanel, pour La Remise, transmis par Sékou Diarra » */
export function sayNamed({ name, organisation, relayedBy, isMe }: NamedHand): string {
  const who = isMe ? t('history.me', { name }) : name
  return [
    organisation ? t('history.for', { name: who, organisation: organisation.name }) : who,
    ...(relayedBy === null ? [] : [t('history.relayed', { name: relayedBy })]),
  ].join(', ')
}

/** Who holds the pen, coloured in this way. */
export function paintOf(hands: readonly NamedHand[], colouring: Colouring): Paint {
  const people = marksOfPeople(hands)
  const parties = hands.map((hand) => partyOf(hand, colouring, people))
  return {
    colouring,
    hands,
    partyOf: (hand) => parties[hand] ?? null,
    sayHand: (hand) => {
      const named = hands[hand]
      return named ? sayNamed(named) : t('history.nobody')
    },
  }
}

function partyOf(hand: NamedHand, colouring: Colouring, people: ReadonlyMap<string, Mark>): Party | null {
  if (colouring === 'none') return null
  const { organisation, actorId, name } = hand
  if (colouring === 'organisation' && organisation) {
    const mark = { hue: organisation.hue, pattern: organisation.pattern }
    const { id, name: called } = organisation
    return { id, name: called, initials: initials(called), mark, isOrganisation: true }
  }
  // Who writes in their own name has no colour among organisations.
  const mark = colouring === 'person' ? (people.get(actorId) ?? unattributed) : unattributed
  return { id: actorId, name, initials: initials(name), mark, isOrganisation: false }
}

/** Everybody keeps their own hue; of two people with the same, the second is woven otherwise. */
function marksOfPeople(hands: readonly NamedHand[]): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  const taken = new Map<number, number>()
  for (const { actorId, hue, isSystem } of hands) {
    if (marks.has(actorId)) continue
    const before = taken.get(hue) ?? 0
    taken.set(hue, before + 1)
    const isPlain = isSystem || hue < 1
    marks.set(actorId, isPlain ? unattributed : { hue, pattern: ((hue - 1 + before) % 12) + 1 })
  }
  return marks
}

export interface PartyWords<Of> {
  readonly party: Party
  readonly words: number
  readonly of: readonly Of[]
}

/** What several hands did, put together by the colour that they share; whoever did most first. */
export function byParty<Of extends { readonly hand: number }>(
  paint: Paint,
  all: readonly Of[],
  wordsOf: (one: Of) => number,
): PartyWords<Of>[] {
  const parties = new Map<string, { party: Party; words: number; of: Of[] }>()
  for (const one of all) {
    const party = paint.partyOf(one.hand) ?? everybody()
    const known = parties.get(party.id) ?? { party, words: 0, of: [] }
    known.words += wordsOf(one)
    known.of.push(one)
    parties.set(party.id, known)
  }
  return [...parties.values()].sort((a, b) => b.words - a.words)
}

const everybody = (): Party => ({
  id: '',
  name: t('history.everybody'),
  initials: '',
  mark: unattributed,
  isOrganisation: false,
})

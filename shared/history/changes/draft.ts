// A change while the comparison is read: it has no number yet, and those that go together may still become one.
import type { Change, ChangeKind, Look, Sides, Tally } from '../change.ts'
import type { Attributes } from '../page.ts'
import type { Range } from '../ranges.ts'
import type { SectionName, Stroke } from '../shown.ts'

export type Around = () => readonly (readonly Range[])[]

export interface Draft {
  readonly kind: ChangeKind
  /** Where it is in the order of reading: the line, and the place within. */
  order: readonly [line: number, place: number]
  readonly section: SectionName | null
  readonly blockId: string | null
  before: string
  after: string
  words: Tally
  readonly looks?: { readonly before: Look; readonly after: Look }
  readonly marks?: { readonly added: Attributes; readonly removed: Attributes }
  /** What tells who did it: the first of these groups of characters with which anything was done. */
  told: readonly (readonly Range[])[]
  /** Of what was written and taken out, each by itself. */
  written: { readonly added: readonly Range[]; readonly removed: readonly Range[] }
  /** Neighbours that say the same of lines one below the other are one change. */
  readonly joins: string | null
  /** The same of what is around it, nearest first, asked for where nothing else tells: it may have been pushed aside. */
  around: Around
  by: readonly Stroke[]
  sides: Sides | null
  /** Of the change that it became part of. */
  into: Draft | null
  id: number
}

export type Drafting = Pick<Draft, 'kind' | 'order' | 'section' | 'blockId'> &
  Partial<Omit<Draft, 'kind' | 'order' | 'section' | 'blockId' | 'id' | 'into' | 'by' | 'sides' | 'written' | 'around'>>

export const draftOf = (said: Drafting): Draft => ({
  before: '',
  after: '',
  words: { added: 0, removed: 0 },
  told: [],
  joins: null,
  ...said,
  written: { added: [], removed: [] },
  around: () => [],
  by: [],
  sides: null,
  into: null,
  id: -1,
})

export const idOf = (draft: Draft): number => (draft.into === null ? draft.id : idOf(draft.into))

export const changeOf = ({
  id,
  kind,
  by,
  sides,
  section,
  blockId,
  before,
  after,
  words,
  looks,
  marks,
}: Draft): Change => ({
  id,
  kind,
  by,
  ...(sides ? { sides } : {}),
  section,
  blockId,
  before,
  after,
  words,
  ...(looks ? { looks } : {}),
  ...(marks ? { marks } : {}),
})

/** In the order of reading, those that go together as one, each with its number. */
export function numbered(drafts: readonly Draft[]): Draft[] {
  const sorted = drafts.toSorted((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1])
  const kept: Draft[] = []
  const open = new Map<string, { draft: Draft; line: number }>()
  for (const draft of sorted) {
    const key = draft.joins === null ? null : keyOf(draft)
    const last = key === null ? undefined : open.get(key)
    const line = draft.order[0]
    if (last !== undefined && line - last.line < 2) {
      join(last.draft, draft)
      last.line = line
      continue
    }
    draft.id = kept.length
    kept.push(draft)
    if (key !== null) open.set(key, { draft, line })
  }
  return kept
}

const keyOf = ({ kind, joins, section, by }: Draft): string =>
  JSON.stringify([kind, joins, section?.blockId, section?.title, by[0]?.hand])

function join(draft: Draft, more: Draft): void {
  draft.before = [draft.before, more.before].filter((text) => text !== '').join('\n')
  draft.after = [draft.after, more.after].filter((text) => text !== '').join('\n')
  draft.words = {
    added: draft.words.added + more.words.added,
    removed: draft.words.removed + more.words.removed,
  }
  draft.by = [...draft.by, ...more.by.filter(({ hand }) => draft.by.every((one) => one.hand !== hand))]
  more.into = draft
}

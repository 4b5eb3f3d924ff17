// The workshops of a meeting written up together: the day, a chapter for each, then what they have in common. Pure. [A75]
import type { DocumentJson } from '../../document/schema.ts'
import { withIds } from '../../document/templates/templates.ts'
import type { Meeting, MeetingFacts } from '../../schemas/meetings.ts'
import { said } from './said.ts'
import { brief } from './landmarks.ts'
import { matterOf, type Given, type Matter } from './matter.ts'
import { callout, heading, inline, paragraph, Quotes, t, type Piece, type Source } from './pieces.ts'

export type GivenMeeting = {
  facts: Pick<MeetingFacts, 'title' | 'startsAt' | 'endsAt' | 'place' | 'framing'>
  attendance: Meeting['attendance']
  /** In the order of the day; only those that are over. */
  workshops: readonly Given[]
}

export type WrittenCombined = { content: DocumentJson; sources: { workshopId: string; sources: Source[] }[] }

type Chapter = { matter: Matter; quotes: Quotes }

export function combinedRestitutionOf(given: GivenMeeting, makeId: () => string): WrittenCombined {
  const chapters = given.workshops.map((one) => ({ matter: matterOf(one), quotes: new Quotes(makeId) }))
  const content = [callout('note', t('restitution.meeting.draft')), ...chapters.flatMap(chapter)]
  return {
    content: withIds({ type: 'doc', content }, makeId),
    sources: chapters.map(({ matter, quotes }) => ({ workshopId: matter.head.id, sources: quotes.sources })),
  }
}

function chapter({ matter, quotes }: Chapter): Piece[] {
  return [heading(2, matter.facts.title), ...[...brief(matter), ...said(matter, quotes)].map(oneLevelDown)]
}

/** A document has four levels of headings: what is below the last stands in bold. */
function oneLevelDown(piece: Piece): Piece {
  if (piece.type !== 'heading') return piece
  const level = Number(piece.attrs?.['level'])
  if (level < 4) return { ...piece, attrs: { ...piece.attrs, level: level + 1 } }
  const text = (piece.content ?? []).map((one) => one.text ?? '').join('')
  return { ...paragraph(inline(text, 'bold')), attrs: { id: piece.attrs?.['id'] } }
}

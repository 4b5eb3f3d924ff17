// The workshops of a meeting written up together: the day, a chapter for each, then what they have in common. Pure. [A75]
import type { DocumentJson } from '../../document/schema.ts'
import { withIds } from '../../document/templates/templates.ts'
import type { Meeting, MeetingFacts } from '../../schemas/meetings.ts'
import { evaluationAcross, nextOf } from './after.ts'
import { actionsListing, decisionsListing } from './decided.ts'
import {
  brief,
  contributed,
  organisationsIn,
  peopleSaid,
  presenceOf,
  whenAndWhere,
  whoRan,
  type Line,
} from './landmarks.ts'
import { sectionAcross, type Chapter } from './listing.ts'
import { needsListing, parkingListing, practices, projectsListing } from './lists.ts'
import { matterOf, type Given, type Matter } from './matter.ts'
import {
  bullets,
  callout,
  distinct,
  heading,
  inline,
  ledger,
  listed,
  paragraph,
  Quotes,
  sayDay,
  t,
  type Piece,
  type Source,
} from './pieces.ts'
import { interventions } from './panel.ts'
import { said } from './said.ts'

export type GivenMeeting = {
  facts: Pick<MeetingFacts, 'title' | 'startsAt' | 'endsAt' | 'place' | 'framing' | 'feedbackDue'>
  /** Each person once, over the day. */
  attendance: Meeting['attendance']
  /** In the order of the day; only those that are over. */
  workshops: readonly Given[]
  /** Titles of those that are not. */
  toCome: readonly string[]
  /** Where participants follow what became of their contributions. */
  followAddress: string
}

/** Of each workshop, whose ids they are. */
export type WrittenCombined = { content: DocumentJson; sources: { workshopId: string; sources: Source[] }[] }

export function combinedRestitutionOf(given: GivenMeeting, makeId: () => string): WrittenCombined {
  const chapters = given.workshops.map((one) => ({ matter: matterOf(one), quotes: new Quotes(makeId) }))
  const matters = chapters.map(({ matter }) => matter)
  const pilot = listed(distinct(matters.map(({ facts }) => facts.pilot)))
  const content = [
    callout('note', t('restitution.meeting.draft')),
    ...theDay(given, matters),
    ...presenceOf(given.attendance.people, matters.flatMap(organisationsIn)),
    ...chapters.flatMap(chapterWritten),
    ...[needsListing, projectsListing, decisionsListing, actionsListing, parkingListing].flatMap((listing) =>
      sectionAcross(listing, chapters),
    ),
    ...evaluationAcross(matters),
    ...nextOf({
      feedbackDue: given.facts.feedbackDue,
      followAddress: given.followAddress,
      correcting: t('restitution.meeting.correcting', { pilot }),
    }),
  ]
  return {
    content: withIds({ type: 'doc', content }, makeId),
    sources: chapters.map(({ matter, quotes }) => ({ workshopId: matter.head.id, sources: quotes.sources })),
  }
}

function theDay({ facts, attendance, toCome }: GivenMeeting, matters: readonly Matter[]): Piece[] {
  const { title, startsAt, endsAt, place, framing } = facts
  const colleges = new Map(attendance.byCollege.map(({ college, people }) => [college, people]))
  const lines: Line[] = [
    [t('restitution.landmarks.title'), title],
    [t('restitution.landmarks.when'), whenAndWhere(startsAt, place)],
    ...(isLaterDay(startsAt, endsAt) ? [[t('restitution.meeting.until'), sayDay(endsAt ?? '')] satisfies Line] : []),
    [t('restitution.landmarks.present'), peopleSaid(attendance.people, colleges)],
    [
      t('restitution.meeting.workshops'),
      matters.map(({ facts: of }) => paragraph(t('restitution.meeting.line', { title: of.title, pilot: of.pilot }))),
    ],
  ]
  return [
    heading(2, t('restitution.landmarks')),
    ledger(lines),
    ...framing.split(/\n{2,}/u).flatMap((part) => (part === '' ? [] : [paragraph(part)])),
    ...(toCome.length === 0
      ? []
      : [paragraph(t('restitution.meeting.toCome')), bullets(toCome.map((one) => paragraph(one)))]),
  ]
}

const isLaterDay = (startsAt: string | null, endsAt: string | null): boolean =>
  startsAt !== null && endsAt !== null && sayDay(startsAt) !== sayDay(endsAt)

function chapterWritten({ matter, quotes }: Chapter): Piece[] {
  const { title, startsAt, place } = matter.facts
  const n = matter.state.guests.size
  return [
    heading(2, title),
    ledger([
      [t('restitution.landmarks.when'), whenAndWhere(startsAt, place)],
      ...whoRan(matter),
      [t('restitution.meeting.present'), peopleSaid(n, new Map())],
      contributed(matter),
    ]),
    ...[...brief(matter), ...interventions(matter, quotes), ...said(matter, quotes), ...practices(matter, quotes)].map(
      oneLevelDown,
    ),
  ]
}

/** A document has four levels of headings: what is below the last stands in bold. */
function oneLevelDown(piece: Piece): Piece {
  if (piece.type !== 'heading') return piece
  const { level, ...others } = piece.attrs ?? {}
  if (level === 2 || level === 3) return { ...piece, attrs: { ...others, level: level + 1 } }
  const text = (piece.content ?? []).map((one) => one.text ?? '').join('')
  return { ...paragraph(inline(text, 'bold')), attrs: others }
}

// The past of texts as it crosses HTTP: sittings, versions, moments, comparisons, the mirror.
import { z } from 'zod'
import type { Changes } from '../history/change.ts'
import type { ShownNode } from '../history/shown.ts'
import { lockReasons } from '../rules/versions.ts'
import { documentState } from './documents.ts'
import { day, id, instant, line, lines } from './text.ts'

/** A row of the log; 0 is the empty text before the first. In an address, digits: what is left out or empty must never pass for 0. */
export const position = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0))

/** A hand under the names it bears today. */
export const namedHand = z.object({
  actorId: id,
  /** « Ancien membre 7 » once the account is gone. */
  name: z.string(),
  /** Of whoever is at work by itself (a restitution, an import): no person. */
  isSystem: z.boolean(),
  isMe: z.boolean(),
  /** Of the person, for « par personne ». */
  hue: z.number().int(),
  organisation: z.object({ id, name: z.string(), hue: z.number().int(), pattern: z.number().int() }).nullable(),
  /** By whom it was sent in their stead. */
  relayedBy: z.string().nullable(),
})
export type NamedHand = z.infer<typeof namedHand>

export const restoreScopes = ['whole', 'section', 'block'] as const

const tally = z.object({ added: z.number().int(), removed: z.number().int() })
const sectionName = z.object({ blockId: z.string(), title: z.string() })
const stroke = z.object({ hand: z.number().int(), position: z.number().int(), at: z.number() })

/** Where words stand that their author erased after the version was locked: blocks, never words. */
export const erasedPassages = z.object({ passages: z.number().int(), since: instant, blocks: z.array(id) })
export type ErasedPassages = z.infer<typeof erasedPassages>

/** The packs that were made of a locked version, the first one first. */
export const packs = z.object({
  hands: z.array(namedHand),
  packs: z.array(
    z.object({
      /** SHA-256 of the ZIP (hex), and its bytes. */
      hash: z.string(),
      size: z.number().int(),
      at: instant,
      by: z.number().int().describe('a hand of the reply'),
    }),
  ),
})
export type Packs = z.infer<typeof packs>

/** « Passages effacés depuis », of one document: what pilots are told. */
export const erasureNotice = z.object({
  documentId: id,
  demarcheId: id,
  title: z.string(),
  passages: z.number().int(),
  at: instant,
  seen: z.boolean(),
})
export type ErasureNotice = z.infer<typeof erasureNotice>

export const version = z.object({
  id,
  position: z.number().int(),
  /** Of the row at that position. */
  at: instant,
  name: z.string(),
  description: z.string(),
  createdAt: instant,
  by: z.number().int().describe('a hand of the reply'),
  /** Named by itself, before a restoration. */
  isAutomatic: z.boolean(),
  lock: z
    .object({ reason: z.enum(lockReasons), date: z.string().nullable(), at: instant, by: z.number().int() })
    .nullable(),
  /** SHA-256 of what the version says (hex), and the head of the chain there: told on locked ones. */
  hash: z.string().nullable(),
  head: z.string().nullable(),
  /** Passages of a locked one whose words their author erased since; told to pilots, null to others. */
  erased: erasedPassages.nullable(),
})
export type Version = z.infer<typeof version>

export const sittingLine = z.object({
  kind: z.literal('sitting'),
  from: z.number().int(),
  to: z.number().int(),
  startedAt: instant,
  endedAt: instant,
  hands: z.array(z.object({ hand: z.number().int(), words: tally })),
  sections: z.array(sectionName),
  changes: z.number().int(),
})
export const versionLine = z.object({ kind: z.literal('version'), version })
/** Acts on the document beside its text: a closed list, each with what it needs to be told. */
export const actLine = z.object({
  kind: z.literal('act'),
  at: instant,
  /** The head of the log at that instant. */
  position: z.number().int(),
  by: z.number().int().nullable(),
  act: z.discriminatedUnion('name', [
    z.object({ name: z.literal('created'), template: z.string() }),
    z.object({ name: z.literal('renamed'), from: z.string(), to: z.string() }),
    z.object({ name: z.literal('movedState'), from: documentState, to: documentState, reason: z.string() }),
    z.object({ name: z.literal('restricted'), restricted: z.boolean() }),
    z.object({ name: z.literal('restored'), to: z.number().int(), scope: z.enum(['whole', 'section', 'block']) }),
    z.object({ name: z.literal('redacted'), reason: z.string() }),
  ]),
})
export const historyLine = z.discriminatedUnion('kind', [sittingLine, versionLine, actLine])
export type HistoryLine = z.infer<typeof historyLine>

export const historyQuery = z.object({
  documentId: id,
  /** Of a hand of the reply, as its organisation is. */
  actorId: id.optional(),
  organisationId: id.optional(),
  /** The id of a heading. */
  section: z.string().max(64).optional(),
  since: instant.optional(),
  until: instant.optional(),
  /** Only what came after I last saw the text. */
  sinceMyVisit: z.stringbool().optional(),
  /** Lines before this position: the next page. */
  before: position.optional(),
})

export const history = z.object({
  title: z.string(),
  demarcheId: id,
  demarcheTitle: z.string(),
  /** The end of the log, and what I had seen of it before this visit; null if I never opened it. */
  head: z.number().int(),
  seen: z.number().int().nullable(),
  startedAt: instant.nullable(),
  /** Of the whole history that I may see, whatever is filtered. */
  counts: z.object({ sittings: z.number().int(), people: z.number().int(), organisations: z.number().int() }),
  /** Everybody who may be filtered by, and every section that stands. */
  sections: z.array(sectionName),
  hands: z.array(namedHand),
  /** The latest first. */
  lines: z.array(historyLine),
  /** `before` of the next page; null at the end. */
  next: z.number().int().nullable(),
  /** The first text that I may see, as it stood when I came, where what precedes is hidden from members who came later. [H42] */
  arrival: z.object({ at: instant, position: z.number().int() }).nullable(),
  mayDo: z.array(z.enum(['nameVersion', 'lockVersion', 'packVersion', 'restoreText'])),
})
export type History = z.infer<typeof history>

/** What came since I last had the text open, mine apart. */
export const unseen = z.object({
  /** Until where I had seen it, and when that was; null if I never opened it, or may not see its history. */
  seen: z.object({ position: z.number().int(), at: instant }).nullable(),
  head: z.number().int(),
  /** Rows of others, a thousand at most are counted. */
  rows: z.number().int(),
  /** Whose they are, the latest first. */
  hands: z.array(namedHand),
  /** The last time that somebody else returned to a past moment: the row that did it. */
  restored: z.object({ by: namedHand, scope: z.enum(restoreScopes), position: z.number().int() }).nullable(),
})
export type Unseen = z.infer<typeof unseen>

/** Deep trees that our own thread made: checked by their type alone. */
const shown = z.custom<ShownNode>((value) => typeof value === 'object' && value !== null)

export const moment = z.object({
  position: z.number().int(),
  at: instant.nullable(),
  title: z.string(),
  hands: z.array(namedHand),
  text: shown,
})
export type Moment = z.infer<typeof moment>

export const comparison = z.object({
  from: z.object({ position: z.number().int(), at: instant.nullable(), title: z.string() }),
  to: z.object({ position: z.number().int(), at: instant.nullable(), title: z.string() }),
  hands: z.array(namedHand),
  changes: z.custom<Changes['changes']>(Array.isArray),
  tally,
  sections: z.custom<Changes['sections']>(Array.isArray),
  inline: shown,
  beside: z.custom<Changes['beside']>(Array.isArray),
})
export type Comparison = z.infer<typeof comparison>

const share = z.object({
  hand: z.number().int(),
  standing: z.number().int(),
  added: z.number().int(),
  removed: z.number().int(),
})
export const mirror = z.object({
  position: z.number().int(),
  at: instant.nullable(),
  hands: z.array(namedHand),
  /** The collège of each organisation among the hands, where its family has one. */
  colleges: z.record(id, z.string()),
  whole: z.array(share),
  sections: z.array(z.object({ section: sectionName.nullable(), shares: z.array(share) })),
  overTime: z.array(
    z.object({
      position: z.number().int(),
      at: instant,
      standing: z.array(z.object({ hand: z.number().int(), words: z.number().int() })),
    }),
  ),
  /** Organisations of the démarche that have not written in it yet. */
  silent: z.array(z.object({ id, name: z.string(), hue: z.number().int(), pattern: z.number().int() })),
})
export type Mirror = z.infer<typeof mirror>

export const foundInHistory = z.object({
  hands: z.array(namedHand),
  found: z.array(
    z.object({
      section: sectionName.nullable(),
      blockId: z.string().nullable(),
      passage: z.string(),
      from: z.number().int(),
      length: z.number().int(),
      /** Null where that was before what I may see. */
      appeared: stroke.nullable(),
      gone: stroke.nullable(),
    }),
  ),
})
export type FoundInHistory = z.infer<typeof foundInHistory>

export const newVersion = z.object({
  documentId: id,
  /** The end of the log where none is told. */
  position: position.optional(),
  name: line(120),
  description: lines(2000).default(''),
})
export const versionLock = z.object({
  documentId: id,
  versionId: id,
  reason: z.enum(lockReasons),
  /** Of the vote or of the sending. */
  date: day.nullish(),
})
export const restoration = z.object({
  documentId: id,
  position,
  scope: z.enum(restoreScopes),
  /** The heading or the block as it stood then; not for the whole. */
  blockId: z.string().max(64).optional(),
})

/** A day of writing in one text, told without playing its log: who wrote, not how much. */
export const writingLine = z.object({
  kind: z.literal('writing'),
  from: z.number().int(),
  to: z.number().int(),
  startedAt: instant,
  endedAt: instant,
  /** In the order in which they began. */
  hands: z.array(z.number().int()),
})
export const activityLine = z.object({
  documentId: id,
  title: z.string(),
  line: z.discriminatedUnion('kind', [writingLine, versionLine, actLine]),
})
export type ActivityLine = z.infer<typeof activityLine>
export const activity = z.object({
  hands: z.array(namedHand),
  /** Whole days, the latest first. */
  lines: z.array(activityLine),
  /** `before` of the next page; null at the end. */
  next: instant.nullable(),
})
export type Activity = z.infer<typeof activity>

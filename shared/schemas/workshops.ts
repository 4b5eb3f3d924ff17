// What goes in and out of the endpoints of workshops. Commands and phases are checked against the types of shared/workshop.
import { z } from 'zod'
import type { GuestCommand, SteeringCommand } from '../workshop/commands.ts'
import { longestAnswer, longestReason } from '../workshop/ballots.ts'
import { colleges } from '../workshop/colleges.ts'
import { refusals } from '../workshop/commands.ts'
import { longestSynthesis } from '../workshop/decide/panel.ts'
import { hideReasons, stages } from '../workshop/events.ts'
import { languages } from '../workshop/languages.ts'
import { modes, rehearsalSizes } from '../workshop/preparing.ts'
import { contributionTypes, identities, phaseKinds, visibilities, type Phase } from '../workshop/phases.ts'
import { signals } from '../workshop/signals.ts'
import type { FeedMessage } from '../workshop/view.ts'
import { id, instant, line, lines } from './text.ts'

/** Letters of a contribution, at most, whatever a phase says. */
export const longestText = 2_000
const hour = 60 * 60 * 1000

/** One line, which may be empty. */
const oneLine = (most: number) => z.union([z.literal(''), line(most)])
const contributionType = z.enum(contributionTypes)
const text = lines(longestText)
const count = (most: number) => z.number().int().min(1).max(most)

const collect = z.object({
  mechanism: z.literal('collect'),
  types: z.array(contributionType).min(1).max(8),
  most: count(100),
  length: count(longestText),
  visibility: z.enum(visibilities),
  together: z.union([z.literal(1), z.literal(2), z.literal(4)]),
  moderated: z.boolean(),
  supported: z.boolean(),
})
const group = z.object({ mechanism: z.literal('group'), scope: z.enum(['table', 'all']), top: count(20) })
const ballot = z
  .object({
    mechanism: z.literal('ballot'),
    method: z.enum(['dots', 'consent', 'gradient', 'matrix', 'choice']),
    subject: z.enum(['clusters', 'contributions', 'items', 'section']),
    items: z.array(line(300)).max(40),
    section: z.object({ documentId: id, blockId: id }).nullable().optional(),
    budget: count(100),
    mostEach: count(100),
    secrecy: z.enum(['secret', 'named', 'organisation']),
    live: z.boolean(),
    byCollege: z.boolean(),
    axes: z.tuple([lines(60), lines(60)]),
  })
  .refine(
    ({ subject, method, secrecy }) => subject !== 'section' || (method === 'consent' && secrecy === 'organisation'),
    'organisations consent to sections',
  )
const speakerId = z.string().regex(/^[\w-]{1,40}$/)
const panelSpeaker = z.object({
  id: speakerId,
  /** Empty once it was erased: the plan stays readable. Before people come it is missing, which `missing` tells. [A93] */
  name: oneLine(80),
  role: oneLine(120),
  organisation: oneLine(160),
  subject: oneLine(200),
})
const queue = z.discriminatedUnion('of', [
  z.object({ mechanism: z.literal('queue'), of: z.enum(['hands', 'tables']), secondsEach: count(3_600) }),
  z.object({
    mechanism: z.literal('queue'),
    of: z.literal('speakers'),
    secondsEach: count(3_600),
    speakers: z
      .array(panelSpeaker)
      .min(1)
      .max(12)
      .refine((all) => new Set(all.map(({ id: one }) => one)).size === all.length, 'twice the same speaker'),
    questions: z.boolean(),
    moderated: z.boolean(),
  }),
])
const show = z.object({ mechanism: z.literal('show'), text: lines(4_000), documentId: id.nullable() })
export const formField = z.object({
  id: line(40),
  kind: z.enum(['rating', 'text', 'choice']),
  label: line(200),
  choices: z.array(line(120)).max(12),
})
const form = z.object({ mechanism: z.literal('form'), fields: z.array(formField).min(1).max(12) })

export const phase = z
  .object({
    id,
    kind: z.enum(phaseKinds),
    title: line(80),
    prompt: lines(400),
    minutes: z.number().int().min(0).max(600),
    identity: z.enum(identities),
    config: z.discriminatedUnion('mechanism', [collect, group, ballot, queue, show, form]),
  })
  .refine(
    ({ identity, config }) => identity !== 'nameless' || config.mechanism !== 'ballot' || config.subject !== 'section',
    'the text tells who consented',
  ) satisfies z.ZodType<Phase>

const roundId = id
const contributionId = id
const clusterId = id
const tableId = id.nullable()
const before = id.nullable()
const is = <const K extends string>(kind: K) => z.literal(kind)

/** Of words; missing: that of the room. */
export const language = z.enum(languages).optional()

const grouping = [
  z.object({ kind: is('makeCluster'), clusterId, title: lines(120), contributions: z.array(id).max(2_000) }),
  z.object({ kind: is('nameCluster'), clusterId, title: lines(120) }),
  z.object({ kind: is('synthesise'), clusterId, text: lines(longestSynthesis) }),
  z.object({ kind: is('choose'), clusterId, top: z.boolean() }),
  z.object({ kind: is('disagree'), clusterId, disagreed: z.boolean() }),
  z.object({ kind: is('removeCluster'), clusterId }),
  z.object({ kind: is('place'), contributionId, clusterId: clusterId.nullable(), before }),
  z.object({
    kind: is('merge'),
    contributionId,
    parents: z.array(id).min(1).max(50),
    edge: z.enum(['merge', 'rewording']),
    type: contributionType,
    text,
    language,
  }),
] as const

const shown = z.union([
  z.object({ kind: z.enum(['phase', 'welcome', 'wall', 'results', 'blank']) }),
  z.object({ kind: is('contribution'), contributionId }),
  z.object({ kind: is('cluster'), clusterId }),
  z.object({ kind: is('intervention'), roundId, speakerId }),
])
const speaker = z.union([z.object({ guestId: id }), z.object({ tableId: id }), z.object({ speakerId })])
/** Of a question to a panel. */
const toSpeaker = speakerId.nullable().optional()

/** By id of a subject or a field. No more of them than anybody could answer. */
const byKey = <V extends z.ZodType>(value: V) =>
  z.record(line(40), value).refine((record) => Object.keys(record).length <= 2_000)
const words = (longest: number) => byKey(lines(longest))
/** Answers to a form, whole. */
export const fill = z.object({
  kind: is('fill'),
  roundId,
  marks: z.record(line(40), z.number().int().min(0).max(40)),
  texts: words(longestAnswer),
})
const coordinate = z.number().min(0).max(100)
/** What somebody chooses in a ballot: see shared/workshop/ballots.ts. */
export const choice = byKey(z.union([z.number().int().min(0).max(100), z.tuple([coordinate, coordinate])]))

export const hideReason = z.enum(hideReasons)
const flag = z.boolean()

export const steeringCommand = z.discriminatedUnion('kind', [
  z.object({ kind: is('addPhase'), phase, before }),
  z.object({ kind: is('changePhase'), phase }),
  z.object({ kind: is('movePhase'), phaseId: id, before }),
  z.object({ kind: is('skipPhase'), phaseId: id, skipped: flag }),
  z.object({ kind: is('removePhase'), phaseId: id }),
  z.object({ kind: is('setTables'), count: z.number().int().min(0).max(60) }),
  z.object({ kind: is('open') }),
  z.object({ kind: is('backToDraft') }),
  z.object({ kind: is('cancel'), reason: lines(400) }),
  z.object({ kind: is('start') }),
  z.object({ kind: is('next'), roundId }),
  z.object({ kind: is('back'), roundId }),
  z.object({ kind: is('goTo'), roundId, phaseId: id }),
  z.object({ kind: is('extend'), roundId, milliseconds: z.number().int().min(-hour).max(hour), tableId }),
  z.object({ kind: is('pause'), roundId }),
  z.object({ kind: is('resume'), roundId }),
  z.object({ kind: is('reveal'), roundId, revealed: flag }),
  z.object({ kind: is('lock'), roundId, locked: flag }),
  z.object({ kind: is('openBallot'), roundId }),
  z.object({ kind: is('closeBallot'), roundId }),
  z.object({ kind: is('showResults'), roundId, shown: flag }),
  z.object({ kind: is('message'), text: lines(400) }),
  z.object({ kind: is('show'), what: shown }),
  z.object({ kind: is('takeConsole') }),
  z.object({ kind: is('wish'), signals: z.array(z.enum(signals)).max(3) }),
  z.object({ kind: is('undo'), commandId: id }),
  z.object({ kind: is('close'), roundId: roundId.nullable() }),
  z.object({ kind: is('reopen'), reason: line(400) }),
  z.object({ kind: is('nameRapporteur'), tableId: id, guestId: id.nullable() }),
  z.object({ kind: is('seat'), guestId: id, tableId }),
  z.object({ kind: is('hide'), contributionId, reason: hideReason }),
  z.object({ kind: is('unhide'), contributionId }),
  z.object({ kind: is('hideReason'), roundId, subjectId: line(40), text: lines(longestReason), reason: hideReason }),
  z.object({ kind: is('unhideReason'), roundId, subjectId: line(40), text: lines(longestReason) }),
  z.object({ kind: is('take'), contributionId, taken: flag }),
  z.object({ kind: is('park'), contributionId, parked: flag }),
  z.object({ kind: is('enter'), roundId, tableId, contributionId, type: contributionType, text, toSpeaker, language }),
  z.object({ kind: is('giveFloor'), roundId, speaker }),
  z.object({ kind: is('endFloor'), roundId }),
  z.object({ kind: is('removeFromQueue'), roundId, guestId: id }),
  z.object({ kind: is('sumUp'), roundId, speakerId, text: lines(longestSynthesis) }),
  z.object({ kind: is('eraseSpeaker'), speakerId }),
  z.object({ kind: is('markAsked'), contributionId, asked: z.boolean() }),
  ...grouping,
]) satisfies z.ZodType<SteeringCommand>

export const guestCommand = z.discriminatedUnion('kind', [
  z.object({ kind: is('sit'), tableId }),
  z.object({ kind: is('leave') }),
  z.object({ kind: is('becomeRapporteur') }),
  z.object({ kind: is('send'), roundId, contributionId, type: contributionType, text, toSpeaker, language }),
  z.object({ kind: is('reword'), contributionId, type: contributionType, text, language }),
  z.object({ kind: is('withdraw'), contributionId }),
  z.object({ kind: is('erase'), contributionId }),
  z.object({ kind: is('eraseMe') }),
  z.object({ kind: is('park'), contributionId, parked: flag }),
  z.object({ kind: is('finish'), roundId, finished: flag }),
  z.object({ kind: is('support'), contributionId, supported: flag }),
  z.object({ kind: is('askFloor'), roundId }),
  z.object({ kind: is('withdrawFloor'), roundId }),
  z.object({ kind: is('vote'), roundId, choice, reasons: words(longestReason) }),
  fill,
  ...grouping,
]) satisfies z.ZodType<GuestCommand>

/** Commands of one request: a phone that was away sends all that waited. */
const batch = <C extends z.ZodType>(command: C) => z.array(z.object({ id, command })).min(1).max(100)
export const steering = batch(steeringCommand)
export const takingPart = batch(guestCommand)

/** One for each command, in their order. */
export const answers = z.object({
  answers: z.array(
    z.union([z.object({ id, revision: z.number().int() }), z.object({ id, refused: z.enum(refusals) })]),
  ),
})

/** Made by the server from its own state: its shape is the type's. */
export const feedMessage = z.custom<FeedMessage>((value) => typeof value === 'object' && value !== null)

/** What is said of a workshop before it begins. */
export const workshopFacts = z.object({
  title: line(160),
  /** Which of the organisations of the démarche carries it. */
  pilotOrganisationId: id,
  framing: lines(4_000),
  questions: z.array(line(300)).max(4),
  mode: z.enum(modes),
  capacity: count(5_000),
  startsAt: instant.nullable(),
  place: lines(200),
  videoUrl: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
  /** Who answers for the data, and until when they are kept: shown in three lines to whoever joins. */
  notice: lines(800),
  /** When participants will hear what became of it. */
  feedbackDue: z.iso.date().nullable(),
})
export type WorkshopFacts = z.output<typeof workshopFacts>

export const workshopLine = z.object({
  id,
  title: z.string(),
  stage: z.enum(stages),
  startsAt: instant.nullable(),
  place: z.string(),
  mode: z.enum(modes),
  pilot: z.string(),
  guests: z.number().int(),
  minutes: z.number().int(),
  /** Of the meeting that gathers it with others. */
  meetingId: id.nullable(),
})
export type WorkshopLine = z.output<typeof workshopLine>

export const rehearsalPeople = z.literal([...rehearsalSizes])

/** A workshop as those who prepare it read it. */
export const workshop = workshopFacts.extend({
  id,
  demarcheId: id,
  demarcheTitle: z.string(),
  /** `code`: of the day, while it is open. */
  meeting: z.object({ id, title: z.string(), code: z.string().nullable() }).nullable(),
  stage: z.enum(stages),
  revision: z.number().int(),
  code: z.string().nullable(),
  pilot: z.string(),
  phases: z.array(phase.extend({ skipped: z.boolean(), notes: z.string() })),
  tables: z.number().int(),
  /** Proposed to phones. */
  wish: z.array(z.enum(signals)),
  /** Named to run it, beside the pilots and facilitators of the démarche. */
  facilitators: z.array(z.object({ personId: id, displayName: z.string() })),
  /** All who may run it, to those who may: who has the console is told by its actor. */
  leaders: z.array(z.object({ actorId: id, personId: id, displayName: z.string() })),
  maySteer: z.boolean(),
  /** Of a rehearsal: the workshop that is rehearsed. */
  rehearsalOf: id.nullable(),
  /** The rehearsal of it that is under way, to those who may steer it. */
  rehearsal: z.object({ workshopId: id, people: z.number().int() }).nullable(),
  /** What is missing before people may join. */
  missing: z.array(z.enum(['pilot', 'phases', 'speakers', 'notice', 'feedbackDue'])),
})
export type Workshop = z.output<typeof workshop>

/** The photograph of a sheet that a table wrote on. */
export const sheetPhoto = z.object({
  photoId: id,
  tableId: id.nullable(),
  width: z.number().int(),
  height: z.number().int(),
  at: instant,
})
export type SheetPhoto = z.output<typeof sheetPhoto>

/** What somebody who has the code may know before joining. */
export const room = z.object({
  kind: z.literal('room'),
  workshopId: id,
  /** The day that it is part of; `code`: while it is open. */
  meeting: z.object({ title: z.string(), code: z.string().nullable() }).nullable(),
  title: z.string(),
  stage: z.enum(stages),
  pilot: z.string(),
  facilitators: z.array(z.string()),
  framing: z.string(),
  /** As it was typed. */
  notice: z.string(),
  /** For how long what is kept, in the language that was asked for. */
  kept: z.string(),
  feedbackDue: z.string().nullable(),
  tables: z.array(z.object({ id, number: z.number().int() })),
  isFull: z.boolean(),
  /** Those who joined with this device before. */
  guests: z.array(z.object({ guestId: id, name: z.string() })),
  /** Those who came with this device to another workshop of the meeting, and not to this one. */
  known: z.array(
    z.object({
      guestId: id,
      name: z.string(),
      identity: z.enum(identities),
      /** Of the directory; null where they typed it, or gave none. */
      organisationId: id.nullable(),
      organisation: z.string(),
      college: z.enum(colleges),
    }),
  ),
})
export type Room = z.output<typeof room>

export const newGuest = z.object({
  /** Made by the phone: sent twice, there is one guest. */
  guestId: id,
  identity: z.enum(identities),
  /** Empty for nobody's name. */
  name: lines(80),
  organisationId: id.nullable(),
  /** One that the directory does not know, as written. */
  organisationText: lines(160),
  college: z.enum(colleges),
  tableId,
  /** The guest of another workshop of the meeting who they are too, of the same device. */
  sameAs: id.nullable().default(null),
})

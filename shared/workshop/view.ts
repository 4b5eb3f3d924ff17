// What each kind of viewer is sent. What somebody may not see is not in their view: nothing is hidden by a screen. [A4]
import type { Choice } from './ballots.ts'
import type { HideReason, Shown, Speaker, Stage } from './events.ts'
import type { Language } from './languages.ts'
import type {
  BallotConfig,
  ContributionType,
  FormField,
  Identity,
  PanelSpeaker,
  PhaseConfig,
  PhaseKind,
} from './phases.ts'
import type { Tray } from './sight.ts'
import type { Signal } from './signals.ts'

/** `room`: everybody in the room, without a table. `table`: those who sit there. The rest are one each. */
export type Audience = { kind: 'room' | 'facilitator' | 'screen' | 'observer' } | { kind: 'table'; tableId: string }

export type HeadView = {
  title: string
  stage: Stage
  /** Of a rehearsal alone: everything in it will be wiped. [A84] */
  rehearsal?: true
  /** Where those who are not in the room meet, while one may join; missing where they do not. */
  videoUrl?: string
  /** To join by; null once nobody may. */
  code: string | null
  /** The day that it is part of, with the code of the day while that is open. */
  meeting: { title: string; code: string | null } | null
  /** How many phases are not skipped, and which of them this one is, from 1. */
  phases: number
  phaseNumber: number
  phase: { id: string; kind: PhaseKind; title: string; prompt: string; identity: Identity; config: PhaseConfig } | null
  round: {
    id: string
    revealed: boolean
    locked: boolean
    endsAt: number | null
    remaining: number | null
    /** From the start to the end as it stands, in milliseconds. Null: no timer. */
    length: number | null
    ballot: 'none' | 'open' | 'closed'
    resultsShown: boolean
  } | null
  /** What phones and the screen are brought to. */
  shown: Shown
  message: { id: string; text: string } | null
  /** What facilitators propose to phones; missing where they propose nothing. [A91] */
  wish?: readonly Signal[]
  /** Contributions: what people wrote that stands and is not hidden, of the whole workshop. Wrote, finished, voted (or filled in): of the round. */
  counts: {
    guests: number
    here: number
    tables: number
    contributions: number
    wrote: number
    finished: number
    voted: number
  }
}

export type ContributionView = {
  id: string
  type: ContributionType
  text: string
  /** Of the text; missing: that of the room. [A98] */
  language?: Language
  roundId: string
  tableId: string | null
  clusterId: string | null
  /** Null where the phase is nameless, and until it is revealed. */
  author: { name: string; organisation: string | null; organisationId: string | null } | null
  /** How many people's words are in it, itself and what it was made of. */
  voices: number
  supporters: number
  parked: boolean
  source: 'phone' | 'paper' | 'console'
  /** For facilitators only. */
  tray: Tray | null
  hidden: HideReason | null
  /** It lives on in another one, made of it. */
  into: string | null
  /** Of a question to a panel: to whom, null to all; and whether it was put. */
  question?: { to: string | null; asked: boolean }
}

export type ClusterView = {
  id: string
  tableId: string | null
  title: string
  synthesis: string
  top: boolean
  disagreed: boolean
  items: string[]
}

export type TableView = {
  id: string
  number: number
  /** Told to facilitators and to the table: a name, empty for a nameless one; null for nobody. */
  rapporteur: string | null
  people: number
  wrote: number
  finished: number
  extra: number
}

export type QueueView = {
  speaker: { who: SpeakerView; since: number } | null
  waiting: SpeakerView[]
  /** To facilitators, where people ask for the floor: everybody who had it in this round, whoever spoke most first. */
  heard: SpeakerView[]
}

/** A panel that is in hand; to facilitators also those before it, whose syntheses they go on writing. */
export type PanelView = {
  roundId: string
  title: string
  secondsEach: number
  /** In the planned order. */
  speakers: (PanelSpeaker & {
    is: 'coming' | 'speaking' | 'heard'
    /** Milliseconds, without the turn that is not over. */
    spoken: number
    /** Since when they speak, by the server's clock. */
    since: number | null
    /** For others than facilitators once they were heard. */
    synthesis: string
  })[]
}
export type SpeakerView = { speaker: Speaker; name: string; college: string | null; spoken: number }

/**
 * What a ballot gave, once it may be seen: by everybody once the results are shown, or live if the ballot says so; by the
 * facilitators also once it is closed.
 */
export type ResultsView = {
  roundId: string
  method: BallotConfig['method']
  secrecy: BallotConfig['secrecy']
  /** Ballots counted. */
  voters: number
  /** In the order of the ballot: whoever shows them ranks them. */
  subjects: SubjectResult[]
  /** From five ballots; smaller ones are together under `others`; none where that would be one alone. */
  colleges: CollegeResult[]
}

/** What a college gave, subject by subject in their order. */
export type CollegeResult = {
  college: string
  voters: number
  totals: number[]
  /** Of a consent or a gradient alone: how many gave each answer. Of a subject that fewer than five of a college answered: none, for all colleges. */
  answers: number[][]
  /** Of a matrix alone: the medians; null for the same reason. */
  places: ([number, number] | null)[]
}

export type SubjectResult = {
  id: string
  label: string
  /** Of a label that somebody wrote; missing: that of the room. */
  language?: Language
  /** Dots; of a poll those who chose it; else how many answered. */
  total: number
  /** Of a consent or a gradient: how many gave each answer. */
  answers: number[]
  /** Of a matrix: the medians, and where each put it, sorted. */
  place: [number, number] | null
  places: [number, number][]
  /** Of a ballot that is not secret. `name`: of the person or organisation; empty in a nameless phase. */
  /** `hidden`: to facilitators, who read what they hid; others are sent no word of it. */
  given: { name: string; answer: number; reason: string; hidden?: HideReason }[]
}

/** What a form gave. What was written in it is for facilitators only. */
export type FormResultsView = {
  roundId: string
  replies: number
  fields: {
    id: string
    kind: FormField['kind']
    label: string
    choices: string[]
    counts: number[]
    mean: number | null
    texts: string[]
  }[]
}

/** Shared by all of an audience. Records are keyed by id, so that a change of one thing is small. */
export type CommonView = {
  head: HeadView
  contributions: Record<string, ContributionView>
  clusters: Record<string, ClusterView>
  tables: Record<string, TableView>
  /** For facilitators: everybody; for others nobody. */
  people: Record<
    string,
    { name: string; organisation: string | null; college: string; tableId: string | null; isHere: boolean }
  >
  /** Of the phase with a queue. */
  floor: QueueView | null
  panels: PanelView[]
  /** What is voted on, in the order shown. */
  subjects: { id: string; label: string; language?: Language; detail: string }[]
  results: ResultsView | null
  /** Of the form in hand, or that is shown: to facilitators at once, to others once the round is revealed. */
  form: FormResultsView | null
  /**
   * For facilitators, `roundIds`: its rounds in order: where what is on paper belongs, and of which round a contribution is;
   * `startedAt`: when the first of them began; `withheld`: those that hold contributions which were not revealed, and how many. [A90]
   */
  plan: {
    id: string
    kind: PhaseKind
    title: string
    minutes: number
    skipped: boolean
    rounds: number
    roundIds: string[]
    startedAt: number | null
    withheld: { roundId: string; contributions: number }[]
  }[]
  undoable: { commandId: string; until: number } | null
  /** For facilitators: the actor who took the console; null until somebody did. */
  consoleOf: { actorId: string } | null
}

/** A form that somebody may still fill in once the workshop is over. `given`: null until they did. [A66] */
export type FormLeft = {
  roundId: string
  title: string
  fields: FormField[]
  given: { marks: Record<string, number>; texts: Record<string, string> } | null
}

/** What only one person is sent. */
export type OwnView = {
  guestId: string
  name: string
  /** Which they speak for, where they gave one. */
  organisation: string | null
  tableId: string | null
  isRapporteur: boolean
  /** `late`: it came after its round, and nobody took it so far. */
  contributions: Record<string, ContributionView & { editable: boolean; late: boolean }>
  /** What the two or four of my group wrote. */
  group: Record<string, ContributionView>
  companions: string[]
  supported: string[]
  finished: boolean
  inQueue: boolean
  /** They voted in the round in hand, or filled in its form; of a ballot for organisations: somebody of theirs did. */
  voted: boolean
  /** What they gave, or their organisation (`by`: who filled it in, if it was another). Null of a secret ballot: only the device knows. */
  /** `hidden`: which of these reasons nobody else is shown, and why. */
  vote: {
    choice: Choice
    reasons: Record<string, string>
    by: string | null
    hidden?: Record<string, HideReason>
  } | null
  form: { marks: Record<string, number>; texts: Record<string, string> } | null
  formsLeft: FormLeft[]
}

/**
 * What a place is sent: what changed since `from`, or all of it where `from` is null. A gap is healed by asking for all.
 * `now` is the server's clock, in milliseconds: timers are an end and an offset.
 */
export type FeedMessage = {
  from: number | null
  revision: number
  now: number
  common: Change<CommonView> | null
  own: Change<OwnView> | null
}

/** The parts of a view that are keyed by id: of these only what changed travels. */
export const keyedParts = ['contributions', 'clusters', 'tables', 'people', 'group'] as const
export type KeyedPart = (typeof keyedParts)[number]

/** New values by key; within a keyed part by id, null for what is gone. */
export type Change<V> = {
  [K in keyof V]?: K extends KeyedPart ? { [Id in keyof V[K]]: V[K][Id] | null } : V[K]
}

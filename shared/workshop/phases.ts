// The phases of a workshop: each kind is a configuration of one of six mechanisms, so that a new phase is data and words.

/** How a phase works. [A1] */
export const mechanisms = ['collect', 'group', 'ballot', 'queue', 'show', 'form'] as const
export type Mechanism = (typeof mechanisms)[number]

/** What a contribution is, as its author chose. Setting something aside is a tray, not a type. */
export const contributionTypes = [
  'need',
  'obstacle',
  'lever',
  'strength',
  'weakness',
  'opportunity',
  'threat',
  'idea',
  'project',
  'practice',
  'contact',
  'question',
  'word',
  'commitment',
] as const
export type ContributionType = (typeof contributionTypes)[number]

/** Under what the room sees a contribution: the name and organisation of its author, the name they chose, or nothing. */
export const identities = ['named', 'pseudonym', 'nameless'] as const
export type Identity = (typeof identities)[number]

/** Who sees what is written in a round before it is revealed. After, all do. */
export const visibilities = ['self', 'group', 'table', 'all'] as const
export type Visibility = (typeof visibilities)[number]

export type CollectConfig = {
  mechanism: 'collect'
  types: ContributionType[]
  /** How many one person may send in a round. */
  most: number
  /** Letters of one contribution. */
  length: number
  visibility: Visibility
  /** People who tell each other what they wrote: 1 alone, 2, 4; made at the start of the round. */
  together: 1 | 2 | 4
  /** What the room sends waits for a facilitator before others see it. */
  moderated: boolean
  /** Others may say that they support it, or join a project. */
  supported: boolean
}

export type GroupConfig = {
  mechanism: 'group'
  /** `table`: each table its own contributions, by its rapporteur. `all`: the common wall, by the facilitators. */
  scope: 'table' | 'all'
  /** How many groups a table carries to the plenary. */
  top: number
}

/** What a ballot is about. `clusters`: the groups of the wall, else the contributions that are in none. `section`: of a document. */
export type BallotSubject = 'clusters' | 'contributions' | 'items' | 'section'

/** A section of a document of the démarche, by its heading. */
export type SectionPlace = { documentId: string; blockId: string }

export type BallotConfig = {
  mechanism: 'ballot'
  /** `dots`: a budget to spread. `consent`: four answers. `gradient`: eight. `matrix`: two axes from 0 to 100. `choice`: one or some of the items. */
  method: 'dots' | 'consent' | 'gradient' | 'matrix' | 'choice'
  subject: BallotSubject
  items: string[]
  /** Of the subject `section`: which one. Null or none: it is still to be chosen. [A110] */
  section?: SectionPlace | null
  /** Dots of one person, or how many items they may choose. */
  budget: number
  /** Dots of one person on one subject. */
  mostEach: number
  /** `secret`: nobody can know, see the ballots. `named`: with the name. `organisation`: one answer an organisation. */
  secrecy: 'secret' | 'named' | 'organisation'
  /** Numbers are shown while people vote. */
  live: boolean
  byCollege: boolean
  /** Of a matrix. */
  axes: [string, string]
}

export type FloorConfig = {
  mechanism: 'queue'
  /** `hands`: who asks for the floor. `tables`: each table in its turn. */
  of: 'hands' | 'tables'
  secondsEach: number
}

/** Somebody who was asked to speak, as the programme tells them. */
export type PanelSpeaker = {
  id: string
  name: string
  role: string
  organisation: string
  subject: string
  /** In the log, where name, role and organisation are blank: under what they stand with the texts. [A93] */
  words?: string
}

/** Those who were asked to speak, in the planned order; the room puts questions to one of them or to all. [A78] */
export type PanelConfig = {
  mechanism: 'queue'
  of: 'speakers'
  secondsEach: number
  speakers: PanelSpeaker[]
  /** The room may put questions. */
  questions: boolean
  /** They wait for a facilitator before others see them. */
  moderated: boolean
}

export type QueueConfig = FloorConfig | PanelConfig

export type ShowConfig = {
  mechanism: 'show'
  /** What everybody reads on their phone, and the screen shows. */
  text: string
  documentId: string | null
}

export type FormField = { id: string; kind: 'rating' | 'text' | 'choice'; label: string; choices: string[] }

export type FormConfig = { mechanism: 'form'; fields: FormField[] }

export type PhaseConfig = CollectConfig | GroupConfig | BallotConfig | QueueConfig | ShowConfig | FormConfig

export const phaseKinds = [
  'welcome',
  'briefing',
  'alone',
  'pairs',
  'table',
  'wall',
  'dots',
  'consent',
  'speaking',
  'plenary',
  'projects',
  'commitments',
  'evaluation',
  'gradient',
  'matrix',
  'poll',
  'words',
  'panel',
] as const
export type PhaseKind = (typeof phaseKinds)[number]

/** A phase of the running order, as prepared. */
export type Phase = {
  id: string
  kind: PhaseKind
  title: string
  /** The one instruction that everybody reads. */
  prompt: string
  minutes: number
  identity: Identity
  config: PhaseConfig
}

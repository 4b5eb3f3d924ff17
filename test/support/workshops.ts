// A workshop that people are in: made, opened, joined and steered by the product's own operations.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Input, Reply } from '../../shared/api.ts'
import type { Choice } from '../../shared/workshop/ballots.ts'
import type { Answer, GuestCommand, Refusal, SteeringCommand } from '../../shared/workshop/commands.ts'
import type { BallotConfig, Phase } from '../../shared/workshop/phases.ts'
import type { CommonView, FeedMessage, OwnView } from '../../shared/workshop/view.ts'
import type { Visitor } from './visitor.ts'

export const alone = (changes: Partial<Phase> = {}): Phase => ({
  id: randomUUID(),
  kind: 'alone',
  title: 'Écrire seul',
  prompt: 'Quels besoins ?',
  minutes: 5,
  identity: 'named',
  config: {
    mechanism: 'collect',
    types: ['need', 'obstacle'],
    most: 20,
    length: 400,
    visibility: 'self',
    together: 1,
    moderated: false,
    supported: false,
  },
  ...changes,
})

/** A secret one, of five dots on two items. */
export const aBallot = (config: Partial<BallotConfig> = {}, changes: Partial<Phase> = {}): Phase => ({
  ...alone({ kind: 'dots', title: 'Voter', prompt: 'Que garder ?', identity: 'nameless' }),
  config: {
    mechanism: 'ballot',
    method: 'dots',
    subject: 'items',
    items: ['Un', 'Deux'],
    budget: 5,
    mostEach: 3,
    secrecy: 'secret',
    live: false,
    byCollege: false,
    axes: ['', ''],
    ...config,
  },
  ...changes,
})

/** What a device makes for each round, and keeps. */
export const aCredential = (): string => randomBytes(32).toString('base64url')

export type Guest = {
  visitor: Visitor
  guestId: string
  do(...commands: GuestCommand[]): Promise<Answer[]>
  read(after?: number): Promise<FeedMessage>
  /** Into the box of a secret ballot; why not. */
  cast(roundId: string, choice: Choice, credential: string): Promise<Refusal | null>
  /** Sends a contribution to the round in hand; its id. */
  send(text: string): Promise<string>
}

export type Room = {
  workshopId: string
  code: string
  pilot: Visitor
  steer(...commands: SteeringCommand[]): Promise<Answer[]>
  console(after?: number): Promise<FeedMessage>
  /** Of the round in hand. */
  roundId(): Promise<string>
  join(visitor: Visitor, changes?: Partial<Input<'joinRoom'>>): Promise<Guest>
}

export const ready = { notice: 'Vaucombe Métropole garde ce que vous écrivez un an.', feedbackDue: '2027-01-15' }

/** Two phases to write in, open to whoever has the code; `isStarted`: the first of them is in hand. */
export async function aRoom(
  pilot: Visitor,
  demarcheId: string,
  pilotOrganisationId: string,
  { phases = [alone(), alone()], isStarted = true }: { phases?: Phase[]; isStarted?: boolean } = {},
): Promise<Room> {
  const made = { demarcheId, title: 'Atelier des besoins', pilotOrganisationId, template: 'empty' } as const
  const { workshopId } = await pilot.call('createWorkshop', made)
  await pilot.call('updateWorkshop', { workshopId, ...ready })
  const room = roomOf(pilot, workshopId)
  const { phases: before } = await pilot.call('readWorkshop', { workshopId })
  await done(room.steer(...before.map(({ id }) => ({ kind: 'skipPhase', phaseId: id, skipped: true }) as const)))
  await done(
    room.steer(...phases.map((phase) => ({ kind: 'addPhase', phase, before: null }) as const), { kind: 'open' }),
  )
  if (isStarted) await done(room.steer({ kind: 'start' }))
  const { code } = await pilot.call('readWorkshop', { workshopId })
  return { ...room, code: code ?? '' }
}

export function roomOf(pilot: Visitor, workshopId: string, code = ''): Room {
  const room: Room = {
    workshopId,
    code,
    pilot,
    async steer(...commands) {
      if (commands.length === 0) return []
      return (await pilot.call('steerWorkshop', { workshopId, commands: commands.map(asked) })).answers
    },
    console: (after) => pilot.call('readConsole', { workshopId, ...(after === undefined ? {} : { after }) }),
    async roundId() {
      return (await room.console()).common?.head?.round?.id ?? ''
    },
    async join(visitor, changes = {}) {
      const { code: current } = await pilot.call('readWorkshop', { workshopId })
      const guestId = randomUUID()
      const input = { workshopId, code: current ?? '', guestId, ...someone, ...changes }
      await visitor.call('joinRoom', input)
      return guestOf(visitor, workshopId, input.guestId)
    },
  }
  return room
}

export const someone = {
  identity: 'named',
  name: 'Sékou Diarra',
  organisationId: null,
  organisationText: '',
  college: 'ess',
  tableId: null,
} as const

export function guestOf(visitor: Visitor, workshopId: string, guestId: string): Guest {
  const guest: Guest = {
    visitor,
    guestId,
    async do(...commands) {
      return (await visitor.call('takePart', { workshopId, guestId, commands: commands.map(asked) })).answers
    },
    read: (after) => visitor.call('readRoom', { workshopId, guestId, ...(after === undefined ? {} : { after }) }),
    async cast(roundId, choice, credential) {
      return (await visitor.call('castBallot', { workshopId, guestId, roundId, credential, choice })).refused
    },
    async send(text) {
      const contributionId = randomUUID()
      const roundId = (await guest.read()).common?.head?.round?.id ?? ''
      await done(guest.do({ kind: 'send', roundId, contributionId, type: 'need', text }))
      return contributionId
    },
  }
  return guest
}

/** What a code leads to, which is a workshop. */
export async function foundRoom(visitor: Visitor, code: string): Promise<Extract<Reply<'findRoom'>, { kind: 'room' }>> {
  const found = await visitor.call('findRoom', { code })
  if (found.kind !== 'room') throw new Error('not the code of a workshop')
  return found
}

export const asked = <C>(command: C): { id: string; command: C } => ({ id: randomUUID(), command })

/** The answers, none of which refuses. */
export async function done(answers: Promise<Answer[]>): Promise<Answer[]> {
  const all = await answers
  for (const answer of all) if ('refused' in answer) throw new Error(`refused: ${answer.refused}`)
  return all
}

/** Whole views, of a message that has all. */
export const commonOf = ({ from, common }: FeedMessage): CommonView => {
  if (from !== null || !common) throw new Error('not a whole view')
  return common as CommonView // of nothing, a change holds every part
}
export const ownOf = ({ from, own }: FeedMessage): OwnView => {
  if (from !== null || !own) throw new Error('not a whole view')
  return own as OwnView // of nothing, a change holds every part
}

export type Workshop = Reply<'readWorkshop'>

// What somebody who is not there does next: chosen of what their phone would show, of who they are, and of the time that has gone
// by. Pure: no clock, no chance that is not drawn from what it is of. [A83]
import type { GuestCommand } from '../../../shared/workshop/commands.ts'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import type { Mechanism, PhaseConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, HeadView, OwnView } from '../../../shared/workshop/view.ts'
import { answered, filledIn } from './answering.ts'
import { drawn, idOf } from './chance.ts'
import { atTable } from './grouping.ts'
import type { Person } from './people.ts'
import { questioned, written } from './writing.ts'

/** One person before their phone. */
export type Seat = { person: Person; common: CommonView; own: OwnView }

/** `at`: when it is due, in milliseconds since the phase began, or the ballot. `id`: the same for all who make it. */
export type Move = { at: number; id: string } & (
  | { command: GuestCommand }
  | { ballot: { roundId: string; choice: Choice } }
)

export type Round = NonNullable<HeadView['round']>

/** A phase as it is played: what is in hand, and how long people take for it. */
export type Playing = Seat & { round: Round; lasts: number }

type Play = (playing: Playing) => Move[]

const plays: { readonly [M in Mechanism]: Play } = {
  collect: (playing) => [...ofMechanism(playing, 'collect', written), ...ending(playing)],
  group: (playing) =>
    // the wall is the facilitators' work
    ofMechanism(playing, 'group', (at, config) =>
      config.scope === 'table' ? [...atTable(at, config), ...ending(at)] : [],
    ),
  ballot: (playing) => ofMechanism(playing, 'ballot', answered),
  form: (playing) => ofMechanism(playing, 'form', filledIn),
  queue: (playing) =>
    ofMechanism(playing, 'queue', (at, config) => {
      if (config.of === 'speakers') return questioned(at, config)
      // tables are called one after the other: nobody does anything on a phone
      return config.of === 'hands' ? raisedHand(at) : []
    }),
  show: () => [],
}

/** All that is due `elapsed` milliseconds after the phase began, or its ballot, and not done. */
export function movesOf(seat: Seat, elapsed: number): Move[] {
  const { head } = seat.common
  if (head.stage !== 'open' && head.stage !== 'running') return []
  const moves = sitting(seat)
  const { round, phase } = head
  if (head.stage === 'running' && round !== null && phase !== null && !isPaused(round) && !round.locked) {
    moves.push(...plays[phase.config.mechanism]({ ...seat, round, lasts: lastsFor(round) }))
  }
  return moves.filter(({ at }) => at <= elapsed)
}

function ofMechanism<M extends Mechanism>(
  playing: Playing,
  mechanism: M,
  then: (playing: Playing, config: Extract<PhaseConfig, { mechanism: M }>) => Move[],
): Move[] {
  const config = playing.common.head.phase?.config
  // the mechanism says which of the configurations it is, which a generic comparison cannot
  return config?.mechanism === mechanism ? then(playing, config as Extract<PhaseConfig, { mechanism: M }>) : []
}

const isPaused = ({ endsAt, remaining }: Round): boolean => endsAt === null && remaining !== null

const fiveMinutes = 300_000

/** People are done before the end, and nobody wants to watch them for long. */
const lastsFor = ({ length }: Round): number => Math.min(180_000, Math.max(15_000, 0.6 * (length ?? fiveMinutes)))

/** At a table of their own choice, where there are any. */
function sitting({ person, common, own }: Seat): Move[] {
  const tables = Object.values(common.tables).sort((a, b) => a.number - b.number)
  const table = tables[person.place % tables.length]
  if (own.tableId !== null || table === undefined) return []
  const id = idOf(person.rehearsalId, common.head.round?.id ?? 'before', person.place, 'sit')
  return [{ at: 5_000 * person.pace, id, command: { kind: 'sit', tableId: table.id } }]
}

/** They say that they have finished; some never do. */
function ending({ person, own, round, lasts }: Playing): Move[] {
  if (own.finished || person.neverEnds) return []
  const id = idOf(person.rehearsalId, round.id, person.place, 'finish')
  const at = lasts * (0.8 + 0.25 * person.pace)
  return [{ at, id, command: { kind: 'finish', roundId: round.id, finished: true } }]
}

/** One in five has something to say, once. */
function raisedHand({ person, own, round, lasts }: Playing): Move[] {
  const of = [person.rehearsalId, round.id, person.place, 'floor'] as const
  if (own.inQueue || drawn(...of) > 0.2) return []
  return [{ at: lasts * 0.5 * drawn(...of, 'at'), id: idOf(...of), command: { kind: 'askFloor', roundId: round.id } }]
}

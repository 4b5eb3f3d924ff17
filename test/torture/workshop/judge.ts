// Judges what the log holds against what people were told and shown: each accepted act once, nobody shown what was hidden
// from them, and the workshop rebuilt from its rows the one that lived.
import type { Sql } from '../../../server/db/connect.ts'
import { emptyWorkshop } from '../../../shared/workshop/evolve.ts'
import { commonView, ownView } from '../../../shared/workshop/view-for.ts'
import type { Round } from '../../../shared/workshop/state.ts'
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { readAfter, readHead, type Later } from '../../../server/workshop/log.ts'
import { textsOf, withLater, type Memory } from '../../../server/workshop/memory.ts'
import type { Participant } from './participant.ts'

export type Read = { memory: Memory; later: Later }

export async function readWorkshop(sql: Sql, workshopId: string): Promise<Read> {
  const { revision: _, ...head } = await readHead(sql, workshopId, false)
  const later = await readAfter(sql, workshopId, 0)
  const nothing: Memory = { head, state: emptyWorkshop, texts: new Map(), guests: new Map(), boxes: new Map() }
  return { memory: withLater(nothing, later), later }
}

/** Each accepted act is in the log once, under its id; what was written is there as it was last said. */
export async function lostOrTwice(sql: Sql, workshopId: string, { memory }: Read, people: readonly Participant[]) {
  const rows = await sql<{ id: string; times: number }[]>`
    select command_id as id, count(*)::int as times from
      (select command_id, ordinal from workshop_event where workshop_id = ${workshopId}
       union all select command_id, 0 from workshop_idle_command where workshop_id = ${workshopId}) c
    where ordinal = 0 group by command_id`
  const times = new Map(rows.map((row) => [row.id, row.times]))
  const problems: string[] = []
  let [lost, twice] = [0, 0]
  const said = new Map<string, string>()
  const sent = new Set<string>()
  for (const { number, accepted } of people) {
    for (const { id, command } of accepted) {
      const found = times.get(id) ?? 0
      if (found === 0) lost += 1
      if (found > 1) twice += 1
      if (found !== 1) problems.push(`${command.kind} of ${number} is there ${found} times`)
      if (command.kind === 'send') sent.add(command.contributionId)
      if (command.kind === 'send' || command.kind === 'reword') said.set(command.contributionId, command.text)
    }
  }
  for (const [id, text] of said)
    if (memory.texts.get(id) !== text) problems.push(`${text} is there as ${memory.texts.get(id)}`)
  for (const id of memory.state.contributions.keys()) if (!sent.has(id)) problems.push(`${id} was sent by nobody`)
  return { lost, twice, problems }
}

/** Whoever had a canary before them might see it, and not earlier. */
export function leaks({ memory, later }: Read, people: readonly Participant[], screen: ReadonlyMap<string, number>) {
  const { state } = memory
  const revealed = new Map<string, number>()
  const together = new Map<string, Set<string>>()
  for (const { event, at } of later.events) {
    if (event.kind === 'roundRevealed' && event.revealed && !revealed.has(event.roundId))
      revealed.set(event.roundId, at)
    if (event.kind !== 'gathered') continue
    for (const group of event.groups)
      for (const one of group) for (const other of group) pair(together, event.roundId, one, other)
  }
  const written = new Map<string, { guestId: string; round: Round }>()
  for (const { guestId, accepted } of people) {
    for (const { command } of accepted) {
      if (command.kind !== 'send' && command.kind !== 'reword') continue
      const round = state.rounds.get(state.contributions.get(command.contributionId)?.roundId ?? '')
      const [found] = command.text.match(/⟦\d+\.\d+⟧/) ?? []
      if (round && found) written.set(found, { guestId, round })
    }
  }
  const problems: string[] = []
  let checked = 0
  const look = (reader: string, guestId: string, seen: ReadonlyMap<string, number>): void => {
    for (const [canary, at] of seen) {
      checked += 1
      const one = written.get(canary)
      if (one === undefined || one.guestId === guestId) continue
      const { config } = one.round.phase
      const isOpen = config.mechanism === 'collect' && config.visibility === 'all'
      const isShown = (revealed.get(one.round.id) ?? Infinity) <= at
      const isTheirs = together.get(`${one.round.id} ${one.guestId}`)?.has(guestId) === true
      if (!isOpen && !isShown && !isTheirs) problems.push(`${reader} saw ${canary}`)
    }
  }
  for (const { number, guestId, seen } of people) look(`${number}`, guestId, seen)
  look('the screen', '', screen)
  return { checked, problems }
}

function pair(together: Map<string, Set<string>>, roundId: string, one: string, other: string): void {
  const key = `${roundId} ${one}`
  const known = together.get(key) ?? new Set()
  known.add(other)
  together.set(key, known)
}

/** What phones hold, put together of changes, and the console, are what the log alone gives. */
export function differing({ memory }: Read, people: readonly Participant[], console: CommonView): string[] {
  const texts = textsOf(memory, () => true)
  const of = (audience: Parameters<typeof commonView>[3]) => commonView(memory.state, texts, memory.head, audience)
  const problems = isLike(console, of({ kind: 'facilitator' })) ? [] : ['the console differs from the log']
  for (const { number, guestId, common, own } of people) {
    const tableId = memory.state.guests.get(guestId)?.tableId ?? null
    const audience = tableId === null ? ({ kind: 'room' } as const) : ({ kind: 'table', tableId } as const)
    if (!isLike(common, of(audience))) problems.push(`what ${number} is shown differs from the log`)
    if (!isLike(own, ownView(memory.state, texts, guestId)))
      problems.push(`what is ${number}’s own differs from the log`)
  }
  return problems
}

/** Who is here moves by itself; the code is nobody's once it is over. */
const isLike = (one: CommonView | OwnView | null, other: CommonView | OwnView): boolean => sorted(one) === sorted(other)

const sorted = (view: unknown): string =>
  JSON.stringify(view, (key, value: unknown) => {
    if (key === 'here' || key === 'isHere' || key === 'undoable') return undefined
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })

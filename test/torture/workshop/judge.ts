// Judges what the log holds against what people were told: each accepted act once, and the workshop rebuilt from its rows the one
// that lived.
import type { Sql } from '../../../server/db/connect.ts'
import { readAfter, readHead, type Later } from '../../../server/workshop/log.ts'
import { textsOf, withLater, type Memory } from '../../../server/workshop/memory.ts'
import { emptyWorkshop } from '../../../shared/workshop/evolve.ts'
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { commonView, ownView } from '../../../shared/workshop/view-for.ts'
import type { Onlooker } from './onlooker.ts'
import type { Participant } from './participant.ts'

export type Read = { memory: Memory; later: Later }

export async function readWorkshop(sql: Sql, workshopId: string): Promise<Read> {
  const { revision: _, ...head } = await readHead(sql, workshopId, false)
  const later = await readAfter(sql, workshopId, 0)
  const nothing: Memory = {
    head,
    state: emptyWorkshop,
    texts: new Map(),
    languages: new Map(),
    guests: new Map(),
    boxes: new Map(),
  }
  return { memory: withLater(nothing, later), later }
}

/** Each accepted act is in the log once, under its id; each person and each contribution was let in once. */
export async function lostOrTwice(sql: Sql, workshopId: string, read: Read, people: readonly Participant[]) {
  const rows = await sql<{ id: string; times: number }[]>`
    select command_id as id, count(*)::int as times from
      (select command_id, ordinal from workshop_event where workshop_id = ${workshopId}
       union all select command_id, 0 from workshop_idle_command where workshop_id = ${workshopId}) c
    where ordinal = 0 group by command_id`
  const times = new Map(rows.map((row) => [row.id, row.times]))
  const problems: string[] = []
  let [lost, twice] = [0, 0]
  for (const { name, accepted } of people) {
    for (const { id, command } of accepted) {
      const found = times.get(id) ?? 0
      if (found === 0) lost += 1
      if (found > 1) twice += 1
      if (found !== 1) problems.push(`${command.kind} of ${name} is there ${found} times`)
    }
  }
  return { lost, twice, problems: [...problems, ...cameOnce(read, people), ...sentOnce(read, people)] }
}

function cameOnce({ memory }: Read, people: readonly Participant[]): string[] {
  const { guests } = memory
  const missing = people.filter(({ guestId }) => !guests.has(guestId)).map(({ name }) => `${name} never came`)
  return guests.size > people.length ? [...missing, `${guests.size} came, of ${people.length}`] : missing
}

function sentOnce({ later }: Read, people: readonly Participant[]): string[] {
  const asked = new Map<string, string>()
  for (const one of people) {
    for (const command of one.asked.values())
      if (command.kind === 'send' || command.kind === 'merge') asked.set(command.contributionId, one.guestId)
  }
  const sent = new Map<string, number>()
  const problems: string[] = []
  for (const { event } of later.events) {
    if (event.kind !== 'contributionSent') continue
    const { contributionId, guestId, source } = event
    sent.set(contributionId, (sent.get(contributionId) ?? 0) + 1)
    if (source === 'phone' && !asked.has(contributionId)) problems.push(`${contributionId} was sent by nobody`)
    if (guestId !== null && asked.get(contributionId) !== guestId)
      problems.push(`${contributionId} is said to be another’s`)
  }
  for (const [id, times] of sent) if (times > 1) problems.push(`${id} was sent ${times} times`)
  return problems
}

/** The words of each contribution are those that its author was last told to be kept, or none any more. */
export function differingWords({ memory }: Read, people: readonly Participant[]): string[] {
  const { state, texts } = memory
  return people.flatMap(({ name, guestId, accepted }) => {
    const said = new Map<string, string>()
    for (const { command } of accepted)
      if (command.kind === 'send' || command.kind === 'reword') said.set(command.contributionId, command.text)
    const isGone = (id: string) =>
      state.contributions.get(id)?.erased === true || state.guests.get(guestId)?.erased === true
    return [...said].flatMap(([id, text]) => {
      const expected = isGone(id) ? '' : text
      return texts.get(id) === expected ? [] : [`of ${name} « ${expected} » is there as « ${texts.get(id)} »`]
    })
  })
}

/** What everybody holds, put together of changes, is what the log alone gives. */
export function differing(
  { memory }: Read,
  people: readonly Participant[],
  { console, screen }: { console: Onlooker; screen: Onlooker },
): string[] {
  const texts = textsOf(memory, () => true)
  const made = new Map<string, object>()
  const of = (audience: Parameters<typeof commonView>[3]): object => {
    const key = JSON.stringify(audience)
    const view = made.get(key) ?? travelled(commonView(memory.state, texts, memory.head, audience))
    made.set(key, view)
    return view
  }
  const compared = new WeakMap<object, Map<object, boolean>>()
  const isAlike = (one: CommonView | null, other: object): boolean => {
    const known = one === null ? undefined : (compared.get(one) ?? new Map<object, boolean>())
    const verdict = known?.get(other) ?? isSame(one, other)
    if (one !== null && known) compared.set(one, known.set(other, verdict))
    return verdict
  }
  const problems: string[] = []
  if (!isAlike(console.common, of({ kind: 'facilitator' }))) problems.push('the console differs from the log')
  if (!isAlike(screen.common, of({ kind: 'screen' }))) problems.push('the screen differs from the log')
  for (const one of people) {
    if (one.isErased) continue
    const tableId = memory.state.guests.get(one.guestId)?.tableId ?? null
    const audience = tableId === null ? ({ kind: 'room' } as const) : ({ kind: 'table', tableId } as const)
    if (!isAlike(one.common, of(audience))) problems.push(`what ${one.name} is shown differs from the log`)
    const own = ownView(memory.state, texts, one.guestId)
    if (!isSame(one.own, travelled(own))) problems.push(`what is ${one.name}’s own differs from the log`)
  }
  return problems
}

/** Who is here moves by itself, and is in no log. */
const moving = new Set(['here', 'isHere'])

const travelled = (view: CommonView | OwnView): object => JSON.parse(JSON.stringify(view)) as object

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  if (keys.length !== others.length) return false
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>] // both are objects
  return keys.every((key) => moving.has(key) || (Object.hasOwn(right, key) && isSame(left[key], right[key])))
}

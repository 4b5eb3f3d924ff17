// Whether a run ended well: all replicas equal, nothing that was typed missing, and Postgres rebuilds the same. Pure.
import { afterwards } from './load/schedule.ts'
import type { Answers, Replicas, Report } from './load/orders.ts'
import type { Moved } from './visitors/orders.ts'

/** What one typist did. */
export type Typed = { room: number; client: number; keystrokes: number }

export const typedOf = ({ keystrokes }: Answers['type']): Typed[] =>
  keystrokes.map(([room, client, count]) => ({ room, client, keystrokes: count }))

/** What went wrong on the way, whatever the texts say in the end. */
export const mishapsIn = ({ closed, refused }: Pick<Report, 'closed' | 'refused'>): string[] => [
  ...closed.map(([reason, times]) => `${times} sockets ended: ${reason}`),
  ...(refused > 0 ? [`${refused} edits were refused`] : []),
]

/** What people who came back by themselves hold, beside the fingerprint of the log. */
export function problemsOfMovers(told: readonly Moved[], settled: boolean, logged: string): string[] {
  const different = told.filter(({ fingerprint }) => fingerprint !== logged).length
  const lost = lostBy(told)
  return [
    ...(settled ? [] : ['not everything was saved within a minute']),
    ...(different > 0 ? [`${different} replicas differ from what the log rebuilds`] : []),
    ...(lost > 0 ? [`${lost} letters were called saved and were gone`] : []),
  ]
}

export const lostBy = (told: readonly Moved[]): number => told.reduce((sum, { lost }) => sum + lost, 0)

/** Problems in words, each once a room; none when all is well. */
export function problemsOf(
  replicas: readonly Replicas[],
  typed: readonly Typed[],
  rebuilt: ReadonlyMap<number, string>,
): string[] {
  const rooms = new Map<number, Replicas[]>()
  for (const replica of replicas) rooms.set(replica.room, [...(rooms.get(replica.room) ?? []), replica])
  const problems: string[] = []
  for (const [room, list] of rooms) {
    const say = (problem: string) => problems.push(`room ${room}: ${problem}`)
    const fingerprints = new Set(list.map(({ fingerprint }) => fingerprint))
    if (fingerprints.size > 1) say(`${fingerprints.size} different texts among ${clientsOf(list)} clients`)
    const waiting = list.filter(({ pending }) => pending)
    if (waiting.length > 0) say(`${clientsOf(waiting)} clients wait for an edit that never came`)
    const lacking = missing(
      list,
      typed.filter((one) => one.room === room),
    )
    if (lacking > 0) say(`${lacking} keystrokes are missing in at least one text`)
    const stored = rebuilt.get(room)
    if (stored !== undefined && !fingerprints.has(stored)) say('the database rebuilds another text')
  }
  for (const room of new Set(typed.map((one) => one.room)))
    if (!rooms.has(room)) problems.push(`room ${room}: no replica`)
  return problems
}

const clientsOf = (list: readonly Replicas[]): number => list.reduce((sum, { clients }) => sum + clients, 0)

/** Keystrokes that the replica lacking most has not. */
function missing(list: readonly Replicas[], typed: readonly Typed[]): number {
  const lacking = list.map(({ clocks, deleted }) => {
    const inserted = new Map(clocks)
    const removed = new Map(deleted)
    return typed.reduce((sum, { client, keystrokes }) => {
      const wanted = afterwards(keystrokes)
      const has = (inserted.get(client) ?? 0) + (removed.get(client) ?? 0)
      return sum + Math.max(0, wanted.clock + wanted.deleted - has)
    }, 0)
  })
  return Math.max(0, ...lacking)
}

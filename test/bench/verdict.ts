// Whether a run ended well: all replicas equal, nothing that was typed missing, and Postgres rebuilds the same. Pure.
import { afterwards } from './load/schedule.ts'
import type { Replicas } from './load/orders.ts'

/** What one typist did. */
export type Typed = { room: number; client: number; keystrokes: number }

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

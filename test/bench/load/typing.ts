// The clock of a load process: lets every keystroke and every move of a cursor leave when it is due, and never asks
// whether the one before was answered.
import type { Client } from './client.ts'
import { instant } from './orders.ts'
import { cursorDueAt, dueAt } from './schedule.ts'

/** Typing from `begin` on: the `first`th keystroke of everyone and those that follow. */
export type Round = { begin: number; first: number; count: number }

type Due = { at: number; index: number; client: Client; act: 'type' | 'move' }

/** With so few typists the last millisecond is waited out awake, since a timer would add to what is measured. */
const few = 20

/** Resolves once all of the round has left. `left` is told how late each keystroke was. */
export function play(
  clients: readonly Client[],
  round: Round,
  left: (lateness: number, due: number) => void,
): Promise<void> {
  const calendar = calendarOf(clients, round)
  const awake = clients.length <= few
  return new Promise((resolve) => {
    let next = 0
    const tick = (): void => {
      const now = instant()
      for (let due = calendar.at(next); due !== undefined && due.at <= now; due = calendar.at(++next)) {
        if (due.act === 'move') due.client.move()
        else {
          due.client.type()
          left(instant() - due.at, due.at)
        }
      }
      const due = calendar.at(next)
      if (due === undefined) return resolve()
      const wait = due.at - instant()
      if (awake && wait < 2) setImmediate(tick)
      else setTimeout(tick, awake ? wait - 1.5 : wait)
    }
    tick()
  })
}

/** All that is to leave, in order of time. One period is sorted, the others repeat it. */
function calendarOf(clients: readonly Client[], { begin, first, count }: Round) {
  const writers = clients.filter(({ spec }) => spec.desk !== null)
  const typist = (client: Client) => client.spec.desk?.typist ?? 0
  const acts = (['type', 'move'] as const).flatMap((act) =>
    writers.map((client) => ({
      act,
      client,
      offset: (act === 'type' ? dueAt : cursorDueAt)(typist(client), 0, client.spec.room),
    })),
  )
  acts.sort((a, b) => a.offset - b.offset)
  const period = dueAt(0, 1) - dueAt(0, 0)
  // a cursor moves up to half a period after the last keystroke of its period: it is moved into the next one
  const early = acts.filter(({ offset }) => offset >= period).map((act) => ({ ...act, offset: act.offset - period }))
  const inOrder = [...early, ...acts.filter(({ offset }) => offset < period)].sort((a, b) => a.offset - b.offset)
  const total = inOrder.length * count
  return {
    at(position: number): Due | undefined {
      if (position >= total) return undefined
      const cycle = Math.floor(position / inOrder.length)
      const act = inOrder[position % inOrder.length]
      return act && { at: begin + cycle * period + act.offset, index: first + cycle, client: act.client, act: act.act }
    },
  }
}

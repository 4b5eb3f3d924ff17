// The registry of guards: what must be true, beside role and state, before a document moves. Each part of the product adds its own.
import type { Transition } from '../../shared/rules/document-states.ts'
import type { Tx } from '../db/transaction.ts'

export type Moving = {
  documentId: string
  transition: Transition
  /** Where the log ends; the first row is the template. */
  position: bigint
}

export type Guard = {
  /** Said to the client, which has the sentence: `guard.<name>`. */
  name: string
  holds(tx: Tx, moving: Moving): Promise<boolean> | boolean
}

/** Order is the order of saying. [S5] */
export const stateGuards: readonly Guard[] = [
  {
    name: 'onlyTemplate',
    holds: (_tx, { transition, position }) => transition.name !== 'submit' || position > 1n,
  },
]

/** The names of the guards that do not hold. */
export async function failedGuards(tx: Tx, moving: Moving, guards = stateGuards): Promise<string[]> {
  const failed: string[] = []
  for (const guard of guards) if (!(await guard.holds(tx, moving))) failed.push(guard.name)
  return failed
}

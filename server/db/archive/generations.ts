// Another life of the same documents: what devices kept of the former one must not be mixed into it.
import type { Tx } from '../transaction.ts'

/** Seconds are counted from here, so that the number stays within an int4 until 2094. */
const origin = Date.UTC(2026, 0, 1)

/**
 * Raises the generation of every document, to a number that no other restoration gave: two restorations of the same
 * archive are two lives as well, and a device may have kept the text of the first. [B8]
 */
export async function raiseGenerations(tx: Tx, now: Date): Promise<void> {
  const seconds = Math.max(0, Math.floor((now.getTime() - origin) / 1000))
  await tx`update document set generation = greatest(generation + 1, ${seconds})`
}

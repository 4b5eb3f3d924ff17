// Codes to join by: each of one thing among all workshops and meetings that can be joined. [A13, A73]
import { randomBytes } from 'node:crypto'
import { codeLength, codeLetters } from '../../shared/workshop/code.ts'
import type { Tx } from '../db/transaction.ts'

/** Thirty-two letters: each byte gives one, none more often than another. */
export const freshCode = (): string =>
  [...randomBytes(codeLength)].map((byte) => codeLetters[byte % codeLetters.length]).join('')

/** The code that something had, unless something else has it by now; else another. Nobody is given the same until the end of the transaction. */
export async function freeCode(
  tx: Tx,
  { id, kept, propose = freshCode }: { id: string; kept: string | null; propose?: () => string },
): Promise<string> {
  for (let code = kept ?? propose(); ; code = propose()) {
    await tx`select pg_advisory_xact_lock(hashtextextended('join code ' || ${code}::text, 0))`
    const [other] = await tx`
      select 1 from workshop where join_code = ${code} and stage in ('open', 'running') and id <> ${id}
      union all select 1 from meeting where join_code = ${code} and stage = 'open' and id <> ${id}`
    if (!other) return code
  }
}

// A person typing from another process. Writes what it sent and what was acknowledged to a ledger file, so that a test
// can tell after a crash what had been promised. Run by fork(); see test/support/typists.ts.
import { appendFileSync } from 'node:fs'
import { TokenTypist, type Act } from './token-typist.ts'

export type TypistOrder = { type: 'go'; pace: number } | { type: 'rest' } | { type: 'report' }
export type TypistReport = { text: string; sent: number; saved: number }

const [base, documentId, cookie, name, ledger] = process.argv.slice(2) as [string, string, string, string, string]

const line = (word: string, { verb, token }: Act): string => `${word} ${verb}${token}\n`

const typist = new TokenTypist({ base, documentId, cookie }, name, {
  sent: (act) => appendFileSync(ledger, line('sent', act)),
  saved: (acts) => appendFileSync(ledger, acts.map((act) => line('saved', act)).join('')),
  cut: (count) => appendFileSync(ledger, `cut ${count}\n`),
})

process.on('message', (order: TypistOrder) => {
  typist.rest()
  if (order.type === 'go') typist.go(order.pace)
  if (order.type === 'report') void report()
})
process.on('disconnect', () => process.exit(0))

/** Answers once everything typed is acknowledged and the room is in step. */
async function report(): Promise<void> {
  await typist.whenAnswered()
  process.send?.({ text: typist.text, sent: typist.acts.length, saved: typist.saved } satisfies TypistReport)
}

typist.provider.once('sync', () => process.send?.({ text: '', sent: 0, saved: 0 } satisfies TypistReport))

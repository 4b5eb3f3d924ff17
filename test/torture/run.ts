// npm run torture [part…] [--short] [--write]: runs the parts, prints a table and one JSON line each; ends with 1 if one failed.
//
//   npm run torture                     every part in its long form
//   npm run torture kill database       these
//   npm run torture -- --short          every part in its short form, as npm test runs it
//   npm run torture -- --write          keeps the counts in docs/FAULTS.md
//   SEED=42 npm run torture kill        strikes in another order
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '../support/paths.ts'
import { carryOut, usualSeed, type Outcome, type Part } from './part.ts'
import { parts } from './parts.ts'
import { tableOf, withCounts, type Report } from './report.ts'

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('--'))
const form = args.includes('--short') ? 'short' : 'long'
const seed = Number(process.env.SEED ?? usualSeed)

const strange = [
  ...names.filter((name) => !parts.some((part) => part.name === name)),
  ...args.filter((arg) => arg.startsWith('--') && !['--short', '--write'].includes(arg)),
]
if (strange.length > 0) {
  process.stderr.write(`Not known: ${strange.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}

/** A part that could not strike has failed too. */
async function attempt(part: Part): Promise<Outcome> {
  try {
    return await carryOut(part, { form, seed, say: (line) => process.stdout.write(`   ${line}\n`) })
  } catch (error) {
    return { counts: {}, failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
  }
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`

const reports: Report[] = []
for (const part of parts.filter(({ name }) => names.length === 0 || names.includes(name))) {
  process.stdout.write(`\n── ${part.name}: ${part.about}\n`)
  const began = performance.now()
  const outcome = await attempt(part)
  const seconds = Math.round((performance.now() - began) / 1000)
  const at = new Date().toISOString()
  reports.push({ part: part.name, about: part.about, form, seed, at, seconds, machine, ...outcome })
}

process.stdout.write(`\n${reports.map(tableOf).join('\n')}\n`)
for (const report of reports) process.stdout.write(`${JSON.stringify(report)}\n`)

if (args.includes('--write')) {
  const page = join(root, 'docs', 'FAULTS.md')
  writeFileSync(page, reports.reduce(withCounts, readFileSync(page, 'utf8')))
}
process.exit(reports.some(({ failures }) => failures.length > 0) ? 1 : 0)

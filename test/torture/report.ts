// How the counts of a part are shown: on the terminal, and in docs/FAULTS.md between the marks of the part.
import type { Outcome } from './part.ts'

export interface Report extends Outcome {
  readonly part: string
  readonly about: string
  readonly form: 'short' | 'long'
  readonly seed: number
  readonly at: string
  readonly seconds: number
  readonly machine: string
}

/** A table for the terminal, with what failed below it. */
export function tableOf({ part, form, seed, seconds, counts, failures }: Report): string {
  const width = Math.max(0, ...Object.keys(counts).map((name) => name.length))
  const rows = Object.entries(counts).map(([name, value]) => `   ${name.padEnd(width)}  ${shown(value)}`)
  const verdict = failures.length === 0 ? 'no promise broken' : `${failures.length} FAILED`
  const wrong = failures.slice(0, 20).map((failure) => `   ✗ ${failure}`)
  return [`${part} (${form}, SEED=${seed}, ${seconds} s): ${verdict}`, ...rows, ...wrong, ''].join('\n')
}

/** The page with the latest counts of this part; a part that the page does not know yet is added at its end. */
export function withCounts(page: string, report: Report): string {
  const { part, about, form, seed, at, seconds, machine, counts, failures } = report
  const [open, close] = [`<!-- counts of ${part} -->`, `<!-- end of ${part} -->`]
  const block = [
    open,
    '',
    `${at.slice(0, 16).replace('T', ' ')} UTC, ${form} form, ${seconds} s, \`SEED=${seed}\`, ${machine}.`,
    '',
    '| what | count |',
    '| --- | ---: |',
    ...Object.entries(counts).map(([name, value]) => `| ${name} | ${shown(value)} |`),
    `| **promises broken** | **${failures.length}** |`,
    '',
    close,
  ].join('\n')
  const from = page.indexOf(open)
  if (from < 0) return `${page.trimEnd()}\n\n## ${part}: ${about}\n\n${block}\n`
  return page.slice(0, from) + block + page.slice(page.indexOf(close) + close.length)
}

const shown = (value: number | string): string => (typeof value === 'number' ? value.toLocaleString('en-GB') : value)

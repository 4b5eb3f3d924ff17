// What the bench says: a table for people and a JSON line for programs, and docs/BENCHMARKS.md where asked.
import { readFileSync, writeFileSync } from 'node:fs'

/** One measured point. Figures keep their order: they are the columns. */
export type Line = {
  scenario: string
  server: string
  point: string
  figures: Record<string, number | string>
  /** Why it does not count. */
  problems: readonly string[]
}

/** Three significant digits are more than such a machine repeats. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))

const shown = (value: number | string | undefined): string =>
  value === undefined ? '' : typeof value === 'number' ? rounded(value).toLocaleString('en') : value

export const megabytes = (bytes: number): number => bytes / 1024 / 1024

/** A Markdown table, one row a line; every column that any line has. */
export function tableOf(lines: readonly Line[]): string {
  const columns = [...new Set(lines.flatMap(({ figures }) => Object.keys(figures)))]
  const head = ['point', 'server', ...columns]
  const rows = lines.map(({ point, server, figures, problems }) => [
    point,
    problems.length > 0 ? `${server} **FAILED**` : server,
    ...columns.map((column) => shown(figures[column])),
  ])
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ...failures(lines)].join('\n')
}

function failures(lines: readonly Line[]): string[] {
  const failed = lines.filter(({ problems }) => problems.length > 0)
  return failed.length === 0
    ? []
    : ['', ...failed.map(({ point, server, problems }) => `FAILED ${point}, ${server}: ${problems.join('; ')}`)]
}

export const jsonOf = (lines: readonly Line[]): string => lines.map((line) => JSON.stringify(line)).join('\n')

/** The page with the section of a scenario replaced by `text`, or with one more section at its end. */
export function withSection(page: string, scenario: string, title: string, text: string): string {
  const [begin, end] = [`<!-- bench:${scenario} -->`, `<!-- /bench:${scenario} -->`]
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n## ${title}\n\n${begin}\n${text}\n${end}\n`
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`
}

export function writeSection(file: string, scenario: string, title: string, text: string): void {
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), scenario, title, text))
}

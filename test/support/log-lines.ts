// A log that tests can read.
import { openLog, type Log } from '../../server/log.ts'

export interface ReadableLog {
  log: Log
  lines(): Record<string, unknown>[]
  text(): string
}

export function aLog(): ReadableLog {
  let written = ''
  const log = openLog('trace', { write: (line) => void (written += line) })
  const lines = () =>
    written
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>) // our own lines
  return { log, lines, text: () => written }
}

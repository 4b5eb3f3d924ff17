// The log of the process: one JSON line an event, on stderr. Never personal data, codes, tokens, query strings or bodies. [O7]
import pino from 'pino'
import type { Logger } from './context.ts'
import { sqlState } from './db/connect.ts'

/** A logger that can derive others carrying more facts. */
export type Log = Logger & { child(facts: object): Log }

export function openLog(
  level: string,
  stream: { write(line: string): void } = pino.destination({ dest: 2, sync: true }),
): Log {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: facts, err: facts } },
    stream,
  )
}

/** An exception without what it may carry of people: PostgreSQL quotes rows in `detail`, drivers keep parameters. */
function facts(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = sqlState(error)
  return { name: error.name, ...(code ? { code } : {}), message: messageOf(error), stack: framesOf(error) }
}

/** A constraint's message names tables and constraints; a syntax error of input quotes the input itself. */
const quoting = /^22/ // class 22: data exceptions

const messageOf = (error: Error): string => (quoting.test(sqlState(error) ?? '') ? 'invalid data' : error.message)

const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')

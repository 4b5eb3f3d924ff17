// A log for tests: silent about what is expected, loud about bugs.
import type { Log } from '../../server/log.ts'

export const quietLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts, message) => console.error(message, facts),
  child: () => quietLog,
}

// What all operations of a process share: the store, the clock, randomness, sessions, mail, the live texts.
import { getRandomValues, randomBytes } from 'node:crypto'
import { uuidv7 } from '../shared/ids.ts'
import { BrowserCookie } from './auth/browser-cookies.ts'
import { Passphrases } from './auth/passwords.ts'
import { Sessions } from './auth/sessions.ts'
import type { FileLimits, LivePort, Logger, Mailer, Services } from './context.ts'
import type { Sql } from './db/connect.ts'
import type { HistoryPort } from './history/port.ts'
import { FairLine } from './fair-line.ts'
import { openExchange } from './exchange/exchange.ts'
import { contentsIn } from './domain/files/contents.ts'
import { Historian } from './history/historian.ts'
import { recordSections } from './domain/consents/recording.ts'
import { recordStage } from './domain/workshops/stages.ts'
import { cutBeside } from './domain/workshops/retention.ts'
import { flagErased } from './domain/history/erased-passages.ts'
import { recordTaken } from './domain/workshops/taken-words.ts'
import { openDesks } from './workshop/desks.ts'

export type ServiceParts = {
  sql: Sql
  live: LivePort
  /** Played again in a thread; without one, here, as tests do. */
  history?: HistoryPort
  fileLimits: FileLimits
  mailer: Mailer
  log: Logger
  publicUrl: () => string
  /** Whether people reach us by https. */
  secure: boolean
  now?: () => Date
  passphrases?: Passphrases
}

export function makeServices(parts: ServiceParts): Services {
  const {
    sql,
    secure,
    now = () => new Date(),
    passphrases = new Passphrases(),
    history = new Historian(sql),
    ...rest
  } = parts
  const id = freshIds(now)
  const exchange = openExchange(parts.log)
  return {
    ...rest,
    sql,
    contents: contentsIn(sql),
    exchange,
    history,
    restorations: new FairLine({ mostWaiting: 20, mostOfOne: 2 }),
    now,
    id,
    passphrases,
    secret: () => randomBytes(20).toString('base64url'),
    sessions: new Sessions({ sql, now, id, secure }),
    workshops: openDesks({
      sql,
      now,
      id,
      log: parts.log,
      onStage: (tx, maker, move) => recordStage(tx, { ...maker, exchange }, move),
      onTaken: async (tx, maker, taken) => {
        await recordTaken(tx, maker, taken)
        await flagErased(tx, { ...maker, exchange, log: parts.log }, taken)
      },
      onSections: recordSections,
      onCut: cutBeside,
    }),
    deviceCookie: new BrowserCookie('device', secure),
    screenCookie: new BrowserCookie('screen', secure),
  }
}

/** Ids made within one millisecond keep their order too: lists are paged by id. */
function freshIds(now: () => Date): () => string {
  let last = 0
  let count = 0
  return () => {
    const at = now().getTime()
    if (at > last) {
      last = at
      count = 0
    } else if (++count > 0xfff) {
      last++ // a little ahead of the clock rather than out of order
      count = 0
    }
    const random = getRandomValues(new Uint8Array(10))
    // the 12 bits after the version count within the millisecond (RFC 9562 §6.2, method 1)
    random[0] = count >> 8
    random[1] = count & 0xff
    return uuidv7(last, random)
  }
}

// The port of the domain to the thread of the past: one thread, since a text that is played again in two is twice its size.
import { AppError } from '../../shared/errors.ts'
import type { Logger } from '../context.ts'
import type { DatabaseAccess } from '../db/connect.ts'
import { FairLine } from '../fair-line.ts'
import { OffThread } from '../off-thread.ts'
import type { HistoryPort } from './port.ts'
import type { Asked, Question, Told } from './thread.ts'

/** A log of 200,000 rows that no checkpoint holds is played again in some seconds where there is a core for it. */
const patienceMs = 180_000
/** Texts that nobody asks about are given back after this; checkpoints make the next answer quick. */
const idleMs = 5 * 60_000
const heapMb = 1536
/** A page asks for a few things at once. Whoever asks for more, or while so many wait, is asked to come again. */
const waiting = { mostWaiting: 200, mostOfOne: 20 } as const
/** Who asks for what nobody asked for. */
const ourselves = ''

export function openHistory(access: DatabaseAccess, log: Logger): HistoryPort {
  const thread = new OffThread<{ login: ReturnType<DatabaseAccess['login']>; asked: Asked }, Told>({
    program: 'historian',
    source: new URL('./thread.ts', import.meta.url),
    patienceMs,
    idleMs,
    heapMb,
  })
  const line = new FairLine(waiting)
  const portOf = (who: string, left?: () => AbortSignal): HistoryPort => {
    const ask = async <Name extends Question>(
      name: Name,
      ...given: Parameters<HistoryPort[Name]>
    ): Promise<Awaited<ReturnType<HistoryPort[Name]>>> => {
      try {
        const asked = { name, given } as Asked // the same name in both
        const told = await line.hold(who, () => thread.ask({ login: access.login('app'), asked }), left)
        if (told.is === 'refused') throw new AppError(told.code, told.details)
        return told.answer as Awaited<ReturnType<HistoryPort[Name]>> // what the historian answers to this name
      } catch (error) {
        if (error instanceof AppError) throw error
        log.error({ error, name }, 'the past of a text could not be told')
        throw new AppError('unavailable')
      }
    }
    return {
      for: portOf,
      sittings: (...given) => ask('sittings', ...given),
      moment: (...given) => ask('moment', ...given),
      comparison: (...given) => ask('comparison', ...given),
      mirror: (...given) => ask('mirror', ...given),
      find: (...given) => ask('find', ...given),
      restoring: (...given) => ask('restoring', ...given),
      contributions: (...given) => ask('contributions', ...given),
      prepare: (...given) => ask('prepare', ...given),
      close: () => thread.close(),
    }
  }
  return portOf(ourselves)
}

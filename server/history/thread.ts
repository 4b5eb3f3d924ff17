// The thread where logs are played again: what it reads never passes through the thread that serves people.
import { AppError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts'
import { connect, type LoginOptions } from '../db/connect.ts'
import { answerWith } from '../thread-answers.ts'
import { Historian } from './historian.ts'
import type { HistoryPort } from './port.ts'

/** A question of the port by its name, with what it is asked. */
export type Asked = { [Name in Question]: { name: Name; given: Parameters<HistoryPort[Name]> } }[Question]
export type Question = Exclude<keyof HistoryPort, 'close' | 'for'>

export type Told = { is: 'told'; answer: unknown } | { is: 'refused'; code: ErrorCode; details: ErrorDetails }

let historian: Historian | undefined

answerWith(async ({ login, asked }: { login: LoginOptions; asked: Asked }): Promise<Told> => {
  historian ??= new Historian(
    connect({ label: 'history', login: () => login }, { role: 'app', name: 'maillage history', max: 1 }),
  )
  try {
    const ask = historian[asked.name] as (...given: readonly unknown[]) => Promise<unknown> // of the same name
    return { is: 'told', answer: await ask(...asked.given) }
  } catch (error) {
    if (error instanceof AppError) return { is: 'refused', code: error.code, details: error.details }
    throw error
  }
})

// The last word of a request that failed: expected failures by their code, bugs by a request id and nothing else.
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { AppError, errorStatus, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts'
import { isDiskFull, isUnreachable } from '../db/connect.ts'
import type { Log } from '../log.ts'

export interface ErrorReply {
  code: ErrorCode | 'bug'
  details: ErrorDetails
  requestId: string
}

export const notFound: RequestHandler = () => {
  throw new AppError('notFound')
}

/** The four arguments make it an error handler for Express. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error) // Express cuts the connection: half a reply must not look whole
      return
    }
    const expected = expectedFailure(error)
    if (expected) return reply(response, expected.status, expected.code, expected.details)
    const { requestId } = response.locals
    const { code, status, meaning } = ofTheMachine(error) ?? { code: 'bug', status: 500, meaning: 'a bug' }
    log[code === 'unavailable' ? 'warn' : 'error']({ requestId, error }, meaning)
    return reply(response, status, code, {})
  }
}

/** What is nobody's mistake: the database is away, the disk is full. */
function ofTheMachine(error: unknown): { code: ErrorCode; status: number; meaning: string } | undefined {
  const said = (code: ErrorCode, meaning: string) => ({ code, status: errorStatus[code], meaning })
  if (isUnreachable(error)) return said('unavailable', 'the database does not answer')
  return isDiskFull(error) ? said('diskFull', 'the disk is full') : undefined
}

/** Our own codes, and what Express and its parsers say of a request that cannot be read. */
function expectedFailure(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined
  if (error.status === 413) return new AppError('tooLarge')
  if (error.status === 404) return new AppError('notFound')
  return error.status >= 400 && error.status < 500 ? new AppError('badInput') : undefined
}

function reply(response: Response, status: number, code: ErrorReply['code'], details: ErrorDetails): void {
  response.locals.code = code
  const body: ErrorReply = { code, details, requestId: String(response.locals.requestId) }
  response.status(status).set('Cache-Control', 'no-store').json(body)
}

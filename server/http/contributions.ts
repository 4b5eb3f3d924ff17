// « Mes contributions » on HTTP: a file that is sent as it is made, a document at a time.
import { Router, type Response } from 'express'
import { AppError } from '../../shared/errors.ts'
import { contributionRoutes } from '../../shared/routes.ts'
import { contributionWords } from '../../shared/text/fr/contributions.ts'
import { words } from '../../shared/text/words.ts'
import type { Services, SignedIn } from '../context.ts'
import { ownContributions } from '../domain/history/contributions.ts'
import { contributionsAsHtml, contributionsAsJson } from '../domain/history/contribution-files.ts'
import { contextOf } from './bind.ts'
import { attachment } from './exchange.ts'
import { guards } from './guards.ts'
import { Turns } from './receiving-bytes.ts'

const t = words(contributionWords)

/** Of one session: each plays every log in which somebody wrote. */
const perMinute = 6
const mostAtOnce = 4
const mostOfOnePerson = 1

const writers = { json: contributionsAsJson, html: contributionsAsHtml } as const
const mediaTypes = { json: 'application/json; charset=utf-8', html: 'text/html; charset=utf-8' } as const

/** To be passed before the API. */
export function contributionsRouter(services: Services): Router {
  const router = Router()
  const turns = new Turns(mostAtOnce, mostOfOnePerson)
  const path = contributionRoutes.exportContributions.split(' ')[1] ?? ''
  router.get(path, ...guards(services, perMinute), async (request, response) => {
    const ctx = contextOf(services, request, response)
    const { principal } = ctx
    if (!principal) throw new AppError('signedOut')
    const { format } = request.params
    if (format !== 'json' && format !== 'html') throw new AppError('notFound')
    await turns.hold(principal.personId, () => send(response, { ...ctx, principal }, format))
  })
  return router
}

/** Nothing is sent before the first piece is there: what fails until then is told as such; later, the file is cut short. */
async function send(response: Response, ctx: SignedIn, format: 'json' | 'html'): Promise<void> {
  for await (const piece of writers[format](ctx, ownContributions(ctx))) {
    if (!response.headersSent) {
      response.set({
        'Content-Type': mediaTypes[format],
        'Content-Disposition': attachment(t('contributions.file'), format),
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      })
    }
    if (response.destroyed) return
    if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve))
  }
  response.end()
}

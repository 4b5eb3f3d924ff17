// Documents as files on HTTP: one leaves as the reply of a request, one comes in as the body of another.
import { Router, type Request, type Response } from 'express'
import { AppError } from '../../shared/errors.ts'
import { exportFormats, mediaTypes, tableMediaTypes } from '../../shared/exchange/formats.ts'
import { isUuid } from '../../shared/ids.ts'
import { exchangeRoutes } from '../../shared/routes.ts'
import { comparisonFormats } from '../../shared/rules/versions.ts'
import { position } from '../../shared/schemas/history.ts'
import type { Services, SignedIn } from '../context.ts'
import { exportDocument } from '../domain/exchange/exporting.ts'
import { importDocument, mayImport } from '../domain/exchange/importing.ts'
import { exportComparison } from '../domain/history/exporting.ts'
import { exportPack } from '../domain/history/packs.ts'
import { contextOf, leaving } from './bind.ts'
import { guards } from './guards.ts'
import { announcedLength, receiveBytes, Turns } from './receiving-bytes.ts'

/** Of one session. Each takes seconds of a processor. */
const perMinute = 30
/** Each way. One person has one at a time: whoever asks again waits for it, or gives it up. */
const mostAtOnce = 6
const mostOfOnePerson = 1

const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1)

/** To be passed before the API: what comes and leaves is no JSON. */
export function exchangeRouter(services: Services): Router {
  const router = Router()
  const out = new Turns(mostAtOnce, mostOfOnePerson)
  const into = new Turns(mostAtOnce, mostOfOnePerson)
  router.get(pathOf(exchangeRoutes.exportDocument), ...guards(services, perMinute), async (request, response) => {
    const ctx = signedIn(services, request, response)
    const format = exportFormats.find((one) => one === request.params['format'])
    const documentId = idIn(request, 'documentId')
    if (!format || !documentId) throw new AppError('notFound')
    const signal = leaving(response)
    await out.hold(ctx.principal.personId, async () => {
      const file = await exportDocument(ctx, { documentId, format, signal }).catch((error: unknown) => {
        if (signal.aborted) return null // nobody is there to be told
        throw error
      })
      if (file) send(response, { ...file, format })
    })
  })
  router.get(pathOf(exchangeRoutes.exportComparison), ...guards(services, perMinute), async (request, response) => {
    const ctx = signedIn(services, request, response)
    const format = comparisonFormats.find((one) => one === request.params['format'])
    const documentId = idIn(request, 'documentId')
    const [from, to] = [position.safeParse(request.query['from']), position.safeParse(request.query['to'])]
    if (!format || !documentId || !from.success || !to.success) throw new AppError('notFound')
    const signal = leaving(response)
    const asked = { documentId, from: from.data, to: to.data, format, signal }
    await out.hold(ctx.principal.personId, async () => {
      const file = await exportComparison(ctx, asked).catch((error: unknown) => {
        if (signal.aborted) return null // nobody is there to be told
        throw error
      })
      if (file) send(response, { ...file, format })
    })
  })
  router.get(pathOf(exchangeRoutes.exportPack), ...guards(services, perMinute), async (request, response) => {
    const ctx = signedIn(services, request, response)
    const [documentId, versionId] = [idIn(request, 'documentId'), idIn(request, 'versionId')]
    if (!documentId || !versionId) throw new AppError('notFound')
    const signal = leaving(response)
    await out.hold(ctx.principal.personId, async () => {
      const file = await exportPack(ctx, { documentId, versionId, signal }).catch((error: unknown) => {
        if (signal.aborted) return null // nobody is there to be told
        throw error
      })
      if (file) send(response, { ...file, format: 'zip' })
    })
  })
  router.post(pathOf(exchangeRoutes.importDocument), ...guards(services, perMinute), async (request, response) => {
    const ctx = signedIn(services, request, response)
    const demarcheId = idIn(request, 'demarcheId')
    const { name } = request.query
    if (!demarcheId || typeof name !== 'string' || name.length > 300)
      throw new AppError('badInput', { fields: ['name'] })
    const length = announcedLength(request)
    await mayImport(ctx, demarcheId, length)
    await into.hold(ctx.principal.personId, async () => {
      const bytes = await receiveBytes(request, length)
      if (bytes) response.json(await importDocument(ctx, { demarcheId, name, bytes }))
    })
  })
  return router
}

function signedIn(services: Services, request: Request, response: Response): SignedIn {
  const ctx = contextOf(services, request, response)
  const { principal } = ctx
  if (!principal) throw new AppError('signedOut')
  return { ...ctx, principal }
}

function idIn(request: Request, name: string): string {
  const said = request.params[name]
  return typeof said === 'string' && isUuid(said.toLowerCase()) ? said.toLowerCase() : ''
}

const types = { ...mediaTypes, ...tableMediaTypes, zip: 'application/zip' }

type Sent = { title: string; format: keyof typeof types; bytes: Uint8Array }

/** It is kept, never shown here: nothing of it runs under our name. */
function send(response: Response, file: Sent): void {
  response.set({
    'Content-Type': types[file.format],
    'Content-Disposition': attachment(file.title, file.format),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  })
  response.end(file.bytes)
}

/** RFC 6266: the name as it is for browsers of today, its bare letters for the others. [X6] */
export function attachment(title: string, ending: string): string {
  const name = `${cleanName(title)}.${ending}`
  const bare = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '-')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${bare}"; filename*=UTF-8''${encoded}`
}

/** What no system of files takes, and what turns the reading of a name around. */
const unfit = /[\\/:*?"<>|\p{Surrogate}\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

function cleanName(title: string): string {
  const name = [...title.replace(unfit, ' ').replace(/\s+/g, ' ').trim()].slice(0, 120).join('') // never half a letter
  return name.replace(/[. ]+$/, '') || 'document'
}

// The bytes of images on HTTP: sent as the body of a request, read from an address of their own that runs nothing.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request, type Response } from 'express'
import { AppError } from '../../shared/errors.ts'
import { isUuid } from '../../shared/ids.ts'
import { fileRoutes } from '../../shared/routes.ts'
import type { Services, SignedIn } from '../context.ts'
import { addFile, mayAddFile, openFile, type OpenedFile } from '../domain/files/files.ts'
import { addSheetPhoto, mayAddSheetPhoto, openSheetPhoto } from '../domain/workshops/sheet-photos.ts'
import { contextOf } from './bind.ts'
import { guards } from './guards.ts'
import { announcedLength, receiveBytes, Turns } from './receiving-bytes.ts'

/** Each holds one image in memory, 20 MB at most as it is set by itself. */
const mostAtOnce = 8
const mostOfOnePerson = 3
/** Of one session: a page of two hundred images, opened again and again. */
const readsPerMinute = 6_000

const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1)

/** To be passed before the API: bodies that are no JSON. */
export function filesRouter(services: Services): Router {
  const router = Router()
  const turns = new Turns(mostAtOnce, mostOfOnePerson)
  router.post(pathOf(fileRoutes.addFile), ...guards(services), async (request, response) => {
    const ctx = contextOf(services, request, response)
    const { principal } = ctx
    if (!principal) throw new AppError('signedOut')
    await receive({ ...ctx, principal }, request, response, turns)
  })
  router.get(pathOf(fileRoutes.readFile), ...guards(services, readsPerMinute), async (request, response) => {
    const { principal } = response.locals
    const at = { documentId: idIn(request, 'documentId'), fileId: idIn(request, 'fileId') }
    const file = principal && at.documentId && at.fileId ? await openFile(services, principal, at) : null
    if (!file) throw new AppError('notFound')
    await send(file, request, response)
  })
  router.post(pathOf(fileRoutes.addSheetPhoto), ...guards(services), async (request, response) => {
    const ctx = contextOf(services, request, response)
    const { principal } = ctx
    if (!principal) throw new AppError('signedOut')
    await receivePhoto({ ...ctx, principal }, request, response, turns)
  })
  router.get(pathOf(fileRoutes.readSheetPhoto), ...guards(services, readsPerMinute), async (request, response) => {
    const ctx = contextOf(services, request, response)
    const { principal } = ctx
    if (!principal) throw new AppError('signedOut')
    const [workshopId, photoId] = [idIn(request, 'workshopId'), idIn(request, 'photoId')]
    if (!workshopId || !photoId) throw new AppError('notFound')
    await send(await openSheetPhoto({ ...ctx, principal }, workshopId, photoId), request, response)
  })
  return router
}

/** Of the sheet of a table, which the address names. */
async function receivePhoto(ctx: SignedIn, request: Request, response: Response, turns: Turns): Promise<void> {
  const workshopId = idIn(request, 'workshopId')
  if (!workshopId) throw new AppError('badInput', { fields: ['workshopId'] })
  const said = request.query['table']
  const tableId = typeof said === 'string' && isUuid(said) ? said.toLowerCase() : null
  if (said !== undefined && tableId === null) throw new AppError('badInput', { fields: ['tableId'] })
  const length = announcedLength(request)
  await mayAddSheetPhoto(ctx, workshopId, length)
  await turns.hold(ctx.principal.personId, async () => {
    const bytes = await receiveBytes(request, length)
    if (bytes) response.json(await addSheetPhoto(ctx, workshopId, tableId, bytes))
  })
}

async function receive(ctx: SignedIn, request: Request, response: Response, turns: Turns): Promise<void> {
  const documentId = idIn(request, 'documentId')
  if (!documentId) throw new AppError('badInput', { fields: ['documentId'] })
  const length = announcedLength(request)
  await mayAddFile(ctx, documentId, length)
  await turns.hold(ctx.principal.personId, async () => {
    const bytes = await receiveBytes(request, length)
    if (bytes) response.json(await addFile(ctx, documentId, bytes))
  })
}

function idIn(request: Request, name: string): string {
  const said = request.params[name]
  return typeof said === 'string' && isUuid(said.toLowerCase()) ? said.toLowerCase() : ''
}

/** Whatever an image might be taken for, a browser shows it or leaves it: nothing of it runs, nobody else frames it. [I2] */
const strict = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  // The same file has the same bytes for ever; another session asks again.
  'Cache-Control': 'private, max-age=31536000, immutable',
  Vary: 'Cookie',
} as const

async function send(file: OpenedFile, request: Request, response: Response): Promise<void> {
  const tag = `"${file.hash.toString('hex')}"`
  response.set({ ...strict, ETag: tag })
  if (request.get('if-none-match')?.includes(tag)) {
    response.status(304).end()
    return
  }
  response.set({
    'Content-Type': file.type,
    'Content-Length': String(file.size),
    'Content-Disposition': `inline; filename="image.${file.type.slice('image/'.length)}"`,
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await pipeline(Readable.from(file.slices()), response).catch((error: unknown) => {
    if (!response.destroyed || !isGone(error)) throw error
  })
}

/** Whoever asked went away. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

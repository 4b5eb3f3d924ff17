// The built client: hashed files for ever, the page never from a cache, every address of the interface answered by the page.
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import express, { Router, type RequestHandler } from 'express'

export function staticFiles(directory: string): Router {
  const router = Router()
  const page = join(directory, 'index.html')
  router.get(/^\/assets\/[\w-]+(\.[\w-]+)*\.(js|css)$/, compressed(directory))
  router.use(
    express.static(directory, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      etag: true,
      setHeaders: (response, path) => void response.setHeader('Cache-Control', cacheOf(path.slice(directory.length))),
    }),
  )
  router.get(/^\/(?!assets\/)/, (request, response, next) => {
    if (!request.accepts('html') || /\.[a-z0-9]+$/i.test(request.path)) return next()
    response.setHeader('Cache-Control', 'no-store')
    return response.sendFile(page, { cacheControl: false, etag: false, lastModified: false })
  })
  router.use((_request, response) => void response.status(404).type('text/plain').send('404'))
  return router
}

const zipped = promisify(gzip)

/** Programs and styles, a third as heavy on a slow line: each compressed once, off the main thread, when it is first asked for. */
function compressed(directory: string): RequestHandler {
  const known = new Map<string, Promise<Buffer | null>>()
  return async (request, response, next) => {
    response.vary('Accept-Encoding')
    if (request.headers.range !== undefined || request.acceptsEncodings('gzip') !== 'gzip') return next()
    const { path } = request
    let bytes = known.get(path)
    if (bytes === undefined) {
      bytes = zippedFile(join(directory, path))
      known.set(path, bytes)
    }
    const found = await bytes
    if (found === null) {
      known.delete(path) // neither names that are not there nor what failed once is a reason to remember
      return next()
    }
    response.type(extname(path)).setHeader('Cache-Control', cacheOf(path))
    return void response.setHeader('Content-Encoding', 'gzip').setHeader('Content-Length', found.length).end(found)
  }
}

/** Null: there is no such file, its name is longer than a name may be, or it cannot be read now. It is then sent as it is, or said why not. */
async function zippedFile(file: string): Promise<Buffer | null> {
  try {
    return await zipped(await readFile(file), { level: 9 })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

function cacheOf(path: string): string {
  if (path.endsWith('.html')) return 'no-store'
  // names of assets hold the hash of their content
  return path.replaceAll('\\', '/').startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

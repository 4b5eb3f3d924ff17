// The built client: hashed files for ever, the page never from a cache, every address of the interface answered by the page.
import { join } from 'node:path'
import express, { Router } from 'express'

export function staticFiles(directory: string): Router {
  const router = Router()
  const page = join(directory, 'index.html')
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

function cacheOf(path: string): string {
  if (path.endsWith('.html')) return 'no-store'
  // names of assets hold the hash of their content
  return path.replaceAll('\\', '/').startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

// The floor of a cold phone: a page that does nothing, of as many bytes, with the same form and the same two questions to a server.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const page = `<!doctype html><html lang="fr"><title>Plancher</title><script src="/script.js" defer></script></html>`

const script = `
const form = document.createElement('form')
form.innerHTML = '<label>Votre nom <input></label><label>Vous participez comme <select><option><option>ess</select></label><button>Entrer dans l’atelier</button>'
form.onsubmit = async (event) => {
  event.preventDefault()
  await fetch('/join', { method: 'POST' })
  await fetch('/view')
  form.replaceWith(document.createElement('textarea'))
}
fetch('/found', { method: 'POST' }).then(() => document.body.append(form))
`

export type BareSite = { url: string; weighs(bytes: number): void; close(): Promise<void> }

export async function bareSite(): Promise<BareSite> {
  let ballast = ''
  const server = createServer((request, response) => {
    const isScript = request.url === '/script.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    response.end(isScript ? `${script}/*${ballast}*/` : page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, never on a path
  return {
    url: `http://127.0.0.1:${port}/`,
    weighs: (bytes) => (ballast = randomBytes(Math.floor(bytes / 2)).toString('hex')),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

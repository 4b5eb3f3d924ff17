// The server that comes with y-websocket 2, as its bin starts it, without a store (its LevelDB is optional).
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { Server } = require('ws')
const { setupWSConnection } = require('y-websocket/bin/utils')

const sockets = new Server({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = createServer()
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request))
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening on ${server.address().port}\n`))
process.on('SIGTERM', () => process.exit(0))

// The raw floor, in a process of its own: a websocket relay that understands nothing of what it passes on.
//   node raw-relay.mjs echo       each message to each other client of the room, at once
//   node raw-relay.mjs coalesce   what came in 25 ms in one frame, made once (no stock client could read it)
import { createServer } from 'node:http'
import { Sender, WebSocketServer } from 'ws'

const [way] = process.argv.slice(2)
const window = 25
const rooms = new Map()
const server = createServer()
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false })

function echo(room, from, data) {
  for (const to of room.clients) if (to !== from) to.send(data, { binary: true })
}

function coalesce(room, _from, data) {
  room.waiting.push(data)
  room.timer ??= setTimeout(() => {
    room.timer = null
    const [head, body] = Sender.frame(Buffer.concat(room.waiting), { fin: true, opcode: 2, mask: false, rsv1: false })
    const frame = Buffer.concat([head, body ?? Buffer.alloc(0)])
    room.waiting = []
    for (const { _socket: socket } of room.clients) socket.write(frame) // ws would make the frame for each
  }, window)
}

const pass = { echo, coalesce }[way]
if (!pass) throw new Error(`usage: raw-relay.mjs echo | coalesce; found ${way}`)

server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    const room = rooms.get(request.url) ?? { clients: new Set(), waiting: [], timer: null }
    rooms.set(request.url, room)
    room.clients.add(client)
    client.on('error', () => client.terminate())
    client.on('close', () => {
      room.clients.delete(client)
      if (room.clients.size === 0) rooms.delete(request.url)
    })
    client.on('message', (data) => pass(room, client, data))
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening on ${server.address().port}\n`))
process.on('SIGTERM', () => process.exit(0))

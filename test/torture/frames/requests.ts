// Hostile requests to the HTTP side of the live door: upgrades that are none, addresses without end, handshakes that never finish,
// POSTs that lie.
import { connect, type Socket } from 'node:net'
import type { Chance } from '../../support/chance.ts'
import { pick } from './bytes.ts'
import { EPOCH } from '../../../shared/protocol.ts'

/** Sends one after the other, each on a line of its own; resolves to how many the server ended or answered. */
export async function hostileRequests(
  base: string,
  documentId: string,
  cookie: string,
  chance: Chance,
  count: number,
): Promise<number> {
  let settled = 0
  for (let n = 0; n < count; n++) if (await ask(base, requestByChance(base, documentId, cookie, chance))) settled++
  return settled
}

/** Lines that begin to ask for a websocket and never end. */
export function openHalfHandshakes(base: string, count: number): Socket[] {
  const { hostname, port, host } = new URL(base)
  return Array.from({ length: count }, (_, n) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    if (n % 2 === 0) socket.write(`GET /live/document/x HTTP/1.1\r\nHost: ${host}\r\nUpgrade: webs`)
    return socket
  })
}

function requestByChance(base: string, documentId: string, cookie: string, chance: Chance): string {
  const { host } = new URL(base)
  const path = pick(chance, [
    `/live/document/${documentId}?epoch=${EPOCH}`,
    `/live/document/${documentId}?epoch=${'9'.repeat(4_000)}`,
    `/live/document/${documentId}/fallback?epoch=${EPOCH}&wire=1e9`,
    `/live/document/${documentId}/fallback/${'a'.repeat(32)}?seq=-1`,
    `/live/document/%E0%A4%A`,
    `/live/document/${'../'.repeat(200)}`,
    `/live/notices?${'x'.repeat(12_000)}`,
    '//[',
    '*',
    `http://${host}/live/document/${documentId}`,
    `/live/document/${documentId}/fallback/%00?seq=${'1'.repeat(400)}`,
    `/live/document/${'🙂'.repeat(20)}`,
  ])
  const upgrade = pick(chance, [
    '',
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n',
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n',
    'Connection: Upgrade\r\nUpgrade: h2c\r\n',
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Extensions: permessage-deflate; ;;=\r\nSec-WebSocket-Protocol: ,,\r\n',
  ])
  const headers = pick(chance, [
    '',
    `Cookie: ${cookie}\r\n`,
    `Cookie: ${'a=b; '.repeat(2_000)}\r\n`,
    'Cookie: maillage_session=%E0%A4%A; =; ;;;\r\n',
    'Origin: null\r\n',
    `Origin: ${'x'.repeat(3_000)}\r\n`,
    'Sec-Fetch-Site: cross-site\r\n',
    'Bad Header\r\n',
    'Content-Length: -1\r\n',
    'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
    'Expect: 100-continue\r\n',
  ])
  const body = pick(chance, ['', '', 'zz\r\n', '5\r\nabcde\r\n0\r\n\r\n', 'x'.repeat(5_000)])
  return `${pick(chance, ['GET', 'GET', 'POST', 'HEAD', 'BREW'])} ${path} HTTP/1.1\r\nHost: ${host}\r\n${upgrade}${headers}\r\n${body}`
}

/** True once there is an answer, or an end. */
function ask(base: string, request: string): Promise<boolean> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    const settle = (isSettled: boolean) => {
      clearTimeout(late)
      socket.destroy()
      resolve(isSettled)
    }
    const late = setTimeout(() => settle(false), 2_000)
    socket.once('data', () => settle(true))
    socket.once('close', () => settle(true))
    socket.on('error', () => undefined)
    socket.write(request)
  })
}

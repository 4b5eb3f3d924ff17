// A mail server that keeps what it is given: enough of SMTP (RFC 5321) for one message at a time, and refusals on demand.
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type ReceivedMail = { from: string; to: string[]; headers: Map<string, string>; text: string }

export type SmtpSink = {
  url: string
  mails: ReceivedMail[]
  /** Resolves to the first mail, now or when it comes. */
  first(): Promise<ReceivedMail>
}

/** Closed with the test. Recipients of `refuses` are unknown here. */
export async function anSmtpSink({ refuses = [] as readonly string[] } = {}): Promise<SmtpSink> {
  const mails: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const waiting: ((mail: ReceivedMail) => void)[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    converse(socket, refuses, (mail) => {
      mails.push(mail)
      for (const tell of waiting.splice(0)) tell(mail)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port, never on a path
    mails,
    first: () => new Promise((resolve) => (mails[0] ? resolve(mails[0]) : waiting.push(resolve))),
  }
}

function converse(socket: Socket, refuses: readonly string[], received: (mail: ReceivedMail) => void): void {
  let buffer = ''
  let envelope = { from: '', to: [] as string[] }
  let data: string[] | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  const obey = (line: string): void => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return void say('250 sink.example')
    if (verb === 'MAIL') {
      envelope = { from: address, to: [] }
      return void say('250 ok')
    }
    if (verb === 'RCPT') {
      if (refuses.includes(address)) return void say(`550 5.1.1 <${address}> is unknown here`)
      envelope.to.push(address)
      return void say('250 ok')
    }
    if (verb === 'DATA') {
      data = []
      return void say('354 go on')
    }
    if (verb === 'QUIT') return void socket.end('221 bye\r\n')
    say(verb === 'RSET' ? '250 ok' : '502 not here')
  }
  const hear = (line: string): void => {
    if (data === null) return obey(line)
    if (line !== '.') return void data.push(line.startsWith('.') ? line.slice(1) : line)
    received({ ...envelope, ...parsed(data) })
    data = null
    say('250 kept')
  }
  say('220 sink.example')
  socket.setEncoding('latin1').on('data', (text: string) => {
    const lines = (buffer + text).split('\r\n')
    buffer = lines.pop() ?? ''
    lines.forEach(hear)
  })
}

function parsed(lines: readonly string[]): Pick<ReceivedMail, 'headers' | 'text'> {
  const end = lines.indexOf('')
  const unfolded = lines
    .slice(0, end)
    .join('\n')
    .replace(/\n[ \t]/g, ' ')
    .split('\n')
  const headers = new Map(
    unfolded.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())]
    }),
  )
  const body = lines.slice(end + 1).join('\n')
  const encoding = headers.get('content-transfer-encoding')
  if (encoding === 'base64') return { headers, text: Buffer.from(body, 'base64').toString('utf8') }
  return { headers, text: encoding === 'quoted-printable' ? unquoted(body.replace(/=\n/g, '')) : utf8(body) }
}

const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')

const unquoted = (text: string): string =>
  utf8(text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))

/** Encoded words of a header (RFC 2047); what stands between two of them is not text. */
const words = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    )

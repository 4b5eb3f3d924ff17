// Requests over connections that are kept, as phones keep theirs: cheap, so that five hundred phones fit beside what they ask.
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

const agent = new Agent({ keepAlive: true })

export type Asked = { method: 'GET' | 'POST'; cookie: string; body?: string; signal: AbortSignal | null }
export type Reply = { status: number; bytes: Buffer; cookie: string | null }

/** One request, compressed as a browser asks for it. Rejects where the line ends before the reply does, or `signal` cuts it. */
export function askOver(base: string, path: string, { method, cookie, body, signal }: Asked): Promise<Reply> {
  const headers = {
    origin: base,
    cookie,
    'accept-encoding': 'gzip',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  return new Promise((resolve, reject) => {
    const asking = request(base + path, { agent, method, headers, ...(signal ? { signal } : {}) }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        if (!response.complete) return reject(new Error('cut in the middle'))
        const bytes = Buffer.concat(chunks)
        const isZipped = response.headers['content-encoding'] === 'gzip'
        resolve({
          status: response.statusCode ?? 0,
          bytes: isZipped ? gunzipSync(bytes) : bytes,
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
        })
      })
    })
    asking.once('error', reject)
    asking.end(body)
  })
}

// A load balancer as small as can be: new connections go to the first of its servers that calls itself ready.
import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

const checkEveryMs = 100

export interface Balancer {
  url: string
  /** Which of the servers are ready, as last seen. */
  ready(): boolean[]
}

/** Checks /readyz of each server ten times a second. Closed with the test. */
export async function aBalancer(urls: readonly string[]): Promise<Balancer> {
  const ready = urls.map(() => true)
  const check = async (): Promise<void> => {
    for (const [at, url] of urls.entries()) ready[at] = await isReady(url)
  }
  const checking = setInterval(() => void check(), checkEveryMs)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const url = urls[ready.indexOf(true)]
    if (url === undefined) return void client.destroy()
    const upstream = connect(Number(new URL(url).port), '127.0.0.1')
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from)
      from.on('close', () => open.delete(from) && to.destroy())
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    clearInterval(checking)
    for (const socket of open) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on a port, never on a path
  return { url: `http://localhost:${port}`, ready: () => [...ready] }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false // it does not answer: that is the question
  }
}

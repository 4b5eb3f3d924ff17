// The bad network of the torture: late and lossy as TCP is, and like TCP never out of order.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { BadNetwork, fair } from './support/bad-network.ts'
import { dice } from './support/chance.ts'

test('what is late, lost and sent again comes in the order in which it left, however busy the machine', async () => {
  const sent = Array.from({ length: 300 }, (_, n) => `${n}`)
  const heard: string[] = []
  const server = createServer((line) =>
    line.on('data', (bytes) => heard.push(...bytes.toString().split(';').slice(0, -1))),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const way = await BadNetwork.to(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, dice(3)) // a port
  way.weather = { latencyMs: 20, loss: 0.3, cutEvery: 0 }
  const line = connect(Number(new URL(way.url).port), '127.0.0.1')
  onTestFinished(async () => {
    line.destroy()
    await way.close()
    server.close()
  })
  await once(line.setNoDelay(true), 'connect')
  for (const [n, piece] of sent.entries()) {
    if (n === 250) way.weather = fair
    line.write(`${piece};`)
    const busyUntil = performance.now() + (n % 5)
    while (performance.now() < busyUntil);
    await wait(1)
  }
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(sent.length)
  expect(heard).toEqual(sent)
})

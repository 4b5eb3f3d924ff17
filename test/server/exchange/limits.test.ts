// What the making of files may take of an instance: time, memory, turns; and that whoever leaves is not waited for.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { openExchange } from '../../../server/exchange/exchange.ts'
import { withMostMemory } from '../../../server/exchange/wasm-memory.ts'
import { documentFromJson } from '../../../shared/document/shape.ts'
import { aDemarche } from '../../support/builders.ts'
import { fetchExport, sendFile } from '../../support/exchange.ts'
import { known, longText, p } from '../../support/exchange-sample.ts'
import { rewrite } from '../../support/texts.ts'

const log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
const updates = [documentFromJson({ type: 'doc', content: [p(1, 'Un texte.')] }, 1)]
const long = () => [documentFromJson(longText(), 1)]

test('what takes longer than its time ends alone, is told, and the next one is made [X13]', async () => {
  const exchange = openExchange(log, { patienceMs: 1 })
  await expect(exchange.write('html', long(), known())).rejects.toMatchObject({ code: 'exportFailed' })
  await exchange.close()
  const usual = openExchange(log)
  const [first, second] = await Promise.allSettled([
    usual.write('html', long(), known(), AbortSignal.abort()),
    usual.write('md', updates, known()),
  ])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
  await usual.close()
})

test('what takes more memory than it may dies alone, and the next one is made [X13]', async () => {
  const exchange = openExchange(log, { heapMb: 48 })
  const row = `<tr>${'<td>a</td>'.repeat(20)}</tr>`
  const page = Buffer.from(`<table>${row.repeat(60_000)}</table>`)
  await expect(exchange.read('html', page, 1_000, 2)).rejects.toMatchObject({ code: 'unreadableFile' })
  await exchange.close()
}, 90_000)

/** A program that has a memory of one page, and nothing else. */
const program = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0])

test('the program that makes PDFs is held to its memory too [X13]', () => {
  const memoryOf = (bytes: Uint8Array<ArrayBuffer>) =>
    new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports['m'] as WebAssembly.Memory // as it declares
  expect(memoryOf(program).grow(40)).toBe(1)
  const held = memoryOf(withMostMemory(program, 2))
  expect(held.grow(31)).toBe(1)
  expect(() => held.grow(1)).toThrow(RangeError)
})

test('so many wait; others are asked to come again, and whoever leaves makes room [X13]', async () => {
  const exchange = openExchange(log, { mostWaiting: 2 })
  const left = new AbortController()
  const first = exchange.write('pdf', long(), known(), left.signal)
  const second = exchange.write('md', updates, known())
  await expect(exchange.write('md', updates, known())).rejects.toMatchObject({ code: 'busy' })
  left.abort()
  await expect(first).rejects.toThrow('nobody waits')
  expect(Buffer.from(await second).toString()).toContain('Un texte.')
  expect((await exchange.write('md', updates, known())).length).toBeGreaterThan(10)
  await exchange.close()
})

test('one person makes one file at a time, each way; another person is not kept by it [X13]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const writer = await scene.join('writer', { organisationId: scene.organisationId })
  const both = await Promise.all([
    fetchExport(scene.pilot.visitor, documentId, 'docx'),
    fetchExport(scene.pilot.visitor, documentId, 'odt'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 503])
  const page = Buffer.from('<p>Un</p>'.repeat(2_000))
  const mixed = await Promise.all([
    fetchExport(scene.pilot.visitor, documentId, 'md'),
    sendFile(scene.pilot.visitor, scene.demarcheId, 'a.html', page),
    sendFile(writer.visitor, scene.demarcheId, 'b.html', page),
  ])
  expect(mixed.map(({ status }) => status)).toEqual([200, 200, 200])
})

/** The thread that `work` has started, once it was sent what to write. */
async function threadThatWrites(work: () => void): Promise<Worker> {
  let hear: (worker: Worker) => void = () => {}
  const asked = new Promise<Worker>((resolve) => (hear = resolve))
  const watch = (message: unknown) => {
    const { worker } = message as { worker: Worker } // what Node says on this channel
    const send = worker.postMessage.bind(worker)
    worker.postMessage = (...given) => {
      send(...given)
      if ((given[0] as { question?: { is?: string } }).question?.is === 'write') hear(worker) // what an OffThread asks
    }
  }
  subscribe('worker_threads', watch)
  try {
    work()
    return await asked
  } finally {
    unsubscribe('worker_threads', watch)
  }
}

test('a file that is given up is not made any more: its thread ends, its turn is free, and it never left [X1, X13]', async () => {
  const scene = await aDemarche()
  const { visitor, me } = scene.pilot
  const documentId = await scene.aDocument()
  await rewrite(scene, documentId, me.actorId, longText().content ?? [])
  const left = new AbortController()
  let given: Promise<unknown> = Promise.resolve()
  const thread = await threadThatWrites(() => {
    given = fetchExport(visitor, documentId, 'pdf', left.signal).catch((error: unknown) => error)
  })
  expect(thread.threadId).toBeGreaterThan(0)
  left.abort()
  await once(thread, 'exit')
  expect([thread.threadId, thread.resourceLimits]).toEqual([-1, {}])
  expect(await given).toMatchObject({ name: 'AbortError' })
  expect((await fetchExport(visitor, documentId, 'md')).status).toBe(200)
  const acts = await scene.stage.database.owner`select details from audit_log where verb = 'exportDocument'`
  expect(acts).toEqual([{ details: { format: 'md' } }])
})

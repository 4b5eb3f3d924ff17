// The worker thread itself: what it gives back, and what becomes of jobs when it dies.
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { collect } from '../../../server/history/collect.ts'
import { readDeletions } from '../../../server/history/deletions.ts'
import { encodeContent } from '../../../server/realtime/frames.ts'
import { SnapshotWorker, startWorker } from '../../../server/realtime/snapshots.ts'

function someUpdates(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('text').insert(0, 'gardé effacé')
  doc.getText('text').delete(5, 7)
  return updates
}

test('[L10] the thread makes the same state as it would be made here', async () => {
  const worker = new SnapshotWorker(startWorker)
  onTestFinished(() => worker.close())
  const updates = someUpdates()
  const made = await worker.collect(updates)
  expect(made).toEqual(collect(updates))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, made.state)
  expect(doc.getText('text').toString()).toBe('gardé')
  await expect(worker.collect([new Uint8Array([9, 9, 9])])).rejects.toThrow()
  expect((await worker.collect(updates)).clocks).toEqual(made.clocks)
})

test('[L10] a text nested ten thousand deep, and deleted, is collected like any other', async () => {
  const worker = new SnapshotWorker(startWorker)
  onTestFinished(() => worker.close())
  const made = await worker.collect([nested(10_000), deletion(1, 0)])
  expect([...readDeletions(made.deletes)]).toEqual([[1, 0, 10_000]])
})

/** What no editor writes and a hand-made frame can: each element in the one before. */
function nested(depth: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    let parent: Y.XmlFragment = doc.getXmlFragment('deep')
    for (let n = 0; n < depth; n++) {
      const element = new Y.XmlElement('blockquote')
      parent.insert(0, [element])
      parent = element
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** An update that deletes one character and says nothing else. */
const deletion = (client: number, clock: number): Uint8Array => encodeContent([], [[client, clock, 1]])

test('[L10] a thread that has nothing to do any more is ended, and the next job starts another', async () => {
  const ends: Promise<unknown>[] = []
  const start = () => {
    const thread = startWorker()
    ends.push(new Promise((resolve) => thread.once('exit', resolve)))
    return thread
  }
  const worker = new SnapshotWorker(start, { idleMs: 1 })
  onTestFinished(() => worker.close())
  const updates = someUpdates()
  const made = await worker.collect(updates)
  await ends[0]
  expect(worker.isRunning).toBe(false)
  expect(await worker.collect(updates)).toEqual(made)
  expect(ends).toHaveLength(2)
})

test('[L10] a thread that has grown large ends what it has begun, and later jobs are another’s', async () => {
  const threads: Worker[] = []
  const ends: Promise<unknown>[] = []
  const start = () => {
    const thread = startWorker()
    threads.push(thread)
    ends.push(new Promise((resolve) => thread.once('exit', resolve)))
    return thread
  }
  const worker = new SnapshotWorker(start, { mostHeap: 1 })
  onTestFinished(() => worker.close())
  const updates = someUpdates()
  const [first, second] = [worker.collect(updates), worker.collect(updates)] // of one thread, since none has answered yet
  const made = await first
  expect(worker.isRunning).toBe(false)
  const third = worker.collect(updates)
  expect(await second).toEqual(made)
  await ends[0]
  expect(await third).toEqual(made)
  expect(threads).toHaveLength(2)
  await ends[1]
})

test('[L10] when the thread dies its jobs fail, and the next one starts another', async () => {
  let started = 0
  const worker = new SnapshotWorker(() => {
    started++
    return started === 1 ? new Worker('setTimeout(() => process.exit(3))', { eval: true }) : startWorker()
  })
  onTestFinished(() => worker.close())
  await expect(worker.collect(someUpdates())).rejects.toThrow('the worker ended with 3')
  expect([...readDeletions((await worker.collect(someUpdates())).deletes)]).toHaveLength(1)
})

// A page that opens live documents with the tools of a real browser, driven from test/e2e/live-device.test.ts.
import * as Y from 'yjs'
import { clearDevice, readDevice } from '../../../client/live/device.ts'
import { LiveDocument } from '../../../client/live/live-document.ts'
import { registerWorker } from '../../../client/register-worker.ts'
import { bodyOf } from '../../../shared/document/shape.ts'

const documentId = '018f0000-0000-7000-8000-000000000001'
let clients = Math.floor(Math.random() * 1e9)
let live: LiveDocument | null = null

const current = () => {
  if (!live) throw new Error('nothing is open')
  return live
}
const doc = () => {
  const { text } = current().get()
  if (!text) throw new Error(`no text: ${current().get().status.is}`)
  return text.doc
}

export const harness = {
  async open(personId: string, epoch = 1) {
    await live?.close()
    live = new LiveDocument({
      personId,
      documentId,
      epoch,
      generation: 0,
      serverUrl: `${location.origin.replace('http', 'ws')}/live/document`,
      access: { mayWrite: true, frozen: false },
      takeClient: async () => ++clients,
      bodyOf,
    })
  },
  close: () => current().close(),
  look() {
    const { status, text, mayEdit, setAside } = current().get()
    return {
      status: status.is,
      lines: text
        ? bodyOf(text.doc)
            .toArray()
            .map((node) => (node as Y.XmlElement).get(0).toString())
        : null,
      client: text?.doc.clientID ?? null,
      mayEdit,
      setAside: setAside.map(({ id, reason, differing }) => ({ id, reason, differing })),
    }
  },
  write(line: string) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    bodyOf(doc()).push([paragraph])
  },
  discard: (id: string) => current().discardSetAside(id),
  read: (personId: string) => readDevice(personId),
  async clear(personId: string) {
    await live?.close()
    live = null
    await clearDevice(personId)
    const databases = await indexedDB.databases()
    return { databases: databases.map(({ name }) => name), notes: Object.keys(localStorage) }
  },
}

Object.assign(window, { harness })
registerWorker()

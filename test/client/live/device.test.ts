// What a device keeps, for whom, and its clearing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clearDevice, readDevice, type DeviceTools } from '../../../client/live/device.ts'
import { keepCard, listCards, readCard, type DocumentCard } from '../../../client/live/document-card.ts'
import { copyKey, parseCopyKey } from '../../../client/live/local-keys.ts'
import {
  refusedParagraphs,
  setAsideFileName,
  setAsideHtml,
  setAsideText,
} from '../../../client/live/set-aside-export.ts'
import { MemorySetAsideStore, setAsideId, type SetAsideCopy } from '../../../client/live/set-aside.ts'
import { SetAsideShelf } from '../../../client/live/set-aside-shelf.ts'
import { missingFrom } from '../../../client/live/paragraphs.ts'
import { docOf, FakeDevice, FakeServer, openLive, settle, write } from './fakes.ts'

const toolsOf = (device: FakeDevice): DeviceTools => ({
  notes: device.notes,
  setAside: device.setAside,
  deleteCopy: async (key) => void device.databases.delete(key),
  databases: async () => [],
})

const card = (documentId: string, at = 0): DocumentCard => ({
  documentId,
  demarcheId: 'd',
  demarcheTitle: 'Démarche',
  title: 'Diagnostic',
  state: 'draft',
  epoch: 1,
  generation: 0,
  mayWrite: true,
  frozen: false,
  organisations: [],
  at,
})

const aside = (personId: string, at: number, more: Partial<SetAsideCopy> = {}): SetAsideCopy => ({
  id: setAsideId(personId, 'doc', at),
  personId,
  documentId: 'doc',
  at,
  reason: 'frozen',
  state: new Uint8Array(),
  paragraphs: ['du serveur', 'à moi'],
  differing: null,
  ...more,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what is kept', () => {
  it('[C11] is counted and cleared for one person only', async () => {
    const [server, device] = [new FakeServer(), new FakeDevice()]
    write(server.doc, 'commun')
    const [hers, his] = [openLive(server, device), openLive(server, device, { personId: 'ben' })]
    await settle()
    server.cut()
    write(docOf(hers), 'pas parti')
    await Promise.all([hers.close(), his.close()])
    await device.setAside.put(aside('ana', 1))
    await device.setAside.put(aside('ben', 2))
    keepCard(device.notes, 'ana', card('doc'))
    keepCard(device.notes, 'ben', card('doc'))
    expect(await readDevice('ana', toolsOf(device))).toEqual({ documents: 1, unsaved: 1, setAside: 1 })
    expect(await readDevice('ben', toolsOf(device))).toEqual({ documents: 1, unsaved: 0, setAside: 1 })
    await clearDevice('ana', toolsOf(device))
    expect(await readDevice('ana', toolsOf(device))).toEqual({ documents: 0, unsaved: 0, setAside: 0 })
    expect(await readDevice('ben', toolsOf(device))).toEqual({ documents: 1, unsaved: 0, setAside: 1 })
    expect(device.notes.names('').filter((name) => name.includes(':ana:'))).toEqual([])
    expect([...device.databases.keys()].map((key) => parseCopyKey(key)?.personId)).toEqual(['ben'])
    expect(readCard(device.notes, 'ben', 'doc')?.title).toBe('Diagnostic')
  })

  it('[C11] finds a copy by its database when its note was lost', async () => {
    const device = new FakeDevice()
    const key = copyKey({ personId: 'ana', documentId: 'doc', epoch: 1, generation: 0 })
    device.databases.set(key, [])
    await clearDevice('ana', { ...toolsOf(device), databases: async () => [key, 'another site’s', 'maillage:ana'] })
    expect(device.databases.size).toBe(0)
  })

  it('[C12] cards are per person, last opened first', () => {
    const { notes } = new FakeDevice()
    keepCard(notes, 'ana', card('old', 1))
    keepCard(notes, 'ana', card('new', 2))
    keepCard(notes, 'anatole', card('other', 3))
    expect(listCards(notes, 'ana').map(({ documentId }) => documentId)).toEqual(['new', 'old'])
    expect(readCard(notes, 'ben', 'old')).toBeNull()
  })
})

describe('what was set aside', () => {
  it('[C8] can be carried away as text and as HTML, and the HTML holds no markup of its own', () => {
    const copy = aside('ana', Date.UTC(2026, 2, 1, 14, 2), { paragraphs: ['<img onerror=x> & "', 'deux\nlignes'] })
    expect(setAsideText(copy)).toBe('<img onerror=x> & "\n\ndeux\nlignes\n')
    const html = setAsideHtml(copy, 'Diagnostic <b>')
    expect(html).toContain('<p>&lt;img onerror=x&gt; &amp; &quot;</p>')
    expect(html).toContain('<p>deux<br>lignes</p>')
    expect(html).toContain('<h1>Diagnostic &lt;b&gt;</h1>')
    expect(setAsideFileName(copy, 'État des lieux : eau/air', 'txt')).toBe(
      'État des lieux eau air 2026-03-01 14h02.txt',
    )
  })

  it('[C8] shows the differing paragraphs once they are known', () => {
    expect(refusedParagraphs(aside('ana', 1))).toEqual(['du serveur', 'à moi'])
    expect(refusedParagraphs(aside('ana', 1, { differing: ['à moi'] }))).toEqual(['à moi'])
    expect(missingFrom(['a', 'b', 'a'], ['a', 'a', 'a', 'c', 'b'])).toEqual(['a', 'c'])
  })

  it('[C8] stays in the tab when the device has no room', async () => {
    const full = new MemorySetAsideStore()
    full.put = () => Promise.reject(new Error('quota'))
    const shelf = new SetAsideShelf(full, { personId: 'ana', documentId: 'doc' }, () => undefined)
    expect(shelf.isKept).toBe(true)
    await shelf.add(aside('ana', 1))
    expect(shelf.get()).toHaveLength(1)
    expect(shelf.isKept).toBe(false)
    await shelf.discard(shelf.get()[0]?.id ?? '')
    expect(shelf.get()).toEqual([])
    expect(shelf.isKept).toBe(true)
  })
})

// The editor alone in a page, for test/e2e/editor.test.ts: two people's copies of one text, synced in memory, no network.
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Editor } from '../../../client/editor/Editor.tsx'
import { Find } from '../../../client/editor/find/Find.tsx'
import { Following } from '../../../client/editor/follow/Following.tsx'
import { Outline } from '../../../client/editor/Outline.tsx'
import { Presence } from '../../../client/editor/Presence.tsx'
import { Toolbar } from '../../../client/editor/Toolbar.tsx'
import { useDocumentEditor } from '../../../client/editor/use-document-editor.ts'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { documentFromJson } from '../../../shared/document/shape.ts'
import { documentFromTemplate } from '../../../shared/document/templates/templates.ts'
import { uuidv7 } from '../../../shared/ids.ts'
import { AriaRoot } from '../../../client/ui/aria/AriaRoot.tsx'
import '../../../client/ui/base.css'
import '../../../client/ui/fonts.ts'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import '../../../client/ui/tokens.css'
import './harness.css'

const asked = new URLSearchParams(location.search)
const people = [
  { actorId: 'nadia', name: 'Nadia Ferhat', initials: 'NF', hue: 2, organisation: 'Vaucombe Métropole' },
  { actorId: 'mireille', name: 'Mireille Aubanel', initials: 'MA', hue: 6, organisation: 'SCIC La Remise' },
]

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

function firstState(): Uint8Array {
  const template = asked.get('template') === 'diagnostic' ? 'diagnostic' : 'note'
  const json = asked.get('json')
  return documentFromJson(json ? JSON.parse(json) : documentFromTemplate(template, newId), 1) // the test's own JSON
}

interface Copy {
  doc: Y.Doc
  awareness: Awareness
  writes: number
}

function openCopies(count: number): Copy[] {
  const state = firstState()
  const copies = Array.from({ length: count }, (): Copy => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state, 'server')
    return { doc, awareness: new Awareness(doc), writes: 0 }
  })
  for (const [place, copy] of copies.entries()) {
    const others = copies.filter((other) => other !== copy)
    copy.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return
      copy.writes += 1
      for (const other of others) Y.applyUpdate(other.doc, update, 'server')
    })
    copy.awareness.on('update', (changed: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (origin === 'server') return
      const ids = [...changed.added, ...changed.updated, ...changed.removed]
      for (const other of others) stamp(copy, ids, people[place], other)
    })
  }
  return copies
}

/** What the server does: whoever a page says it is, it is said to be who the server knows. */
function stamp(from: Copy, ids: number[], user: unknown, to: Copy): void {
  const states = new Map([...from.awareness.getStates()].map(([id, state]) => [id, { ...state, user }]))
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, ids, states), 'server')
}

const copies = openCopies(asked.has('two') ? 2 : 1)
const refusals: string[] = []
const carets: (() => boolean)[] = []
const selections: (() => string)[] = []
const moves: ((words: string) => void)[] = []

declare global {
  interface Window {
    harness: {
      json: (place?: number) => unknown
      writes: (place?: number) => number
      refusals: () => string[]
      presence: (place?: number) => unknown
      /** True when the caret is after the last letter of its block, as the editor knows it. */
      atEnd: (place?: number) => boolean
      /** The selected words, as the editor knows them. */
      selected: (place?: number) => string
      /** Puts the caret into the heading that says this, without the focus coming there by hand. */
      caret: (place: number, words: string) => void
      /** Hides or shows the guiding questions, makes the text read-only or not. */
      set: (changes: { guides?: boolean; editable?: boolean }) => void
    }
  }
}

function Page({ copy, place }: { copy: Copy; place: number }) {
  const [now, set] = useState({ guides: true, editable: !asked.has('read') })
  if (place === 0) window.harness.set = (changes) => set((before) => ({ ...before, ...changes }))
  const editor = useDocumentEditor({
    doc: copy.doc,
    awareness: copy.awareness,
    editable: now.editable,
    guides: now.guides,
    numbered: asked.has('numbered'),
    label: 'Diagnostic territorial partagé',
    onRefused: (reason) => refusals.push(reason),
  })
  carets[place] = () => {
    const { $head } = editor.state.selection
    return editor.isFocused && $head.parentOffset === $head.parent.content.size
  }
  moves[place] = (words) => {
    editor.state.doc.forEach((node, pos) => {
      if (node.type.name === 'heading' && node.textContent === words)
        editor.commands.focus(pos + 1, { scrollIntoView: false })
    })
  }
  selections[place] = () => {
    const { from, to } = editor.state.selection
    return editor.state.doc.textBetween(from, to)
  }
  return (
    <div className="page" data-place={place}>
      <header className="top">
        <h1>Diagnostic territorial partagé</h1>
        <Presence awareness={copy.awareness} me={people[place]} />
      </header>
      <div className="body">
        <Outline editor={editor} awareness={copy.awareness} numbered={asked.has('numbered')} />
        <main>
          <Toolbar editor={editor} />
          <Find editor={editor} />
          <Following editor={editor} awareness={copy.awareness} />
          <Editor editor={editor} />
        </main>
      </div>
    </div>
  )
}

const at = (place = 0): Copy => {
  const copy = copies[place]
  if (!copy) throw new Error(`the harness has no copy ${place}`)
  return copy
}

window.harness = {
  json: (place) => jsonFromUpdate(Y.encodeStateAsUpdate(at(place).doc)),
  writes: (place) => at(place).writes,
  refusals: () => refusals,
  presence: (place) => at(place).awareness.getLocalState(),
  selected: (place = 0) => selections[place]?.() ?? '',
  atEnd: (place = 0) => carets[place]?.() ?? false,
  caret: (place, words) => moves[place]?.(words),
  set: () => undefined,
}

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <AriaRoot>
      {copies.map((copy, place) => (
        <Page key={place} copy={copy} place={place} />
      ))}
      {asked.has('toasts') && <Toasts />}
    </AriaRoot>
  </StrictMode>,
)

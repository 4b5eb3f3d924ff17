// The names of what a text only holds ids of: people, organisations, documents it links to. Asked for when the text names
// something new; whoever knows answers with `giveNames`. What stays without a name is shown as such.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { insideLink, isSafeLink } from '../../shared/document/nodes/link.ts'
import { t } from './words.ts'

export interface Unknown {
  documents: string[]
  people: string[]
  organisations: string[]
}

export interface Names {
  documents: readonly { id: string; title: string }[]
  people: readonly { id: string; name: string }[]
  organisations: readonly { id: string; name: string }[]
}

/** A link that was followed: another document (null: this one), one of its blocks (null: its beginning). */
export interface OpenedLink {
  documentId: string | null
  blockId: string | null
}

interface NamingOptions {
  ask: (unknown: Unknown) => void
  open: (link: OpenedLink) => void
}

/** Null: asked for, and nobody told. */
type Known = ReadonlyMap<string, string | null>

interface State {
  known: Known
  lost: DecorationSet
}

const key = new PluginKey<State>('naming')

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    naming: {
      /** The answer to what was asked: of `unknown`, whatever has no name here stays without. */
      giveNames: (unknown: Unknown, names: Names) => ReturnType
    }
  }
}

/** The name of a person, an organisation or a document: null when nobody told it, undefined before it was asked for. */
export const nameIn = (state: EditorState, id: string): string | null | undefined => key.getState(state)?.known.get(id)

/** Milliseconds for which nobody types before what is new is asked for. */
const patience = 400
const mostAtOnce = 400

export const Naming = Extension.create<NamingOptions>({
  name: 'naming',
  priority: 1_500, // on a link, Alt+Enter follows it before it means the block
  addOptions: () => ({ ask: () => undefined, open: () => undefined }),
  addCommands: () => ({
    giveNames:
      (unknown, names) =>
      ({ tr, state, dispatch }) => {
        const known = new Map(key.getState(state)?.known)
        for (const id of [...unknown.documents, ...unknown.people, ...unknown.organisations]) known.set(id, null)
        for (const { id, title } of names.documents) known.set(id, title)
        for (const { id, name } of [...names.people, ...names.organisations]) known.set(id, name)
        if (dispatch) tr.setMeta(key, known).setMeta('addToHistory', false)
        return true
      },
  }),
  addKeyboardShortcuts() {
    return {
      'Alt-Enter': ({ editor }) => {
        const href: unknown = editor.getAttributes('link')['href']
        if (typeof href !== 'string') return false
        openHref(href, this.options.open)
        return true
      },
    }
  },
  addProseMirrorPlugins() {
    const { ask, open } = this.options
    return [
      new Plugin<State>({
        key,
        state: {
          init: () => ({ known: new Map(), lost: DecorationSet.empty }),
          apply(tr, before) {
            const known = (tr.getMeta(key) as Known | undefined) ?? before.known // only set here
            if (known === before.known)
              return tr.docChanged ? { known, lost: before.lost.map(tr.mapping, tr.doc) } : before
            return { known, lost: lostLinks(tr.doc, known) }
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.lost,
          handleDOMEvents: { click: (view, event) => follow(view, event, open) },
        },
        view: (view) => new Asking(view, ask),
      }),
    ]
  },
})

/** While one reads, a press follows; while one writes, with Ctrl, as in other editors. */
function follow(view: EditorView, event: MouseEvent, open: NamingOptions['open']): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  const href = link?.getAttribute('href') ?? ''
  const place = insideLink(href)
  const isMeant = !view.editable || event.ctrlKey || event.metaKey
  if (place)
    event.preventDefault() // an address of ours: the page goes there without being loaded again
  else if (!view.editable) return false // the browser's own
  if (!link || !isMeant) return false
  openHref(href, open)
  return true
}

function openHref(href: string, open: NamingOptions['open']): void {
  const place = insideLink(href)
  if (place) open(place)
  else if (isSafeLink(href)) window.open(href, '_blank', 'noopener,noreferrer')
}

class Asking {
  readonly #ask: NamingOptions['ask']
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #asked = new Set<string>()

  constructor(view: EditorView, ask: NamingOptions['ask']) {
    this.#ask = ask
    this.#timer = setTimeout(() => this.#look(view.state.doc), 0)
  }

  update(view: EditorView, before: EditorState): void {
    if (before.doc === view.state.doc) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#look(view.state.doc), patience)
  }

  destroy(): void {
    clearTimeout(this.#timer)
  }

  #look(doc: Node): void {
    const unknown = namedIn(doc, (id) => !this.#asked.has(id))
    const ids = [...unknown.documents, ...unknown.people, ...unknown.organisations]
    if (ids.length === 0) return
    for (const id of ids) this.#asked.add(id)
    this.#ask(unknown)
  }
}

function namedIn(doc: Node, isNew: (id: string) => boolean): Unknown {
  const found = { documents: new Set<string>(), people: new Set<string>(), organisations: new Set<string>() }
  const add = (set: Set<string>, id: unknown) => {
    if (typeof id === 'string' && isNew(id) && set.size < mostAtOnce) set.add(id)
  }
  doc.descendants((node) => {
    if (node.type.name === 'mention')
      add(node.attrs['kind'] === 'organisation' ? found.organisations : found.people, node.attrs['id'])
    else if (node.isText) add(found.documents, linkedDocument(node))
  })
  return { documents: [...found.documents], people: [...found.people], organisations: [...found.organisations] }
}

function linkedDocument(node: Node): string | null {
  const href: unknown = node.marks.find(({ type }) => type.name === 'link')?.attrs['href']
  return typeof href === 'string' ? (insideLink(href)?.documentId ?? null) : null
}

function lostLinks(doc: Node, known: Known): DecorationSet {
  const lost: Decoration[] = []
  doc.descendants((node, pos) => {
    const id = node.isText ? linkedDocument(node) : null
    if (id !== null && known.get(id) === null) {
      lost.push(Decoration.inline(pos, pos + node.nodeSize, { class: 'link-lost', title: t('editor.link.lost') }))
    }
  })
  return DecorationSet.create(doc, lost)
}

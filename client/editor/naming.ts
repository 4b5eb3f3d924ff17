// The names of what a text only holds ids of: people, organisations, documents it links to. Asked for when the text names
// something new; whoever knows answers with `giveNames`. What stays without a name is shown as such.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { hrefOf, insideLink, isSafeLink } from '../../shared/document/link-address.ts'
import { lostLinks, lostSectionsOf, namedIn, type FarSection, type Told, type Unknown } from './named-in.ts'
import { t } from './words.ts'

export interface Names {
  documents: readonly { id: string; title: string }[]
  people: readonly { id: string; name: string }[]
  organisations: readonly { id: string; name: string }[]
  /** Of the sections that were asked for, those that are no more. */
  lostSections: readonly FarSection[]
}

/** A link that was followed: another document (null: this one), one of its blocks (null: its beginning). */
export interface OpenedLink {
  documentId: string | null
  blockId: string | null
}

interface NamingOptions {
  /** This document: a link may name it in full. */
  documentId: string | null
  ask: (unknown: Unknown) => void
  open: (link: OpenedLink) => void
}

interface State extends Told {
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

/** A mention, under the name that its person or organisation bears now. */
export function sayMention(state: EditorState, { attrs: { id, kind } }: Node): string {
  const name = nameIn(state, String(id))
  const unnamed = kind === 'organisation' ? t('editor.mention.lostOrganisation') : t('editor.mention.lostPerson')
  return name ?? (name === null ? unnamed : '…')
}

/** Milliseconds for which nobody types before what is new is looked at. */
const patience = 400

export const Naming = Extension.create<NamingOptions>({
  name: 'naming',
  priority: 1_500, // on a link, Alt+Enter follows it before it means the block
  addOptions: () => ({ documentId: null, ask: () => undefined, open: () => undefined }),
  addCommands: () => ({
    giveNames:
      (unknown, names) =>
      ({ tr, state, dispatch }) => {
        const known = new Map(key.getState(state)?.known)
        for (const id of [...unknown.documents, ...unknown.people, ...unknown.organisations]) known.set(id, null)
        for (const { id, title } of names.documents) known.set(id, title)
        for (const { id, name } of [...names.people, ...names.organisations]) known.set(id, name)
        const lostFar = new Set(key.getState(state)?.lostFar)
        for (const { documentId, blockId } of names.lostSections) lostFar.add(hrefOf(documentId, blockId))
        if (dispatch) tr.setMeta(key, { known, lostFar } satisfies Partial<Told>).setMeta('addToHistory', false)
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
    const { ask, open, documentId } = this.options
    return [
      new Plugin<State>({
        key,
        state: {
          init: () => ({ known: new Map(), lostHere: new Set(), lostFar: new Set(), lost: DecorationSet.empty }),
          apply(tr, before) {
            const told = tr.getMeta(key) as Partial<Told> | undefined // only set here
            if (!told && !tr.docChanged) return before
            // What others write comes as a text that is wholly another: nothing in it has a place to be found again.
            const isAnother = tr.getMeta(ySyncPluginKey)?.isChangeOrigin && before.lost !== DecorationSet.empty
            if (!told && !isAnother) return { ...before, lost: before.lost.map(tr.mapping, tr.doc) }
            const now = { ...before, ...told }
            return { ...now, lost: marksOf(tr.doc, now) }
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.lost,
          handleDOMEvents: { click: (view, event) => follow(view, event, open) },
        },
        view: (view) => new Asking(view, ask, documentId),
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
  if (place) event.preventDefault() // an address of ours: the page goes there without being loaded again
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
  readonly #documentId: string | null

  constructor(view: EditorView, ask: NamingOptions['ask'], documentId: string | null) {
    this.#ask = ask
    this.#documentId = documentId
    this.#timer = setTimeout(() => this.#look(view), 0)
  }

  update(view: EditorView, before: EditorState): void {
    if (before.doc === view.state.doc) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#look(view), patience)
  }

  destroy(): void {
    clearTimeout(this.#timer)
  }

  #look(view: EditorView): void {
    if (view.isDestroyed) return
    const { doc } = view.state
    const unknown = namedIn(doc, this.#documentId, (id) => !this.#asked.has(id))
    const sections = unknown.sections.map(({ documentId, blockId }) => hrefOf(documentId, blockId))
    const ids = [...unknown.documents, ...sections, ...unknown.people, ...unknown.organisations]
    for (const id of ids) this.#asked.add(id)
    if (ids.length > 0) this.#ask(unknown)
    const before = key.getState(view.state)
    if (!before) return
    const lostHere = lostSectionsOf(doc, this.#documentId)
    const count = lostLinks(doc, { ...before, lostHere }).length
    // A link to a place that is known to be lost may have been put in again.
    if (isSame(lostHere, before.lostHere) && before.lost.find().length === count * marksEach) return
    view.dispatch(view.state.tr.setMeta(key, { lostHere } satisfies Partial<Told>).setMeta('addToHistory', false))
  }
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one))

const marksEach = 2

/** What is said of a lost link stands once, after its last letter, whatever marks its words bear. */
function marksOf(doc: Node, told: Told): DecorationSet {
  return DecorationSet.create(
    doc,
    lostLinks(doc, told).flatMap(({ from, last, to, isSection }) => [
      Decoration.inline(from, to, {
        class: 'link-lost',
        title: t(isSection ? 'editor.link.lostSection' : 'editor.link.lost'),
      }),
      Decoration.inline(last, to, { 'data-lost': t('editor.link.lostMark') }),
    ]),
  )
}

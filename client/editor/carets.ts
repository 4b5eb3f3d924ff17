// Other people's carets and selections. A flag shows its name for two seconds after each move, then folds to a bar.
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { personOf } from './people.ts'

const flagShown = 2000

const firstName = (name: string) => name.split(/\s+/)[0] ?? name

/** Drawn without text nodes: a caret is never part of what a screen reader or a copy takes from the text. */
function drawCaret(user: unknown, clientId: number): HTMLElement {
  const caret = document.createElement('span')
  const person = personOf(user)
  caret.className = 'caret'
  caret.setAttribute('aria-hidden', 'true')
  caret.dataset['client'] = String(clientId)
  caret.dataset['hue'] = String(person?.hue ?? 0)
  caret.dataset['name'] = firstName(person?.name ?? '')
  caret.dataset['open'] = ''
  return caret
}

const drawSelection = (user: unknown) => ({ class: 'caret-selection', 'data-hue': String(personOf(user)?.hue ?? 0) })

/** Opens the flag of whoever moved, and folds it again. */
class Flags {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #view: EditorView
  readonly #awareness: Awareness

  constructor(view: EditorView, awareness: Awareness) {
    this.#view = view
    this.#awareness = awareness
    awareness.on('change', this.#moved)
  }

  readonly #moved = ({ added, updated }: { added: number[]; updated: number[] }) => {
    for (const client of [...added, ...updated]) this.#open(String(client))
  }

  readonly #caretOf = (client: string) => this.#view.dom.querySelector<HTMLElement>(`.caret[data-client="${client}"]`)

  #open(client: string): void {
    const caret = this.#caretOf(client)
    if (caret) caret.dataset['open'] = ''
    clearTimeout(this.#timers.get(client))
    this.#timers.set(
      client,
      setTimeout(() => {
        this.#timers.delete(client)
        delete this.#caretOf(client)?.dataset['open']
      }, flagShown),
    )
  }

  destroy(): void {
    this.#awareness.off('change', this.#moved)
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }
}

/** Tells others where my caret is, and shows me theirs. Says nothing about who I am: the server does. */
export const Carets = Extension.create<{ awareness: Awareness | null }>({
  name: 'carets',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options
    if (!awareness) return []
    return [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (mine: number, theirs: number, state: Record<string, unknown> | null) =>
          mine !== theirs && personOf(state?.['user']) !== null,
        cursorBuilder: drawCaret,
        selectionBuilder: drawSelection,
      }),
      new Plugin({ key: new PluginKey('flags'), view: (view) => new Flags(view, awareness) }),
    ]
  },
})

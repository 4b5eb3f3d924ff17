// « / » typed where a word may begin asks for the list of blocks. This notices it and holds the keys; the list itself is
// loaded when it is first asked for. The letters stay in the text until a block is chosen, and for good after Escape.
import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'

export interface Asked {
  /** Where the slash stands, and where what was typed after it ends. */
  from: number
  to: number
  query: string
  /** The id of the element that is pointed at in the list, for whoever hears the text. */
  active: string | null
}

interface Slash {
  /** From the press of « / » until a choice, Escape, or the caret leaving. */
  on: boolean
  active: string | null
}

const key = new PluginKey<Slash>('slash')

/** The element of the list that the text points at. */
export const slashListId = 'editor-slash-list'

const form = /(?:^|[\s\u202f])(\/[\p{L}\d’' ]{0,24})$/u

/** Read from the caret each time: the places of a text that others write in do not last. */
function typed({ selection }: EditorState): Pick<Asked, 'from' | 'to' | 'query'> | null {
  const { $head, empty } = selection
  if (!empty || !$head.parent.isTextblock || $head.parent.type.name === 'detailsSummary') return null
  if ($head.marks().some(({ type }) => type.name === 'code' || type.name === 'link')) return null
  const before = $head.parent.textBetween(Math.max(0, $head.parentOffset - 40), $head.parentOffset, '\n', '\ufffc')
  const said = form.exec(before)?.[1]
  if (said === undefined) return null
  return { from: $head.pos - said.length, to: $head.pos, query: said.slice(1) }
}

export function slashAsked(state: EditorState): Asked | null {
  const slash = key.getState(state)
  const found = slash?.on ? typed(state) : null
  return found && { ...found, active: slash?.active ?? null }
}

export type SlashKey = 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Tab' | 'Home' | 'End'
const keys = new Set<string>(['ArrowDown', 'ArrowUp', 'Enter', 'Tab'] satisfies SlashKey[])

/** The list, when it is there, says whether it had a use for the key. */
export interface SlashStorage {
  press: ((key: string) => boolean) | null
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    slash: {
      /** Closes the list and leaves the letters. */
      closeSlash: () => ReturnType
      /** Says which entry of the list is pointed at. */
      pointSlash: (id: string | null) => ReturnType
    }
  }
  interface Storage {
    slash: SlashStorage
  }
}

export const Slash = Extension.create<object, SlashStorage>({
  name: 'slash',
  // Before Enter, Tab and the arrows mean anything else.
  priority: 2_000,
  addStorage: () => ({ press: null }),
  addCommands: () => ({
    closeSlash:
      () =>
      ({ tr }) => {
        tr.setMeta(key, { on: false, active: null })
        return true
      },
    pointSlash:
      (active) =>
      ({ tr }) => {
        tr.setMeta(key, { on: true, active })
        return true
      },
  }),
  addProseMirrorPlugins() {
    const { editor, storage } = this
    return [
      new Plugin<Slash>({
        key,
        state: {
          init: () => ({ on: false, active: null }),
          apply(tr, before, _, after) {
            const said = tr.getMeta(key) as Slash | undefined // only set here
            if (said) return said
            return before.on && typed(after) === null ? { on: false, active: null } : before
          },
        },
        props: {
          handleTextInput(view, _from, _to, text) {
            if (text !== '/') return false
            // After this one, which puts the letter; had it been put here, the rules of typing would not see it.
            queueMicrotask(() => {
              if (view.isDestroyed || typed(view.state)?.query !== '') return
              view.dispatch(view.state.tr.setMeta(key, { on: true, active: null } satisfies Slash))
            })
            return false
          },
          handleKeyDown(view, event) {
            if (event.isComposing || slashAsked(view.state) === null) return false
            if (event.key === 'Escape') return editor.commands.closeSlash()
            return keys.has(event.key) && (storage.press?.(event.key) ?? false)
          },
          attributes: (state): Record<string, string> => {
            const asked = slashAsked(state)
            if (!asked?.active) return {}
            return { 'aria-activedescendant': asked.active, 'aria-controls': slashListId, 'aria-autocomplete': 'list' }
          },
        },
      }),
    ]
  },
})

// A sign typed where a word may begin asks for a list: « / » for blocks, « @ » for people. This notices it and holds the keys;
// the list itself is loaded when it is first asked for. The letters stay in the text until a choice, and for good after Escape.
import type { Editor } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'

export interface Asked {
  /** Where the sign stands, and where what was typed after it ends. */
  from: number
  to: number
  query: string
  /** The id of the element that is pointed at in the list, for whoever hears the text. */
  active: string | null
}

interface Held {
  /** From the press of the sign until a choice, Escape, or the caret leaving. */
  on: boolean
  active: string | null
}

export interface TypedList {
  extension: Extension
  /** The element of the list that the text points at. */
  listId: string
  asked(state: EditorState): Asked | null
  /** Closes the list and leaves the letters. */
  close(editor: Editor): void
  /** Says which entry of the list is pointed at. */
  point(editor: Editor, id: string | null): void
  /** The list, while it is there, says whether it had a use for a key. Ends with what it gives. */
  listen(editor: Editor, press: (key: string) => boolean): () => void
}

const keys = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Tab'])

/** `form` finds, at the end of a line, the sign and what was typed after it, as its first group. */
export function typedList(name: string, sign: string, form: RegExp): TypedList {
  const key = new PluginKey<Held>(name)
  const listId = `editor-${name}-list`
  const presses = new WeakMap<Editor, (key: string) => boolean>()

  const asked = (state: EditorState): Asked | null => {
    const held = key.getState(state)
    const found = held?.on ? typedAt(state, form) : null
    return found && { ...found, active: held?.active ?? null }
  }
  const say = (editor: Editor, held: Held): void => editor.view.dispatch(editor.state.tr.setMeta(key, held))
  const close = (editor: Editor): void => say(editor, { on: false, active: null })

  const extension = Extension.create({
    name,
    // Before Enter, Tab and the arrows mean anything else.
    priority: 2_000,
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin<Held>({
          key,
          state: {
            init: () => ({ on: false, active: null }),
            apply(tr, before, _, after) {
              const said = tr.getMeta(key) as Held | undefined // only set here
              if (said) return said
              return before.on && typedAt(after, form) === null ? { on: false, active: null } : before
            },
          },
          props: {
            handleTextInput(view, _from, _to, text) {
              if (text !== sign) return false
              // After this one, which puts the letter; had it been put here, the rules of typing would not see it.
              queueMicrotask(() => {
                if (view.isDestroyed || typedAt(view.state, form)?.query !== '') return
                view.dispatch(view.state.tr.setMeta(key, { on: true, active: null } satisfies Held))
              })
              return false
            },
            handleKeyDown(view, event) {
              if (event.isComposing || asked(view.state) === null) return false
              if (event.key !== 'Escape') return keys.has(event.key) && (presses.get(editor)?.(event.key) ?? false)
              close(editor)
              return true
            },
            attributes: (state): Record<string, string> => {
              const active = asked(state)?.active
              if (!active) return {}
              return { 'aria-activedescendant': active, 'aria-controls': listId, 'aria-autocomplete': 'list' }
            },
          },
        }),
      ]
    },
  })

  return {
    extension,
    listId,
    asked,
    close,
    point: (editor, active) => say(editor, { on: true, active }),
    listen(editor, press) {
      presses.set(editor, press)
      return () => presses.delete(editor)
    },
  }
}

/** Read from the caret each time: the places of a text that others write in do not last. */
function typedAt({ selection }: EditorState, form: RegExp): Pick<Asked, 'from' | 'to' | 'query'> | null {
  const { $head, empty } = selection
  if (!empty || !$head.parent.isTextblock || $head.parent.type.name === 'detailsSummary') return null
  if ($head.marks().some(({ type }) => type.name === 'code' || type.name === 'link')) return null
  const before = $head.parent.textBetween(Math.max(0, $head.parentOffset - 40), $head.parentOffset, '\n', '\ufffc')
  const said = form.exec(before)?.[1]
  if (said === undefined) return null
  return { from: $head.pos - said.length, to: $head.pos, query: said.slice(1) }
}

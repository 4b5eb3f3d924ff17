// Where images that are being sent are shown: drawn for their author alone, never in the text. [I11]
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { placeOf, type Anchor } from './places.ts'

/** One image on its way; the element is its sender's. */
export type SendingPlace = { key: string; anchor: Anchor; dom: HTMLElement }

type Change = { add: SendingPlace } | { remove: string }
type Shown = { places: readonly SendingPlace[]; drawn: DecorationSet }

const plugin = new PluginKey<Shown>('figureSending')

const draw = (state: Pick<EditorState, 'doc'>, places: readonly SendingPlace[]): DecorationSet =>
  DecorationSet.create(
    state.doc,
    places.map(({ key, anchor, dom }) =>
      Decoration.widget(placeOf(state.doc, anchor), dom, {
        key,
        side: 1,
        stopEvent: () => true,
        ignoreSelection: true,
      }),
    ),
  )

export const sendingPlaces = (): Plugin =>
  new Plugin<Shown>({
    key: plugin,
    state: {
      init: () => ({ places: [], drawn: DecorationSet.empty }),
      apply(tr, before) {
        const change = tr.getMeta(plugin) as Change | undefined // only `showPlace` and `hidePlace` set it
        if (!change && (!tr.docChanged || before.places.length === 0)) return before
        const places = change ? changed(before.places, change) : before.places
        return { places, drawn: draw(tr, places) }
      },
    },
    props: { decorations: (state) => plugin.getState(state)?.drawn },
  })

const changed = (places: readonly SendingPlace[], change: Change): readonly SendingPlace[] =>
  'add' in change ? [...places, change.add] : places.filter(({ key }) => key !== change.remove)

type View = { state: EditorState; dispatch(tr: EditorState['tr']): void }

export const showPlace = (view: View, add: SendingPlace): void =>
  view.dispatch(view.state.tr.setMeta(plugin, { add }).setMeta('addToHistory', false))

export const hidePlace = (view: View, key: string): void =>
  view.dispatch(view.state.tr.setMeta(plugin, { remove: key }).setMeta('addToHistory', false))

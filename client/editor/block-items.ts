// What can be done with a block: moved, copied, turned into another, pointed at, removed. The same from its handle and on a phone.
import { TextSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { navigate } from 'wouter/use-browser-location'
import { hrefOf } from '../../shared/document/link-address.ts'
import { editorInsert } from '../../shared/text/fr/editor-insert.ts'
import { words } from '../../shared/text/words.ts'
import { announce } from './announce.ts'
import { moveBlock } from './block-moves.ts'
import { blockAround, duplicate, remove } from './blocks/moving.ts'
import type { Placed } from './blocks/places.ts'
import { choicesFor } from './insert/choices.ts'
import type { ToolMenuItem } from './MenuList.tsx'
import { beginStep } from './own-step.ts'

const t = words(editorInsert)

/** Those of the list that keep the words of what they are made of. */
const turns = [
  'heading2',
  'heading3',
  'heading4',
  'bulletList',
  'orderedList',
  'taskList',
  'quote',
  'note',
  'attention',
  'example',
  'decision',
  'details',
]

export type Page = 'acts' | 'turn'

interface BlockItemsProps {
  editor: Editor
  block: Placed
  page: Page
  onPage: (page: Page) => void
  /** For links that lead here from elsewhere; else the address of this page is taken. */
  documentId: string | undefined
}

export function blockItems(props: BlockItemsProps): ToolMenuItem[] {
  return props.page === 'turn' ? turnItems(props) : actItems(props)
}

/** Where the block is by now: others write while one looks at its menu. Null when it is gone. */
function find({ state: { doc } }: Editor, { node, pos }: Placed): Placed | null {
  const id: unknown = node.attrs['id']
  if (typeof id !== 'string') return doc.nodeAt(pos)?.eq(node) ? { node, pos } : null
  let found: Placed | null = null
  doc.descendants((one, at) => {
    if (one.attrs['id'] === id) found ??= { node: one, pos: at }
    return found === null && !one.isTextblock
  })
  return found
}

function actItems({ editor, block, onPage, documentId }: BlockItemsProps): ToolMenuItem[] {
  const { view } = editor
  const then = (act: (now: Placed) => void) => () => {
    const now = find(editor, block)
    beginStep(editor.state)
    if (now) act(now)
    view.focus()
  }
  const id: unknown = block.node.type.name === 'heading' ? block.node.attrs['id'] : null
  const isText = block.node.isTextblock && editor.isEditable
  return [
    { key: 'up', label: t('handle.up'), keys: 'Alt+Maj+↑', run: then((now) => moveBlock(editor, now, 'up')) },
    { key: 'down', label: t('handle.down'), keys: 'Alt+Maj+↓', run: then((now) => moveBlock(editor, now, 'down')) },
    {
      key: 'duplicate',
      label: t('handle.duplicate'),
      run: then((now) => {
        view.dispatch(duplicate(editor.state.tr, now))
        announce(view, t('handle.duplicated'))
      }),
    },
    ...(isText ? [{ key: 'turn', label: t('handle.turn'), stays: true, run: () => onPage('turn') }] : []),
    ...(typeof id === 'string'
      ? [{ key: 'link', label: t('handle.link'), run: then(() => void copyLink(editor, documentId, id)) }]
      : []),
    ...whoItems(block, documentId),
    {
      key: 'delete',
      label: t('handle.delete'),
      run: then((now) => {
        view.dispatch(remove(editor.state.tr, now))
        announce(view, t('handle.deleted'))
      }),
    },
  ]
}

/** « Qui a écrit ceci »: told on the page of the past of this text. [H78] */
function whoItems({ node }: Placed, documentId: string | undefined): ToolMenuItem[] {
  const id: unknown = node.attrs['id']
  if (documentId === undefined || typeof id !== 'string') return []
  const run = () => navigate(`/documents/${documentId}/historique?bloc=${encodeURIComponent(id)}`)
  return [{ key: 'who', label: t('handle.who'), run }]
}

/** Into what its words may be turned, in the order of the list of blocks. */
function turnItems({ editor, block, onPage }: BlockItemsProps): ToolMenuItem[] {
  const place = find(editor, block)
  const $at = place ? editor.state.doc.resolve(place.pos + 1) : undefined
  const turn = (act: () => void) => () => {
    const now = find(editor, block)
    const { tr } = editor.state
    if (!now) return
    editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(now.pos + 1))))
    editor.view.focus()
    beginStep(editor.state)
    act()
  }
  return [
    { key: 'back', label: t('handle.back'), stays: true, run: () => onPage('acts') },
    {
      key: 'paragraph',
      label: t('handle.turn.paragraph'),
      run: turn(() => editor.commands.setParagraph()),
    },
    ...choicesFor(editor, '', $at)
      .filter(({ key }) => turns.includes(key))
      .map(({ key, label, run }) => ({ key, label, run: turn(() => run(editor)) })),
  ]
}

/** The address of a section, from anywhere. */
export const linkTo = (documentId: string | undefined, id: string, here: string): string =>
  new URL(hrefOf(documentId ?? null, id), here).href

/** Says whether it could. */
export async function copyLink(editor: Editor, documentId: string | undefined, id: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(linkTo(documentId, id, location.href))
    announce(editor.view, t('handle.linked'))
    return true
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error // no right, or no clipboard at all
    announce(editor.view, t('handle.notLinked'))
    return false
  }
}

/** The block under a point of the screen, wherever beside the text the point is. */
export function blockAt({ view, state }: Editor, x: number, y: number): Placed | null {
  const text = view.dom.getBoundingClientRect()
  const style = getComputedStyle(view.dom)
  const left = text.left + Number.parseFloat(style.paddingLeft) + 2
  const right = text.right - Number.parseFloat(style.paddingRight) - 2
  const found = view.posAtCoords({ left: Math.min(Math.max(x, left), right), top: y })
  if (!found) return null
  const $inside = found.inside >= 0 ? state.doc.resolve(found.inside) : null
  return blockAround(state.doc.resolve(found.pos)) ?? ($inside && blockAround($inside))
}

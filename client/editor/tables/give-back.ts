// Tells whose table went away while they wrote in it, by whom, and gives them their words back where they were. [D34]
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Selection } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import { toasts } from '../../ui/toast-store.ts'
import { whoRemoved } from './removed.ts'
import type { Lost } from './rescue.ts'
import { say } from './say.ts'
import { t } from './words.ts'

/** Presence comes right after the text; later nobody knows who it was. */
const knownAfterMs = 1_500

export async function giveBack(
  editor: Editor,
  awareness: Awareness | null,
  lost: readonly Lost[],
  before: EditorState,
): Promise<void> {
  const still = lost.filter(({ blockId, block }) => !textOf(editor.state.doc, blockId)?.includes(block.textContent))
  if (still.length > 0) await tell(editor, awareness, still, before)
}

/** Words in flight to a row that moved are put back by themselves: of those there is nothing to tell. */
function textOf(doc: Node, id: string): string | null {
  let text: string | null = null
  doc.descendants((node) => {
    if (node.attrs['id'] === id) text = node.textContent
    return text === null && !node.isTextblock
  })
  return text
}

async function tell(
  editor: Editor,
  awareness: Awareness | null,
  lost: readonly Lost[],
  before: EditorState,
): Promise<void> {
  const ids = new Set(lost.flatMap(({ tableId, blockId }) => (tableId ? [tableId, blockId] : [blockId])))
  const who = (awareness && (await soonKnown(awareness, ids))) ?? t('table.lost.someone')
  const kind = lost.some((one) => one.kind === 'table') ? 'table' : (lost[0]?.kind ?? 'gone')
  toasts.show({
    tone: 'info',
    text: t(`table.lost.${kind}`, { who }),
    action: { label: t('table.lost.recover'), act: () => putBack(editor, lost, before) },
  })
}

function soonKnown(awareness: Awareness, ids: ReadonlySet<string>): Promise<string | null> {
  return new Promise((resolve) => {
    const look = () => {
      const who = whoRemoved(awareness, ids)
      if (who !== null) finish(who)
    }
    const finish = (who: string | null) => {
      awareness.off('change', look)
      clearTimeout(timer)
      resolve(who)
    }
    const timer = setTimeout(() => finish(null), knownAfterMs)
    awareness.on('change', look)
    look()
  })
}

/** As lines of their own, after the last block that stood before the table and still stands; the caret goes there. */
function putBack(editor: Editor, lost: readonly Lost[], before: EditorState): void {
  if (!editor.isEditable) return
  const { tr, doc } = editor.state
  const place = placeAfter(before.doc, doc, lost)
  const paragraph = editor.schema.nodes['paragraph']
  const blocks = lost.flatMap(({ block }) => paragraph?.create(null, block.content) ?? [])
  tr.insert(place, blocks)
  const end = blocks.reduce((sum, block) => sum + block.nodeSize, place)
  tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1)).scrollIntoView()
  editor.view.dispatch(tr)
  editor.view.focus()
  say(editor, t('table.lost.recovered'))
}

function placeAfter(before: Node, now: Node, lost: readonly Lost[]): number {
  const wanted = new Set(lost.map(({ blockId }) => blockId))
  const stillAt = new Map<unknown, number>()
  now.forEach((block, offset) => stillAt.set(block.attrs['id'], offset + block.nodeSize))
  let place = 0
  for (let at = 0; at < before.childCount; at++) {
    const block = before.child(at)
    const id: unknown = block.attrs['id']
    if (typeof id === 'string') place = stillAt.get(id) ?? place
    let isHere = false
    block.descendants((node) => {
      isHere ||= wanted.has(String(node.attrs['id']))
      return !isHere && !node.isTextblock
    })
    if (isHere) return place
  }
  return place
}

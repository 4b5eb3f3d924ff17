// The handle at the left of the block under the pointer, or of the one that the caret is in: drags it, and opens its menu.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import GripVertical from 'lucide-react/icons/grip-vertical'
import { NodeSelection } from '@tiptap/pm/state'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { DragEvent, RefObject } from 'react'
import { editorInsert } from '../../shared/text/fr/editor-insert.ts'
import { words } from '../../shared/text/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { blockHere, moveBlock, saidOf } from './block-moves.ts'
import { blockAt, blockItems, type Page } from './block-items.ts'
import styles from './BlockHandle.module.css'
import type { Placed } from './blocks/places.ts'
import { MenuList } from './MenuList.tsx'

const t = words(editorInsert)

export function BlockHandle({ editor, documentId }: { editor: Editor; documentId: string | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [page, setPage] = useState<Page | null>(null)
  const id = useId()
  const [pinned, setPinned] = useState<Placed | null>(null)
  const pointed = usePointed(editor, box, page !== null)
  // While its menu is open it stays the one, whatever moves around it.
  const block = (page && pinned) ?? pointed ?? blockHere(editor)
  // The block and not the caret: while one types in it nothing is drawn, nor measured.
  const isFocused = useEditorState({ editor, selector: ({ editor: now }) => now.isFocused && blockHere(now)?.pos })
  const isShown = block !== null && (pointed !== null || isFocused !== false || page !== null)
  const pos = block?.pos
  useLayoutEffect(() => {
    if (box.current && block && isShown) placeBeside(box.current, editor, block)
    // Where it stands is all that a block is to its handle.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, pos, isShown, pointed])
  // Beside its block again when the sheet gets wider or narrower.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (box.current && block) placeBeside(box.current, editor, block)
    })
    observer.observe(editor.view.dom)
    return () => observer.disconnect()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, pos, isShown, pointed])
  useEffect(() => {
    const storage = editor.storage.blockKeys
    storage.menu = () => {
      setPinned(blockHere(editor))
      setPage('acts')
    }
    storage.move = (direction) => {
      const here = blockHere(editor)
      if (here) moveBlock(editor, here, direction)
    }
    return () => {
      storage.menu = null
      storage.move = null
    }
  }, [editor])
  if (!isShown) return null
  const close = (chosen: boolean) => {
    setPage(null)
    if (!chosen) editor.view.focus()
  }
  return (
    <div
      ref={box}
      className={styles.handle}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setPage(null)
      }}
    >
      <button
        ref={button}
        type="button"
        draggable
        className={styles.grip}
        aria-label={t('handle.button', { what: saidOf(block.node) })}
        title={t('handle.hint')}
        aria-haspopup="menu"
        aria-expanded={page !== null}
        aria-controls={page ? id : undefined}
        onClick={() => {
          setPinned(pointed ?? blockHere(editor)) // as it is now: typing does not draw this
          setPage(page ? null : 'acts')
        }}
        onKeyDown={({ key }) => key === 'Escape' && editor.view.focus()}
        onDragStart={(event) => startDrag(editor, block, event)}
        onDragEnd={() => {
          editor.view.dragging = null
        }}
      >
        <Icon of={GripVertical} size="1.125rem" />
      </button>
      {page && (
        <MenuList
          id={id}
          label={t('handle.menu')}
          items={blockItems({ editor, block, page, onPage: setPage, documentId })}
          onClose={close}
        />
      )}
    </div>
  )
}

/** The block under the pointer; kept while its menu is open, forgotten when one types or when the text changes. */
function usePointed(editor: Editor, box: RefObject<HTMLDivElement | null>, isKept: boolean): Placed | null {
  const [pointed, setPointed] = useState<Placed | null>(null)
  const kept = useRef(isKept)
  useEffect(() => {
    kept.current = isKept
  }, [isKept])
  useEffect(() => {
    const sheet = editor.view.dom.closest<HTMLElement>('[data-editor]')
    let frame = 0
    const look = (event: MouseEvent) => {
      if (frame || kept.current || event.buttons !== 0 || box.current?.contains(event.target as Node)) return // a target is a node
      frame = requestAnimationFrame(() => {
        frame = 0
        if (!kept.current && !editor.isDestroyed) setPointed(blockAt(editor, event.clientX, event.clientY))
      })
    }
    const forget = ({ transaction }: { transaction: { docChanged: boolean } }) =>
      transaction.docChanged && setPointed(null)
    const leave = () => !kept.current && setPointed(null)
    sheet?.addEventListener('mousemove', look)
    sheet?.addEventListener('mouseleave', leave)
    editor.on('transaction', forget)
    return () => {
      cancelAnimationFrame(frame)
      sheet?.removeEventListener('mousemove', look)
      sheet?.removeEventListener('mouseleave', leave)
      editor.off('transaction', forget)
    }
  }, [editor, box])
  return pointed
}

/** In the margin of the text, at the height of the block's first line. */
function placeBeside(box: HTMLElement, { view }: Editor, { pos }: Placed): void {
  const frame = box.offsetParent?.getBoundingClientRect()
  const shown = view.nodeDOM(pos)
  if (!frame || !(shown instanceof HTMLElement)) return
  const line = view.coordsAtPos(Math.min(pos + 1, view.state.doc.content.size))
  const top = shown.getBoundingClientRect().top
  const first = line.top >= top && line.top - top < 60 ? (line.top + line.bottom) / 2 : top + 18
  const text = view.dom.getBoundingClientRect()
  const margin = Number.parseFloat(getComputedStyle(view.dom).paddingLeft)
  box.style.top = `${first - frame.top - 18}px`
  const left = Math.min(text.left + margin, shown.getBoundingClientRect().left) // a wide table begins in the margin
  box.style.left = `${Math.max(0, left - frame.left - 40)}px`
}

function startDrag({ view }: Editor, { pos, node }: Placed, event: DragEvent): void {
  if (!NodeSelection.isSelectable(node)) return
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
  const slice = view.state.selection.content()
  const { dom, text } = view.serializeForClipboard(slice)
  event.dataTransfer.clearData()
  event.dataTransfer.setData('text/html', dom.innerHTML)
  event.dataTransfer.setData('text/plain', text)
  event.dataTransfer.effectAllowed = 'copyMove'
  const shown = view.nodeDOM(pos)
  if (shown instanceof HTMLElement) event.dataTransfer.setDragImage(shown, 0, 0)
  view.dragging = { slice, move: true }
}

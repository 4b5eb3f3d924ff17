// The section that one is in: the caret's while one writes, the one at the top of what is seen while one reads. [D43]
import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlacedHeading } from './headings.ts'

export const sectionAt = (headings: readonly PlacedHeading[], pos: number): number =>
  headings.findLastIndex((heading) => heading.pos < pos)

/** Milliseconds: how often one looks while the page scrolls; and for how long a move of the page is that of a caret or a choice. */
const pace = 120
const settles = 500

/** Below the line where a chosen heading stops. */
const slack = 24

function topOf({ view }: Editor, { pos }: PlacedHeading): { top: number; line: number } | null {
  const shown = view.nodeDOM(pos)
  if (!(shown instanceof HTMLElement)) return null
  const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0
  const line = covered + Number.parseFloat(getComputedStyle(shown).scrollMarginTop)
  return { top: shown.getBoundingClientRect().top, line }
}

/** The last heading above the line, found by halves: a long text has hundreds. */
function sectionSeen(editor: Editor, headings: readonly PlacedHeading[]): number {
  let [low, high] = [0, headings.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const heading = headings[middle]
    const place = heading && topOf(editor, heading)
    if (place && place.top <= place.line + slack) low = middle + 1
    else high = middle
  }
  const first = headings[0]
  if (low > 0 || !first) return low - 1
  return (topOf(editor, first)?.top ?? Infinity) < innerHeight / 3 ? 0 : -1
}

export interface CurrentSection {
  /** Index among the headings; -1 above the first. */
  current: number
  /** A section was chosen: it is the one, until one scrolls or writes. */
  choose: (at: number) => void
}

export function useCurrentSection(editor: Editor, headings: readonly PlacedHeading[]): CurrentSection {
  const caret = useEditorState({ editor, selector: ({ editor: now }) => sectionAt(headings, now.state.selection.head) })
  /** Null while one writes. */
  const [seen, setSeen] = useState<number | null>(-1)
  const latest = useRef(headings)
  const quietUntil = useRef(0)
  useEffect(() => {
    latest.current = headings
  }, [headings])
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      waiting = undefined
      if (!editor.isDestroyed && performance.now() > quietUntil.current) setSeen(sectionSeen(editor, latest.current))
    }
    const scrolled = () => {
      waiting ??= setTimeout(look, pace)
    }
    const wrote = ({ transaction }: { transaction: Transaction }) => {
      const fromOthers = (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)
        ?.isChangeOrigin // the library's own form
      if (
        fromOthers ||
        !editor.isEditable ||
        !editor.isFocused ||
        !(transaction.docChanged || transaction.selectionSet)
      )
        return
      quietUntil.current = performance.now() + settles
      setSeen(null)
    }
    scrolled()
    addEventListener('scroll', scrolled, { capture: true, passive: true })
    addEventListener('resize', scrolled)
    editor.on('transaction', wrote)
    return () => {
      clearTimeout(waiting)
      removeEventListener('scroll', scrolled, { capture: true })
      removeEventListener('resize', scrolled)
      editor.off('transaction', wrote)
    }
  }, [editor])
  const choose = useCallback((at: number) => {
    quietUntil.current = performance.now() + settles
    setSeen(at)
  }, [])
  return { current: seen ?? caret, choose }
}

// What somebody selected of a text that is shown, piece by piece.
import { useEffect, useMemo, useState, type RefObject } from 'react'
import type { ShownNode } from '../../../shared/history/shown.ts'
import { authorsOf, meantOf, type Authors } from './authors.ts'
import { piecesOfLines } from './shown/runs.ts'

export interface Chosen {
  readonly passage: string
  readonly authors: Authors
}

/** Milliseconds for which a selection stays before it is read. */
const rest = 250

/** Null while nothing is selected in it. */
export function useChosen(root: RefObject<HTMLElement | null>, text: ShownNode): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const pieces = useMemo(() => [...piecesOfLines(text)].filter((piece) => piece.text !== ''), [text])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setChosen(root.current && chosenIn(root.current, pieces)), rest)
    }
    document.addEventListener('selectionchange', read)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', read)
    }
  }, [root, pieces])
  return chosen
}

type Piece = Parameters<typeof meantOf>[0]

function chosenIn(root: HTMLElement, pieces: readonly Piece[]): Chosen | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const meant = []
  let passage = ''
  for (const { node, piece } of drawn(root, pieces)) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.data.length
    const words = node.data.slice(from, to)
    if (words.trim() === '') continue
    meant.push(meantOf(piece, words))
    passage += words
  }
  return meant.length === 0 ? null : { passage, authors: authorsOf(meant) }
}

/** Which element shows which piece: both come in the order of reading, and a piece is drawn as one node of text. */
function* drawn(root: HTMLElement, pieces: readonly Piece[]): Generator<{ node: Text; piece: Piece }> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const piece = pieces[at]
    if (piece === undefined) return
    if (!(node instanceof Text) || node.data !== piece.text) continue
    at++
    yield { node, piece }
  }
}

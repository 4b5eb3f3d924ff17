// Walking on the board and carrying a card over it with the keyboard: Espace takes and drops, arrows move, Échap leaves.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import { carry, dropAt, isArrow, placeOf, walk, type Column, type Drop, type Place } from './board.ts'
import { nameOf } from './column-names.ts'

const t = words(workshopConsole)

export type Carried = { id: string; at: Place }

type Given = {
  /** As they are drawn: what is not drawn yet cannot be stood on. */
  columns: readonly Column[]
  isWall: boolean
  onDrop: (id: string, drop: Drop) => void
}

export function useCarrying({ columns, isWall, onDrop }: Given) {
  const board = useRef<HTMLDivElement>(null)
  const [stood, setStood] = useState<string | null>(null)
  const [carried, setCarried] = useState<Carried | null>(null)
  const [said, setSaid] = useState('')
  const dropped = useRef<string | null>(null)
  // Whoever stood on a card that is gone stands on the first one.
  const current = stood !== null && placeOf(columns, stood) ? stood : firstOf(columns)
  const focus = (id: string | undefined) =>
    board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id ?? '')}"]`)?.focus()
  useEffect(() => {
    // A card that changes column is drawn anew, and the focus with it was lost.
    if (dropped.current === null || document.activeElement !== document.body) return
    focus(dropped.current)
    dropped.current = null
  })
  const press = (event: KeyboardEvent) => {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || target.dataset['card'] === undefined) return
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const id = target.dataset['card']
    const handled = carried ? pressCarrying(key, carried) : pressWalking(key, id, target)
    if (!handled) return
    event.preventDefault()
    event.stopPropagation() // one key, one act: not the shortcuts of the console too
  }
  const pressWalking = (key: string, id: string, card: HTMLElement): boolean => {
    const from = placeOf(columns, id)
    if (!from) return false
    if (isArrow(key)) {
      const to = walk(columns, from, key)
      focus(columns[to.column]?.items[to.index]?.id)
      return true
    }
    if (key === 'Enter') {
      card.querySelector<HTMLElement>('[data-menu]')?.click()
      return true
    }
    if (key !== ' ') return false
    if (isWall) {
      setCarried({ id, at: from })
      setSaid(t('console.card.taken'))
    }
    return true
  }
  const pressCarrying = (key: string, { id, at }: Carried): boolean => {
    if (isArrow(key)) {
      const next = carry(columns, id, at, key)
      setCarried({ id, at: next })
      setSaid(t('console.card.over', { column: nameOf(columns[next.column] ?? null), n: next.index + 1 }))
      return true
    }
    if (key !== ' ' && key !== 'Enter' && key !== 'Escape') return key === 'Tab' // it stays in hand until it is put down
    const drop = key === 'Escape' ? null : dropAt(columns, id, at)
    setCarried(null)
    if (!drop) setSaid(t('console.card.left'))
    else {
      dropped.current = id
      setSaid(t('console.card.dropped', { column: nameOf(columns[at.column] ?? null) }))
      onDrop(id, drop)
    }
    return true
  }
  return { board, current, carried, said, press, stand: useCallback((id: string) => setStood(id), []) }
}

const firstOf = (columns: readonly Column[]): string | null =>
  columns.find(({ items }) => items.length > 0)?.items[0]?.id ?? null

// Lists whose lines are dealt with one after the other, and leave: who works by keyboard goes on with the line that took the place.
import { useLayoutEffect } from 'react'

/**
 * Called by what draws the list, whose element has `data-lines`: the same act of the next line has the focus, else of the last one.
 * Where no line is left, the focus goes where `useKeptFocus` says.
 */
export function useFocusOnNextLine(): void {
  const before = placeOf(document.activeElement)
  useLayoutEffect(() => {
    if (before !== null && document.activeElement === document.body) goOn(before)
  })
}

/** Which act of which line of a list. */
type Place = { list: Element; line: number; act: number }

const actsOf = (line: Element): HTMLElement[] => [...line.querySelectorAll<HTMLElement>('a[href], button, input')]

function placeOf(act: Element | null): Place | null {
  const list = act?.closest('[data-lines]')
  if (!act || !list) return null
  const lines = [...list.children]
  const line = lines.findIndex((one) => one.contains(act))
  const own = lines[line]
  return own ? { list, line, act: actsOf(own).findIndex((one) => one === act) } : null
}

function goOn({ list, line, act }: Place): void {
  const lines = list.isConnected ? [...list.children] : []
  const next = lines[line] ?? lines.at(-1)
  const acts = next ? actsOf(next) : []
  const same = acts[act] ?? acts[0]
  same?.focus()
}

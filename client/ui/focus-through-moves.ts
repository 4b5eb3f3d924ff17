// Lists whose lines change places: a line that moves is put back by the browser without the focus that was in it.
import { useLayoutEffect } from 'react'

/** Called by what draws the list: what had the focus before it was drawn again has it after. */
export function useFocusThroughMoves(): void {
  const before = document.activeElement
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body && before !== document.body
    if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
  })
}

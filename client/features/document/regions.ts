// F6 walks the regions of the editor in the order of the page; Shift+F6 goes back.
import { useEffect } from 'react'

/** Put on the element of a region: `data-region`. */
const regionSelector = '[data-region]'
const focusable = '[contenteditable="true"], [role="document"], button, a[href], input, select, textarea'

export function useRegionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey) return
      const targets = [...document.querySelectorAll<HTMLElement>(regionSelector)].flatMap((region) => {
        const target = firstIn(region)
        return target ? [{ region, target }] : []
      })
      if (targets.length === 0) return
      event.preventDefault()
      const at = targets.findIndex(({ region }) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = at < 0 ? 0 : (at + step + targets.length) % targets.length
      targets[next]?.target.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function firstIn(region: HTMLElement): HTMLElement | undefined {
  const all = [...region.querySelectorAll<HTMLElement>(focusable)]
  return all.find((one) => one.tabIndex >= 0 && one.getClientRects().length > 0)
}

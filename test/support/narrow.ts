// A page at a zoom of 400 %: what sticks out or is cut, and whether it is still accessible.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessibleByNightToo, shot } from './browser.ts'

/** A screen of 1280 at a zoom of 400 %, which is also the narrowest phone. */
const narrow = { width: 320, height: 568 }

/** What sticks out of the window or is cut within its box; what can be scrolled in a box of its own (a table) does not count. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide =
      document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page scrolls sideways'] : []
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter((one) => {
      const { width, height } = one.getBoundingClientRect()
      return (
        width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], svg')
      )
    })
    const isOut = (one: Element) => {
      const { left, right } = one.getBoundingClientRect()
      if (right <= innerWidth + 1 && left >= -1) return false
      for (let box = one.parentElement; box; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.getBoundingClientRect().right <= innerWidth + 1)
          return false
      return true
    }
    const isCut = (one: HTMLElement) =>
      (one.matches('button, a') || /hidden|clip/.test(getComputedStyle(one).overflowX)) &&
      one.scrollWidth > one.clientWidth + 1 &&
      one.innerText.trim() !== ''
    const nameOf = (one: HTMLElement) => `${one.localName} “${one.innerText.trim().slice(0, 60)}”`
    return [
      ...wide,
      ...shown.filter(isOut).map((one) => `out: ${nameOf(one)}`),
      ...shown.filter(isCut).map((one) => `cut: ${nameOf(one)}`),
    ]
  })

/** At 320 px nothing sticks out or is cut, and axe finds nothing, by night neither; a picture is kept. The window is then as it was. */
export async function expectNarrow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize(narrow)
  await expect.poll(() => cut(page), { message: `${name} at ${narrow.width} px` }).toEqual([])
  await expectAccessibleByNightToo(page)
  await shot(page, `narrow-${name}`)
  if (before) await page.setViewportSize(before)
}

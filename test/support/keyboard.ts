// Whoever has a keyboard and nothing else: going from one thing to the next until the one that is meant, and in and out of dialogs.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus, by its name; empty when nothing has. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (at === document.body) return ''
    return at?.getAttribute('aria-label') ?? at?.textContent ?? ''
  })

/** Presses a key until the focus is on what is called so. */
export async function walk(page: Page, key: string, name: string | RegExp, most = 40): Promise<void> {
  const seen: string[] = []
  for (let step = 0; step < most; step++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    seen.push(now.slice(0, 40))
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never reached ${name}; it went through ${seen.join(' | ')}`)
}

/** Counts presses of a pointer, from now on and on every page that comes. Gives how many there were on the page that is open. */
export async function pointersOf(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { pointers: 0 }
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(kind, ({ isTrusted }) => void (isTrusted && (seen.pointers += 1)), true)
    Object.assign(window, { seen })
  })
  return () => page.evaluate(() => (window as unknown as { seen: { pointers: number } }).seen.pointers) // put there above
}

type Stop = { isInside: boolean; name: string; at: number }

/** Where the focus is: whether in the dialog that stands above, what it is called there, and which of all elements it is. */
const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const dialog = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1)
    const at = document.activeElement
    if (!dialog || !at) return { isInside: false, name: '', at: -1 }
    const by = (at.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    const labels = 'labels' in at ? (at.labels as NodeListOf<HTMLLabelElement> | null) : null // of every field
    const named = [at.ariaLabel, ...by, ...[...(labels ?? [])].map((one) => one.textContent), at.textContent]
    return {
      isInside: dialog.contains(at),
      name: named.find((one) => one?.trim()) ?? '',
      at: [...document.querySelectorAll('*')].indexOf(at),
    }
  })

/**
 * The dialog that is open has a name and the focus; Tab goes round in it, Maj+Tab too, over what is all named; Escape closes it,
 * and what `opener` names has the focus again. Gives the names of the places it stopped at.
 */
export async function expectModal(page: Page, opener: string | RegExp): Promise<string[]> {
  await expect.poll(() => stop(page)).toMatchObject({ isInside: true })
  const dialog = page.locator('[role="dialog"], [role="alertdialog"]').last()
  const title = await dialog.evaluate(
    (one) => document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.innerText,
  )
  expect(title).toBeTruthy()
  const stops: Stop[] = []
  await page.keyboard.press('Tab')
  for (let now = await stop(page); !stops.some(({ at }) => at === now.at); now = await stop(page)) {
    stops.push(now)
    expect(stops.length).toBeLessThan(80)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  stops.push(await stop(page))
  expect(
    stops.filter(({ isInside, name }) => !isInside || name === ''),
    title,
  ).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(opener)
  return stops.map(({ name }) => name)
}

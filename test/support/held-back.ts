// Answers that a test keeps waiting.
import type { Page } from 'playwright-core'

/** No answer to these requests comes before the function that is returned is called. */
export async function heldBack(page: Page, requests: string): Promise<() => void> {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(requests, async (route) => {
    await held
    await route.continue()
  })
  return letGo
}

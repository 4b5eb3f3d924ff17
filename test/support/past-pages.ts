// Pages on which a text is written and its past is read, as somebody at a keyboard uses them.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { historyActs } from '../../shared/text/fr/history-acts.ts'
import { walk } from './keyboard.ts'
import { caretKnown } from './story.ts'

export async function takeOut(page: Page, word: string): Promise<void> {
  await page.locator('.doc-text').getByText(word).first().waitFor()
  await select(page, word)
  await caretKnown(page)
  await page.keyboard.press('Delete')
}

/** By a key to a block of the text, again where the page was drawn anew under the caret. */
export async function caretIn(page: Page, key: string, block: string): Promise<void> {
  const isThere = async () => {
    await page.keyboard.press(key)
    await caretKnown(page)
    return page.evaluate((one) => {
      const at = getSelection()?.anchorNode
      const element = at instanceof Element ? at : at?.parentElement
      return element?.closest(`.doc-text > ${one}`) != null
    }, block)
  }
  await expect.poll(isThere).toBe(true)
}

export const select = (page: Page, word: string): Promise<void> =>
  page.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('.doc-text')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(sought)
      if (at < 0) continue
      ;(node.parentElement!.closest('.doc-text') as HTMLElement).focus()
      getSelection()!.setBaseAndExtent(node, at, node, at + sought.length)
      return
    }
  }, word)

/** The menu of a line of time, by keyboard: its names; `chosen` is done. */
export async function fromMenu(page: Page, line: string, chosen: string): Promise<string[]> {
  await page
    .getByRole('button', { name: `Autres actions\u00a0: ${line}` })
    .first()
    .press('Enter')
  const acts = page.getByRole('menu', { name: 'Actions sur ce moment' }).getByRole('menuitem')
  await acts.first().waitFor()
  const names = await acts.allInnerTexts()
  await walk(page, 'ArrowDown', chosen)
  await page.keyboard.press('Enter')
  return names
}

/** Goes back to a moment, as the dialog that is open asks; gives what it offers to take back. */
export async function goBack(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: /^Revenir à/ })
  const chosen = dialog.getByRole('radio', { checked: true })
  await chosen.waitFor()
  const name = await chosen.evaluate((one: HTMLInputElement) => one.labels?.[0]?.textContent ?? '')
  await dialog.getByRole('button', { name: 'Revenir à ce moment' }).press('Enter')
  await page.getByRole('status').getByText(historyActs['restore.done']).first().waitFor()
  await dialog.waitFor({ state: 'detached' })
  return name
}

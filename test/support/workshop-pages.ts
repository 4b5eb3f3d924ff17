// The pages of a workshop as people have them before their eyes: a phone in the room, the screen of the hall.
import type { Page } from 'playwright-core'
import { phone } from './browser.ts'
import type { Story } from './story.ts'
import { recordSignals } from './workshop-signals.ts'
import type { Room } from './workshops.ts'

export interface Hall {
  readonly story: Pick<Story, 'browser' | 'product'>
  readonly room: Pick<Room, 'code'>
}

/** Somebody with a phone and the code, in the room; and every byte that their phone received. */
export async function aPhone(
  { story, room }: Hall,
  name: string,
): Promise<{ page: Page; received: () => Promise<string> }> {
  const context = await story.browser.aContext(story.product.url, {
    viewport: phone,
    hasTouch: true,
    expects: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/], // a network that goes away, also under what a phone fetches ahead
  })
  await recordSignals(context)
  await context.routeWebSocket(/./, (socket) => socket.close()) // a room needs none: it works where they are blocked
  const page = await context.newPage()
  const heard: Promise<string>[] = []
  page.on('response', (response) => void heard.push(response.text().catch(() => '')))
  await page.goto('/r')
  await page
    .getByRole('textbox', { name: 'Code de l’atelier' })
    .fill(` ${room.code.slice(0, 3).toLowerCase()} ${room.code.slice(3)}`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Atelier des besoins' }).waitFor()
  await enter(page, name)
  await page.getByText('Vous y êtes').waitFor()
  return { page, received: async () => (await Promise.all(heard)).join('\n') }
}

export async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Votre nom' }).fill(name)
  await page.getByRole('combobox', { name: 'Vous participez comme' }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Entrer dans l’atelier' }).click()
}

export const write = async ({ page }: { page: Page }, text: string) => {
  await page.getByRole('textbox', { name: 'Votre besoin' }).fill(text)
  await page.getByRole('button', { name: 'Envoyer le besoin' }).click()
  await page.getByText('Enregistrée').waitFor()
}

/** The screen of the hall, paired from the console by its code. */
export async function aScreen(
  { story }: Pick<Hall, 'story'>,
  console: Page,
): Promise<{ page: Page; received: () => Promise<string> }> {
  const context = await story.browser.aContext(story.product.url, { viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  const heard: Promise<string>[] = []
  page.on('response', (response) => void heard.push(response.text().catch(() => '')))
  const opened = page.waitForResponse((response) => response.url().endsWith('/api/screens'))
  await page.goto('/ecran')
  const { code } = (await (await opened).json()) as { code: string }
  await console.getByRole('button', { name: 'Associer un écran' }).click()
  await console.getByRole('dialog').getByRole('textbox').fill(code)
  await console.getByRole('dialog').getByRole('button', { name: 'Associer' }).click()
  await page.getByText('Rejoignez').first().waitFor()
  return { page, received: async () => (await Promise.all(heard)).join('\n') }
}

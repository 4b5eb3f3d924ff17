// What a phone gives at the wish of the facilitators: a lock of its screen, a sound, a vibration; recorded in their place.
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './browser.ts'

type Told = 'awake' | 'released' | 'note' | 'buzz' | 'audio'

/** Puts in the place of a phone's lock, sound and vibration what writes down that they were asked for. */
export const recordSignals = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const told: string[] = []
    const tell = (what: string) => void told.push(what)
    const put = (where: object, name: string, value: unknown) => Object.defineProperty(where, name, { value })
    put(window, 'toldSignals', told)
    put(navigator, 'vibrate', () => tell('buzz'))
    const request = () => {
      tell('awake')
      return Promise.resolve({ release: () => Promise.resolve(tell('released')) })
    }
    put(navigator, 'wakeLock', { request })
    const volume = { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to: unknown) => to }
    const tone = () => ({ frequency: {}, connect: (to: unknown) => to, start: () => tell('note'), stop() {} })
    put(window, 'AudioContext', function () {
      tell('audio')
      return { state: 'running', currentTime: 0, createGain: () => volume, createOscillator: tone }
    })
  })

/** All that a phone was asked for since it opened this page. */
export const toldSignals = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (window as unknown as { toldSignals: Told[] }).toldSignals)

const count = async (page: Page, what: Told) => (await toldSignals(page)).filter((one) => one === what).length

/** What is proposed from the menu of the console is taken on one phone and declined on another, without a pointer. [A38, A69, A91] */
export async function wishByKeyboard(console: Page, taking: Page, declining: Page): Promise<void> {
  await console.getByRole('button', { name: 'Autres actions de l’atelier' }).press('Enter')
  await console.getByRole('menuitem', { name: 'Proposer aux téléphones…' }).waitFor()
  await console.keyboard.type('Proposer')
  await console.keyboard.press('Enter')
  for (const name of [/Garder l’écran/, /Un son bref/, /Une vibration/]) {
    const box = console.getByRole('dialog').getByRole('checkbox', { name })
    await box.press('Space')
    await expect.poll(() => box.isChecked()).toBe(true)
  }
  await expectAccessible(console)
  for (const phone of [taking, declining])
    await phone.getByRole('status').getByText('Une vibration à chaque nouvelle phase').waitFor()
  await expectAccessible(taking)
  await console.keyboard.press('Escape')
  for (const phone of [taking, declining]) expect(await toldSignals(phone)).toEqual([]) // proposed: nothing is done yet
  await taking.getByRole('button', { name: 'Accepter' }).press('Enter')
  await taking.getByText('C’est réglé.').waitFor()
  await expect.poll(() => toldSignals(taking)).toEqual(expect.arrayContaining(['awake', 'note', 'buzz']))
  await declining.getByRole('button', { name: 'Non merci' }).press('Enter')
}

/** After a new phase: the phone that accepted told it, the other not; what its owner then turns off is given back, and stays off. */
export async function signalsAfterPhase(taking: Page, declining: Page): Promise<() => Promise<void>> {
  await expect.poll(() => count(taking, 'buzz')).toBeGreaterThanOrEqual(2) // when it was accepted, and for the phase
  expect(await count(taking, 'note')).toBeGreaterThanOrEqual(4)
  expect(await count(taking, 'released')).toBe(0)
  expect(await toldSignals(declining)).toEqual([])
  await taking.getByText('Vous et ce téléphone', { exact: true }).press('Enter')
  for (const name of [/Garder l’écran/, /Un son bref/, /Une vibration/])
    await taking.getByRole('checkbox', { name }).press('Space')
  await expect.poll(() => count(taking, 'released')).toBe(1)
  const before = await toldSignals(taking)
  return async () => expect(await toldSignals(taking)).toEqual(before)
}

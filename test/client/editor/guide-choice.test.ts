// « Masquer les questions »: a choice of one's own, that the device keeps.
import { expect, test } from 'vitest'
import { GuideChoice } from '../../../client/editor/guide-choice.ts'

function aDevice() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('[G41] questions are shown until somebody hides them, and stay hidden on that device only', () => {
  const device = aDevice()
  const choice = new GuideChoice(device)
  let told = 0
  const leave = choice.subscribe(() => (told += 1))
  expect(choice.get()).toBe(true)
  choice.choose(false)
  expect([choice.get(), told]).toEqual([false, 1])
  expect(new GuideChoice(device).get()).toBe(false)
  expect(new GuideChoice(aDevice()).get()).toBe(true)
  leave()
  choice.choose(true)
  expect([new GuideChoice(device).get(), told]).toEqual([true, 1])
})

test('[G41] where the browser keeps nothing the choice lasts as long as the page', () => {
  const choice = new GuideChoice(null)
  choice.choose(false)
  expect(choice.get()).toBe(false)
})

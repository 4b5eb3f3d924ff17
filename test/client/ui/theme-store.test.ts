// The choice of appearance: written on the page, kept on the device.
import { expect, it } from 'vitest'
import { ThemeStore, type Keep } from '../../../client/ui/theme-store.ts'

function aPage(kept: Record<string, string> = {}) {
  const attributes = new Map<string, string>()
  const items = new Map(Object.entries(kept))
  const root = {
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
  }
  const keep: Keep = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
  return { root, keep, attributes, items }
}

it('follows the system until a choice is made, and again when it is taken back', () => {
  const { root, keep, attributes, items } = aPage()
  const theme = new ThemeStore(root, keep)
  expect([theme.get(), attributes.get('data-theme')]).toEqual(['system', undefined])
  theme.choose('dark')
  expect([theme.get(), attributes.get('data-theme'), [...items.values()]]).toEqual(['dark', 'dark', ['dark']])
  theme.choose('system')
  expect([theme.get(), attributes.get('data-theme'), items.size]).toEqual(['system', undefined, 0])
})

it('finds the choice again on the next visit', () => {
  const { root, keep, attributes } = aPage({ 'maillage.theme': 'light' })
  expect(new ThemeStore(root, keep).get()).toBe('light')
  expect(attributes.get('data-theme')).toBe('light')
})

it('takes an unknown kept value for no choice', () => {
  const { root, keep } = aPage({ 'maillage.theme': 'sepia' })
  expect(new ThemeStore(root, keep).get()).toBe('system')
})

it('works where the browser refuses storage', () => {
  const { root, attributes } = aPage()
  new ThemeStore(root, null).choose('dark')
  expect(attributes.get('data-theme')).toBe('dark')
})

// The choice between light, dark and the system's own, kept on this device and written on <html>.

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'maillage.theme'

/** What a store needs of localStorage; none where the browser refuses it, and the choice then lasts as long as the page. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export class ThemeStore {
  readonly #root: Pick<Element, 'setAttribute' | 'removeAttribute'>
  readonly #keep: Keep | null
  readonly #listeners = new Set<() => void>()
  #theme: Theme

  constructor(root: Pick<Element, 'setAttribute' | 'removeAttribute'>, keep: Keep | null) {
    this.#root = root
    this.#keep = keep
    this.#theme = themes.find((theme) => theme === keep?.getItem(key)) ?? 'system'
    this.#write()
  }

  get = (): Theme => this.#theme

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  choose(theme: Theme): void {
    this.#theme = theme
    if (theme === 'system') this.#keep?.removeItem(key)
    else this.#keep?.setItem(key, theme)
    this.#write()
    for (const listener of this.#listeners) listener()
  }

  #write(): void {
    if (this.#theme === 'system') this.#root.removeAttribute('data-theme')
    else this.#root.setAttribute('data-theme', this.#theme)
  }
}

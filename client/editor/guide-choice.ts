// Whether guiding questions are shown to me: my own choice, kept on this device, for every text.
import { useSyncExternalStore } from 'react'

const key = 'maillage.questions'

type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** None where the browser refuses it, and the choice then lasts as long as the page. */
function deviceStorage(): Keep | null {
  try {
    return window.localStorage
  } catch (refused) {
    if (refused instanceof DOMException) return null
    throw refused
  }
}

export class GuideChoice {
  readonly #keep: Keep | null
  readonly #listeners = new Set<() => void>()
  #shown: boolean

  constructor(keep: Keep | null) {
    this.#keep = keep
    this.#shown = keep?.getItem(key) !== 'hidden'
  }

  get = (): boolean => this.#shown

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  choose(shown: boolean): void {
    this.#shown = shown
    if (shown) this.#keep?.removeItem(key)
    else this.#keep?.setItem(key, 'hidden')
    for (const listener of this.#listeners) listener()
  }
}

let own: GuideChoice | null = null

/** The one of this page, made when it is first asked for. */
export const guideChoice = (): GuideChoice => (own ??= new GuideChoice(deviceStorage()))

export const useGuidesShown = (): boolean => useSyncExternalStore(guideChoice().subscribe, guideChoice().get)

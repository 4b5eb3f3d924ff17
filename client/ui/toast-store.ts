// The short messages of the moment, shown by Toasts. A plain class: anything may show one, wherever it stands.

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'ok' | 'info' | 'danger'
  readonly action?: { readonly label: string; readonly act: () => void }
}

/** Starts a wait and returns how to give it up; a test passes its own. */
export type Wait = (act: () => void, milliseconds: number) => () => void

export const toastLasts = 6_000
/** More would cover the page: the oldest that asks for nothing leaves first. */
export const mostToasts = 3

const wait: Wait = (act, milliseconds) => {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}

/** A message leaves by itself after a while, unless it is a failure, offers an act, or someone is reading (see `hold`). */
export class ToastStore {
  readonly #wait: Wait
  readonly #listeners = new Set<() => void>()
  readonly #leaving = new Map<number, () => void>()
  #shown: readonly Toast[] = []
  #held = false
  #last = 0

  constructor(waiting: Wait = wait) {
    this.#wait = waiting
  }

  get = (): readonly Toast[] => this.#shown

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Shows a message and returns its id. The same words twice are one message, shown anew. */
  show(toast: Omit<Toast, 'id'>): number {
    for (const other of this.#shown) if (other.text === toast.text) this.dismiss(other.id)
    const shown = { ...toast, id: ++this.#last }
    this.#change([...this.#shown, shown])
    for (const extra of this.#shown.filter(leavesAlone).slice(0, Math.max(0, this.#shown.length - mostToasts)))
      this.dismiss(extra.id)
    if (!this.#held) this.#leaveLater(shown)
    return shown.id
  }

  dismiss(id: number): void {
    this.#leaving.get(id)?.()
    this.#leaving.delete(id)
    if (this.#shown.some((toast) => toast.id === id)) this.#change(this.#shown.filter((toast) => toast.id !== id))
  }

  /** Someone reads (pointer or focus inside): nothing leaves until `release`. */
  hold(): void {
    this.#held = true
    for (const giveUp of this.#leaving.values()) giveUp()
    this.#leaving.clear()
  }

  release(): void {
    this.#held = false
    for (const toast of this.#shown) this.#leaveLater(toast)
  }

  #leaveLater(toast: Toast): void {
    if (!leavesAlone(toast)) return
    this.#leaving.get(toast.id)?.()
    this.#leaving.set(
      toast.id,
      this.#wait(() => this.dismiss(toast.id), toastLasts),
    )
  }

  #change(shown: readonly Toast[]): void {
    this.#shown = shown
    for (const listener of this.#listeners) listener()
  }
}

function leavesAlone(toast: Toast): boolean {
  return toast.tone !== 'danger' && !toast.action
}

/** The one of the application. */
export const toasts = new ToastStore()

// Says what an act did to those who do not see it, and shows what was refused.
import { toasts } from '../../ui/toast-store.ts'

let region: HTMLElement | undefined

/** In a live region of its own; the same words twice are said twice. */
export function say(words: string): void {
  region ??= document.body.appendChild(statusRegion())
  region.replaceChildren(Object.assign(document.createElement('p'), { textContent: words }))
}

function statusRegion(): HTMLElement {
  const made = document.createElement('div')
  made.className = 'sr-only'
  made.setAttribute('role', 'status')
  made.dataset['tables'] = ''
  return made
}

export function refuse(words: string): null {
  toasts.show({ tone: 'danger', text: words })
  return null
}

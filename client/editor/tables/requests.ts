// Asking for a table's menu from outside React: from a key, a button drawn in the text, a handle.

export type MenuKind = 'table' | 'row' | 'column'

export interface MenuRequest {
  kind: MenuKind
  /** Beside what the menu opens. */
  anchor: HTMLElement
}

const name = 'table-menu'

export function askForMenu(request: MenuRequest): void {
  request.anchor.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: request }))
}

/** Hears what is asked for in any text; whoever listens looks whether it is theirs. Returns the end of it. */
export function hearRequests(heard: (request: MenuRequest) => void): () => void {
  const listener = (event: Event) => {
    if (event instanceof CustomEvent) heard(event.detail as MenuRequest) // sent above only
  }
  document.addEventListener(name, listener)
  return () => document.removeEventListener(name, listener)
}

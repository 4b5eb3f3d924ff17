// The theme of this page. Importing it applies the choice kept on the device: main.tsx does so before anything is drawn.
import { ThemeStore, type Keep } from './theme-store.ts'

/** Where storage is blocked by the browser's settings, merely naming it throws. */
function deviceStorage(): Keep | null {
  try {
    return window.localStorage
  } catch (refused) {
    if (refused instanceof DOMException) return null
    throw refused
  }
}

export const theme = new ThemeStore(document.documentElement, deviceStorage())

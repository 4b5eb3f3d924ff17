// What a reader chose on this device about how texts show: which details are open, whether typography helps. Never in the text.

/** Where storage is forbidden, the choice lasts as long as the page. */
const memory = new Map<string, string>()

function read(name: string): string | null {
  try {
    return memory.get(name) ?? globalThis.localStorage.getItem(name)
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

function write(name: string, value: string): void {
  memory.set(name, value)
  try {
    globalThis.localStorage.setItem(name, value)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error // full or forbidden: kept in memory
  }
}

const openName = 'maillage.details'
/** Ids kept; the oldest are forgotten, and their details show closed. */
const mostOpen = 300

const openIds = (): string[] => (read(openName) ?? '').split(' ').filter((id) => id !== '')

/** Whether this reader left these details open. */
export const isLeftOpen = (id: string): boolean => openIds().includes(id)

export function leaveOpen(id: string, open: boolean): void {
  const others = openIds().filter((other) => other !== id)
  write(openName, (open ? [...others, id] : others).slice(-mostOpen).join(' '))
}

const typographyName = 'maillage.typography'

/** Whether French typography is put as one types; yes, until said otherwise. */
export const typographyHelps = (): boolean => read(typographyName) !== 'off'

export const chooseTypography = (helps: boolean): void => write(typographyName, helps ? 'on' : 'off')

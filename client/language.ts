// In which language a page is drawn: settled before anything is drawn, for the pages of people without an account. [A98]
import { pageLanguages, type PageLanguage } from '../shared/text/page-languages.ts'
import { language, speak } from '../shared/text/words.ts'
import { deviceNotes } from './live/notes.ts'

const note = 'maillage.langue'
const translations = { de: () => import('../shared/text/de/all.ts') }

/** The sentences could not be loaded: a page in French is better than none. */
let isMissing = false

/** What was chosen on this device, else the first language of the browser that we have; French for whoever has an account. */
function languageAt(path: string): PageLanguage {
  if (!/^\/(r|suivi)(\/|$)/.test(path)) return 'fr'
  const wished = [deviceNotes().read(note), ...navigator.languages].map((tag) => tag?.split('-')[0])
  return wished.flatMap((tag) => pageLanguages.find((one) => one === tag) ?? [])[0] ?? 'fr'
}

/** Resolves once sentences are those of the language of this address. */
export async function settleLanguage(): Promise<void> {
  const wanted = languageAt(location.pathname)
  if (wanted === 'fr') return
  try {
    speak(wanted, (await translations[wanted]()).sentences)
    document.documentElement.lang = wanted
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // which a module is that could not be fetched
    isMissing = true
  }
}

/** One went to an address whose pages are in another language: it is to be loaded anew. */
export const isInOtherLanguage = (path: string): boolean => !isMissing && languageAt(path) !== language

/** Keeps the choice on this device, and draws the page anew. What is being written is kept by the room. */
export function chooseLanguage(chosen: PageLanguage): void {
  deviceNotes().write(note, chosen)
  location.reload()
}

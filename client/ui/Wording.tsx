// What somebody wrote, as they wrote it. Where that is not in the language of the room, a tag says in which. [A98]
import { ui } from '../../shared/text/fr/ui.ts'
import { language as ofPage, words } from '../../shared/text/words.ts'
import { roomLanguage, type Language } from '../../shared/workshop/languages.ts'
import styles from './Wording.module.css'

const t = words(ui)

/** `language`: missing, that of the room. */
export function Wording({ text, language = roomLanguage }: { text: string; language?: Language | undefined }) {
  return (
    <>
      <span lang={language}>{text}</span>
      <LanguageTag of={language} />
    </>
  )
}

/** Two letters for the eyes, « en allemand » for who hovers or listens; nothing for the language of the room. */
export function LanguageTag({ of = roomLanguage }: { of?: Language | undefined }) {
  if (of === roomLanguage) return null
  const said = sayIn(of)
  return (
    <>
      {' '}
      <span className={styles.tag} title={said}>
        <span aria-hidden="true">{of}</span>
        <span className="sr-only">{said}</span>
      </span>
    </>
  )
}

/** « en allemand » */
export const sayIn = (of: Language): string => t('ui.language.in', { language: nameOf(of) })

/** « allemand », in the language of the page. */
export const nameOf = (language: Language): string =>
  new Intl.DisplayNames(ofPage, { type: 'language' }).of(language) ?? language

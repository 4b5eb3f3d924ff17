// The other languages in which this page can be read, each under its own name.
import { pageLanguages, type PageLanguage } from '../shared/text/page-languages.ts'
import { language } from '../shared/text/words.ts'
import { chooseLanguage } from './language.ts'
import { Button } from './ui/Button.tsx'

export function LanguageChoice() {
  const names = Object.entries(pageLanguages) as [PageLanguage, string][] // its own keys
  return names.map(
    ([one, name]) =>
      one !== language && (
        <Button key={one} variant="quiet" lang={one} onClick={() => chooseLanguage(one)}>
          {name}
        </Button>
      ),
  )
}

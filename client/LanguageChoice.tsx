// The other languages in which this page can be read, each under its own name.
import { pageLanguageNames, pageLanguages } from '../shared/text/page-languages.ts'
import { language } from '../shared/text/words.ts'
import { chooseLanguage } from './language.ts'
import { Button } from './ui/Button.tsx'

/** `flush`: alone on its line. */
export const LanguageChoice = ({ flush = false }: { flush?: boolean }) =>
  pageLanguages.map(
    (one) =>
      one !== language && (
        <Button key={one} variant="quiet" flush={flush} lang={one} onClick={() => chooseLanguage(one)}>
          {pageLanguageNames[one]}
        </Button>
      ),
  )

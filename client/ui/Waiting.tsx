// A page that has not come: its code is on its way, or who is here is not known yet. Seen only after 300 ms, by a rule of base.css.
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'

const t = words(ui)

export const Waiting = () => (
  <output className="waiting">
    <span className="sr-only">{t('ui.loading')}</span>
  </output>
)

// Contributions on the wall: the mark of what each is, then its text.
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { ContributionView } from '../../../shared/workshop/view.ts'
import { KindShape } from '../../ui/Kind.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './screen.module.css'

const t = words(phoneWords)

export function WallItems({ items }: { items: readonly ContributionView[] }) {
  return (
    <ul role="list" className={styles.items}>
      {items.map(({ id, type, text, language }) => (
        <li key={id} data-kind={type}>
          <KindShape type={type} />
          <span>
            <span className="sr-only">{t(`workshop.type.${type}`)} </span>
            <Wording text={text} language={language} />
          </span>
        </li>
      ))}
    </ul>
  )
}

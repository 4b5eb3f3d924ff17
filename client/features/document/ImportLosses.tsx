// What an import changed or left out, a line each, with a few names.
import type { Loss } from '../../../shared/exchange/formats.ts'
import { exchangeWords } from '../../../shared/text/fr/exchange.ts'
import { plural, words } from '../../../shared/text/words.ts'
import styles from './exchange.module.css'

const t = words(exchangeWords)

function sayLoss({ kind, count, names }: Loss): string {
  const what = plural(count, t(`loss.${kind}.one`), t(`loss.${kind}.many`, { n: count }))
  return names.length > 0 ? t('import.named', { what, names: names.join(', ') }) : what
}

export const ImportLosses = ({ losses }: { losses: readonly Loss[] }) => (
  <section aria-labelledby="import-losses">
    <h3 id="import-losses" className={styles.lossesTitle}>
      {t('import.losses')}
    </h3>
    <ul className={styles.losses}>
      {losses.map((loss) => (
        <li key={loss.kind}>{sayLoss(loss)}</li>
      ))}
    </ul>
  </section>
)

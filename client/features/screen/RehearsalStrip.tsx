// Along the top of the screen of a rehearsal: that it is one.
import { rehearsalWords } from '../../../shared/text/fr/rehearsal.ts'
import { words } from '../../../shared/text/words.ts'
import styles from './rehearsal.module.css'

const t = words(rehearsalWords)

export const RehearsalStrip = () => <p className={styles.strip}>{t('rehearsal.banner')}</p>

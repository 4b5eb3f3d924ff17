// What is voted on, as a phone says it: its words, and under them what goes with them.
import { Wording } from '../../../ui/Wording.tsx'
import type { Subject } from './Ballot.tsx'
import styles from './ballot.module.css'

export type SubjectWordsProps = {
  subject: Subject
  /** What goes with them is the text itself that is voted on, and not a remark. */
  isText?: boolean
}

export const SubjectWords = ({ subject: { label, language, detail }, isText = false }: SubjectWordsProps) => (
  <>
    <p className={styles.subject}>
      <Wording text={label} language={language} />
    </p>
    {detail && (
      <p className={isText ? styles.words : styles.detail} lang="fr">
        {detail}
      </p>
    )}
  </>
)

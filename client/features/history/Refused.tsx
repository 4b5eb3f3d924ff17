// Why the past of a text cannot be shown: it is not shown to this person, or it could not be read now.
import type { UseQueryResult } from '@tanstack/react-query'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { ReadState } from '../../ReadState.tsx'
import { Empty } from '../../ui/Layout.tsx'
import styles from './history.module.css'

const t = words(historyWords)

export function Refused({ read }: { read: UseQueryResult<unknown, Failure> }) {
  const code = read.error?.code
  const why = code === 'historyHidden' || code === 'beforeArrival' || code === 'notFound' ? code : null
  return (
    <div className={styles.none}>
      {why ? (
        <Empty title={t(`history.refused.${why}`)} level={2}>
          {t(`history.refused.${why}.text`)}
        </Empty>
      ) : (
        <ReadState read={read} lines={8} />
      )}
    </div>
  )
}

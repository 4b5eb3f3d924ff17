// Whether what was typed is kept, told where the eye goes back to and to who listens.
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import { sayFailure } from '../../error-words.ts'
import styles from './prepare.module.css'
import type { Saving } from './saving.ts'

const t = words(prepareWords)

export function SavedState({ saving: { state, failure } }: { saving: Saving }) {
  return (
    <output className={styles.state} data-state={state}>
      {state === 'saving' && t('prepare.saving')}
      {state === 'saved' && t('prepare.saved')}
      {state === 'failed' && `${t('prepare.failed')} ${failure ? sayFailure(failure) : ''}`}
    </output>
  )
}

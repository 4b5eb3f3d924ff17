// The title of a document, changed where it stands in the tree. The keys are the field's: the tree around hears none of them.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { Failure } from '../../../api.ts'
import { sayFailure } from '../../../error-words.ts'
import { useDo } from '../../../query.ts'
import { afterClosing } from '../../../ui/after-closing.ts'
import { TextInput } from '../../../ui/inputs.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import styles from './tree.module.css'

const t = words(organising)

export function RenameField({ documentId, title, onDone }: { documentId: string; title: string; onDone: () => void }) {
  const rename = useDo('renameDocument')
  const isOver = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => afterClosing(() => field.current?.focus()), []) // the menu that asked for it would take the focus back
  const save = async (typed: string) => {
    if (isOver.current) return
    isOver.current = true
    const next = typed.trim()
    if (next !== '' && next !== title) {
      try {
        await rename.mutateAsync({ documentId, title: next })
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure
        toasts.show({ tone: 'danger', text: sayFailure(failure) })
      }
    }
    onDone()
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key === 'Enter') void save(event.currentTarget.value)
    if (event.key !== 'Escape') return
    isOver.current = true
    onDone()
  }
  return (
    <span className={styles.rename}>
      <TextInput
        ref={field}
        aria-label={t('tree.rename', { title })}
        defaultValue={title}
        maxLength={200}
        disabled={rename.isPending}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => void save(event.currentTarget.value)}
        onKeyDown={press}
      />
    </span>
  )
}

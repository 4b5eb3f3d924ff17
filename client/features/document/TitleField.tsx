// The title of the document, changed in place by those who may.
import Pencil from 'lucide-react/icons/pencil'
import { useState, type FormEvent } from 'react'
import { common } from '../../../shared/text/fr/common.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { sayFailure } from '../../error-words.ts'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './document.module.css'

const t = words({ ...common, ...documentWords })

export interface TitleFieldProps {
  documentId: string
  title: string
  mayRename: boolean
}

export function TitleField({ documentId, title, mayRename }: TitleFieldProps) {
  const [editing, setEditing] = useState(false)
  if (editing) return <RenameForm documentId={documentId} title={title} onDone={() => setEditing(false)} />
  return (
    <div className={styles.titleLine}>
      <h1 title={title}>{title}</h1>
      {mayRename && <IconButton size="sm" icon={Pencil} label={t('doc.rename')} onClick={() => setEditing(true)} />}
    </div>
  )
}

function RenameForm({ documentId, title, onDone }: { documentId: string; title: string; onDone: () => void }) {
  const rename = useDo('renameDocument')
  const [typed, setTyped] = useState(title)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (rename.isPending) return
    if (typed.trim() === '' || typed.trim() === title) return onDone()
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('doc.renamed') })
      onDone()
    }
    rename.mutate({ documentId, title: typed }, { onSuccess })
  }
  return (
    <form
      className={styles.rename}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <h1 className="sr-only">{title}</h1>
      <div>
        <TextInput
          aria-label={t('doc.rename.label')}
          value={typed}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.target.value)}
        />
        {rename.error && <p role="alert">{sayFailure(rename.error)}</p>}
      </div>
      <Button type="submit" size="sm" busy={rename.isPending}>
        {t('doc.rename.save')}
      </Button>
      <Button variant="quiet" size="sm" onClick={onDone}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}

// Putting a document in the trash: what goes with it, who can bring it back and for how long.
import { organising } from '../../../../shared/text/fr/organising.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { ConfirmDialog } from '../../../ConfirmDialog.tsx'
import { useDo } from '../../../query.ts'
import { toasts } from '../../../ui/toast-store.ts'
import type { Asked } from './asked.ts'

const t = words(organising)

export interface TrashDialogProps {
  document: Asked['document']
  onClose: () => void
  onTrashed?: (() => void) | undefined
}

export function TrashDialog({ document: { id, title }, onClose, onTrashed }: TrashDialogProps) {
  const trash = useDo('trashDocument')
  const confirm = () => {
    const onSuccess = ({ documents: n }: { documents: number }) => {
      toasts.show({ tone: 'ok', text: plural(n, t('trash.done.one'), t('trash.done.many', { n })) })
      onClose()
      onTrashed?.()
    }
    trash.mutate({ documentId: id }, { onSuccess })
  }
  return (
    <ConfirmDialog
      title={t('trash.ask', { title })}
      confirm={t('trash.act')}
      danger
      busy={trash.isPending}
      error={trash.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className="stack">
        <p>{t('trash.text')}</p>
        <p>{t('trash.stay')}</p>
      </div>
    </ConfirmDialog>
  )
}

// Ending a rehearsal: what goes, and back to the preparation. [A84]
import { useLocation } from 'wouter'
import { rehearsalWords } from '../../../shared/text/fr/rehearsal.ts'
import { words } from '../../../shared/text/words.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { useDo } from '../../query.ts'
import { toasts } from '../../ui/toast-store.ts'

const t = words(rehearsalWords)

export interface EndRehearsalProps {
  /** The one that is rehearsed. */
  workshopId: string
  onClose: () => void
}

export function EndRehearsal({ workshopId, onClose }: EndRehearsalProps) {
  const end = useDo('endRehearsal')
  const [, go] = useLocation()
  const onEnded = () => {
    toasts.show({ tone: 'ok', text: t('rehearsal.ended') })
    onClose()
    go(`/ateliers/${workshopId}/preparer`)
  }
  return (
    <ConfirmDialog
      title={t('rehearsal.end.title')}
      confirm={t('rehearsal.end')}
      danger
      busy={end.isPending}
      error={end.error}
      // a promise is answered also when what asked is gone with what was ended; a failure is told here
      onConfirm={() => void end.mutateAsync({ workshopId }).then(onEnded, () => undefined)}
      onClose={onClose}
    >
      <p>{t('rehearsal.end.text')}</p>
    </ConfirmDialog>
  )
}

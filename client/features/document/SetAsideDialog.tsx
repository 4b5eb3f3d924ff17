// One copy of edits that were set aside, and what its author may do with it.
import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import FilePlus from 'lucide-react/icons/file-plus'
import { useState } from 'react'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { saySince } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { downloadSetAside, refusedParagraphs, setAsideText } from '../../live/set-aside-export.ts'
import type { SetAsideCopy, SetAsideReason } from '../../live/set-aside.ts'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './document.module.css'

const t = words(documentWords)

export interface SetAsideDialogProps {
  copy: SetAsideCopy
  title: string
  demarcheId: string
  onDiscard: (id: string) => void
  onNote: (documentId: string) => void
  onClose: () => void
}

export function SetAsideDialog({ copy, title, demarcheId, onDiscard, onNote, onClose }: SetAsideDialogProps) {
  const [discarding, setDiscarding] = useState(false)
  const create = useDo('createDocument')
  const paragraphs = refusedParagraphs(copy)
  const toNote = () => {
    if (create.isPending) return
    const noteTitle = t('aside.note.title', { title }).slice(0, 200)
    const onSuccess = ({ documentId }: { documentId: string }) => {
      toasts.show({ tone: 'ok', text: t('aside.note.done') })
      onNote(documentId)
    }
    create.mutate({ demarcheId, title: noteTitle, template: 'note', restricted: false, paragraphs }, { onSuccess })
  }
  if (discarding) {
    const discard = () => {
      onDiscard(copy.id)
      toasts.show({ tone: 'ok', text: t('aside.discarded') })
      onClose()
    }
    return (
      <ConfirmDialog
        danger
        title={t('aside.discard.title')}
        confirm={t('aside.discard')}
        busy={false}
        error={null}
        onConfirm={discard}
        onClose={() => setDiscarding(false)}
      >
        {t('aside.discard.text')}
      </ConfirmDialog>
    )
  }
  const actions = (
    <>
      <Button variant="quiet" onClick={() => setDiscarding(true)}>
        {t('aside.discard')}
      </Button>
      <Button variant="second" icon={Copy} onClick={() => void copyText(setAsideText({ ...copy, paragraphs }))}>
        {t('aside.copy')}
      </Button>
      <Button variant="second" icon={Download} onClick={() => downloadSetAside(copy, title, 'html')}>
        {t('aside.download')}
      </Button>
      <Button icon={FilePlus} busy={create.isPending} onClick={toNote}>
        {t('aside.toNote')}
      </Button>
    </>
  )
  return (
    <Dialog open insistent size="wide" onClose={onClose} title={t('aside.title')} actions={actions}>
      <div className="stack">
        <p className="muted">
          {t('aside.when', { when: saySince(copy.at) })} {sayReason(copy.reason)}
        </p>
        {paragraphs.length === 0 ? (
          <p>{t('aside.none')}</p>
        ) : (
          <>
            <p>{t(copy.differing ? 'aside.differing' : 'aside.all')}</p>
            <div className={styles.aside}>
              {paragraphs.map((text, at) => (
                <p key={at}>{text}</p>
              ))}
            </div>
          </>
        )}
        <FormError error={create.error} />
      </div>
    </Dialog>
  )
}

function sayReason(reason: SetAsideReason): string {
  switch (reason) {
    case 'frozen':
    case 'readOnly':
    case 'noRight':
    case 'newEpoch':
    case 'restored':
    case 'tooLarge':
      return t(`aside.reason.${reason}`)
    default:
      return t('aside.reason.other')
  }
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toasts.show({ tone: 'ok', text: t('aside.copied') })
  } catch {
    // No clipboard outside of a secure context, or refused: the file remains.
    toasts.show({ tone: 'danger', text: t('aside.copy.failed') })
  }
}

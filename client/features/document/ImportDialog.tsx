// « Importer un document »: a file is chosen or dropped, sent and read; what it lost is told before the document is opened.
import FileUp from 'lucide-react/icons/file-up'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { importBytes, importEndings, refusals } from '../../../shared/exchange/formats.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { exchangeWords } from '../../../shared/text/fr/exchange.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './exchange.module.css'
import { sendImport, type Imported } from './exchange-calls.ts'
import { ImportLosses } from './ImportLosses.tsx'

const t = words({ ...common, ...exchangeWords })

export interface ImportDialogProps {
  demarcheId: string
  onOpen: (documentId: string) => void
  onClose: () => void
}

type State =
  | { is: 'asking'; failure: Failure | null }
  | { is: 'sending'; name: string; share: number }
  | { is: 'done'; imported: Imported }

export function ImportDialog({ demarcheId, onOpen, onClose }: ImportDialogProps) {
  const [state, setState] = useState<State>({ is: 'asking', failure: null })
  const sending = useRef<AbortController | null>(null)
  useEffect(() => () => sending.current?.abort(), [])
  const take = async (file: File) => {
    const aborted = new AbortController()
    sending.current = aborted
    setState({ is: 'sending', name: file.name, share: 0 })
    const progress = (share: number) => setState({ is: 'sending', name: file.name, share })
    try {
      if (file.size > importBytes) throw new Failure('unreadableFile', { reason: 'tooLarge' })
      if (file.size === 0) throw new Failure('unreadableFile', { reason: 'empty' })
      const imported = await sendImport(demarcheId, file, progress, aborted.signal)
      setState({ is: 'done', imported })
    } catch (failure) {
      if (aborted.signal.aborted) return
      setState({ is: 'asking', failure: failure instanceof Failure ? failure : new Failure('bug') })
    }
  }
  if (state.is === 'done') return <Done imported={state.imported} onOpen={onOpen} onClose={onClose} />
  const actions = (
    <Button variant="second" onClick={onClose}>
      {t('common.cancel')}
    </Button>
  )
  return (
    <Dialog open insistent={state.is === 'sending'} onClose={onClose} title={t('import.title')} actions={actions}>
      <div className="stack">
        <p>{t('import.text')}</p>
        {state.is === 'asking' && <DropZone onTake={(file) => void take(file)} />}
        {state.is === 'sending' && <Sending {...state} />}
        {state.is === 'asking' && state.failure && <Banner tone="danger">{sayRefusal(state.failure)}</Banner>}
      </div>
    </Dialog>
  )
}

function sayRefusal(failure: Failure): string {
  const reason = refusals.find((one) => one === failure.details['reason'])
  return failure.code === 'unreadableFile' && reason ? t(`refused.${reason}`) : sayFailure(failure)
}

/** The button is the way in; whoever has a pointer may drop a file as well. */
function DropZone({ onTake }: { onTake: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onTake(file)
  }
  return (
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon of={FileUp} />
      <p className={styles.dropWords}>
        {t('import.drop')} <span className={styles.or}>{t('import.or')}</span>
      </p>
      <Button variant="second" onClick={() => input.current?.click()} aria-describedby="import-kinds">
        {t('import.choose')}
      </Button>
      <p id="import-kinds" className={styles.kinds}>
        {t('import.kinds')}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        accept={importEndings.map((ending) => `.${ending}`).join(',')}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = '' // the same file may be chosen again
          if (file) onTake(file)
        }}
      />
    </div>
  )
}

function Sending({ name, share }: { name: string; share: number }) {
  const isSent = share >= 1
  const percent = Math.round(share * 100)
  return (
    <div className={styles.sending}>
      <p role="status">{isSent ? t('import.reading', { name }) : t('import.sending', { name, percent })}</p>
      <progress aria-label={t('import.progress')} max={100} {...(isSent ? {} : { value: percent })} />
    </div>
  )
}

function Done({ imported, onOpen, onClose }: { imported: Imported } & Pick<ImportDialogProps, 'onOpen' | 'onClose'>) {
  const { documentId, title, losses } = imported
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.close')}
      </Button>
      <Button onClick={() => onOpen(documentId)}>{t('import.open')}</Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('import.title')} actions={actions}>
      <div className="stack">
        <Banner tone="ok" title={t('import.done', { title })}>
          {losses.length === 0 ? t('import.whole') : null}
        </Banner>
        {losses.length > 0 && <ImportLosses losses={losses} />}
        <p>{t('import.check')}</p>
      </div>
    </Dialog>
  )
}

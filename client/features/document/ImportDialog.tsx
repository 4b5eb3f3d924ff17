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
  return (
    <Dialog
      open
      insistent={state.is === 'sending'}
      onClose={onClose}
      title={t('import.title')}
      actions={<Acts key={state.is} state={state} onOpen={onOpen} onClose={onClose} />}
    >
      <div className="stack">
        {state.is !== 'done' && <p>{t('import.text')}</p>}
        {state.is === 'asking' && <DropZone isRefused={state.failure !== null} onTake={(file) => void take(file)} />}
        {/* One region from beginning to end: what comes in a region that is there already is heard. */}
        <div role="status">
          {state.is === 'sending' && <Sending {...state} />}
          {state.is === 'done' && <Done imported={state.imported} />}
        </div>
        {state.is === 'asking' && state.failure && <Banner tone="danger">{sayRefusal(state.failure)}</Banner>}
        {state.is === 'done' && <p>{t('import.check')}</p>}
      </div>
    </Dialog>
  )
}

type ActsProps = { state: State } & Pick<ImportDialogProps, 'onOpen' | 'onClose'>

/** At each step the button that was pressed goes: the focus is on what one can do next, never back at the top. */
function Acts({ state, onOpen, onClose }: ActsProps) {
  const isDone = state.is === 'done'
  return (
    <>
      <Button variant="second" autoFocus={state.is === 'sending'} onClick={onClose}>
        {t(isDone ? 'common.close' : 'common.cancel')}
      </Button>
      {isDone && (
        <Button autoFocus onClick={() => onOpen(state.imported.documentId)}>
          {t('import.open')}
        </Button>
      )}
    </>
  )
}

function sayRefusal(failure: Failure): string {
  const reason = refusals.find((one) => one === failure.details['reason'])
  return failure.code === 'unreadableFile' && reason ? t(`refused.${reason}`) : sayFailure(failure)
}

/** The button is the way in; whoever has a pointer may drop a file as well. */
function DropZone({ isRefused, onTake }: { isRefused: boolean; onTake: (file: File) => void }) {
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
      <Button
        variant="second"
        autoFocus={isRefused}
        onClick={() => input.current?.click()}
        aria-describedby="import-kinds"
      >
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

/** How far it is stays out of what is said: each step of it would be heard. */
function Sending({ name, share }: { name: string; share: number }) {
  const isSent = share >= 1
  const percent = Math.round(share * 100)
  return (
    <div className={styles.sending}>
      <p>
        {t(isSent ? 'import.reading' : 'import.sending', { name })}
        {!isSent && <span aria-hidden="true"> {t('import.percent', { n: percent })}</span>}
      </p>
      <progress aria-label={t('import.progress')} max={100} {...(isSent ? {} : { value: percent })} />
    </div>
  )
}

/** What was lost is a part of what happened: it is heard with it. */
const Done = ({ imported: { title, losses } }: { imported: Imported }) => (
  <div className="stack">
    <Banner tone="ok" announce="none" title={t('import.done', { title })}>
      {losses.length === 0 ? t('import.whole') : null}
    </Banner>
    {losses.length > 0 && <ImportLosses losses={losses} />}
  </div>
)

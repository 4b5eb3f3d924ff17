// The band above an open text: its title, state, save state, who is here, and what can be done with it.
import type { ReactNode } from 'react'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { sayShown, stops, type ShownStatus } from './shown-status.ts'
import { Brand } from '../../ui/Brand.tsx'
import { SaveState, Status, Tag, type SaveStatus } from '../../ui/Status.tsx'
import styles from './document.module.css'
import { DocumentActs } from './DocumentActs.tsx'
import type { Opened } from './opened.ts'
import { TitleField } from './TitleField.tsx'
import { Where } from './Where.tsx'
import { WriteFor } from './WriteFor.tsx'

const t = words(documentWords)

export interface DocumentHeaderProps {
  opened: Opened
  status: ShownStatus
  /** Who is here. */
  presence: ReactNode
  /** The account menu of the frame. */
  account: ReactNode
}

export function DocumentHeader({ opened, status, presence, account }: DocumentHeaderProps) {
  const { documentId, demarcheId, title, state, document } = opened
  return (
    <header className={styles.header} data-region="header" data-band="">
      <Brand href="/" compact />
      <div className={styles.title}>
        <Where opened={opened} />
        <TitleField
          documentId={documentId}
          title={title}
          mayRename={document?.mayDo.includes('renameDocument') ?? false}
        />
        <div className={styles.facts}>
          <Status status={state} />
          {document?.restricted && (
            <span className={styles.restricted}>
              <Tag tone="line">{t('doc.restricted')}</Tag>
            </span>
          )}
          <span className={styles.save} data-is={status.is}>
            <SaveState
              state={saveStates[status.is]}
              words={<Sentence text={sayShown(status)} />}
              quiet={stops(status)}
            />
          </span>
          {document && opened.mayWrite && (
            <span className={styles.wideOnly}>
              <WriteFor demarcheId={demarcheId} />
            </span>
          )}
        </div>
      </div>
      <div className={styles.end}>
        <div className={styles.wideOnly}>{presence}</div>
        <DocumentActs opened={opened} />
        <div className={styles.wideOnly}>{account}</div>
      </div>
    </header>
  )
}

/** On a phone only what comes before the colon is shown: a banner tells the rest. */
function Sentence({ text }: { text: string }) {
  const [, start = text, rest = ''] = /^(.*?)(\s:.*)$/.exec(text) ?? []
  return (
    <>
      {start}
      {rest && <span className={styles.rest}>{rest}</span>}
    </>
  )
}

const saveStates: Record<ShownStatus['is'], SaveStatus> = {
  opening: 'saving',
  saved: 'saved',
  saving: 'saving',
  offline: 'offline',
  reconnecting: 'saving',
  roomFull: 'waiting',
  busy: 'waiting',
  readOnly: 'readOnly',
  frozen: 'readOnly',
  signedOut: 'expired',
  noRight: 'failed',
  reload: 'reload',
  tooManyTabs: 'failed',
  unavailable: 'failed',
}

// The code to come back by: made when it is asked for, shown with its QR, to be copied, printed or saved.
import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import { takeAway } from '../../../shared/text/fr/take-away.ts'
import { words } from '../../../shared/text/words.ts'
import type { Notes } from '../../live/notes.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useAct } from '../../use-act.ts'
import styles from './follow-code.module.css'
import { keptCode, madeCode } from './follow-note.ts'
import { sayFailure } from '../../phone-failure.ts'

const t = words(takeAway)

export type FollowCodeProps = {
  notes: Notes
  workshopId: string
  guestId: string
  title: string
  /** One was made before, by whatever device. */
  hasCode?: boolean
}

export function FollowCode({ notes, workshopId, guestId, title, hasCode = false }: FollowCodeProps) {
  const [code, setCode] = useState(() => keptCode(notes, guestId))
  const [wasRefused, setRefused] = useState(false)
  const isElsewhere = wasRefused || hasCode
  const make = useAct(async () => {
    const made = await madeCode(notes, { workshopId, guestId }, isElsewhere)
    setCode(made)
    setRefused(made === null)
  })
  return (
    <section className={styles.card} aria-label={t('away.code')}>
      <h2 className={styles.over}>{t('away.code')}</h2>
      {code === null ? (
        <>
          <p>{t(isElsewhere ? 'away.code.exists' : 'away.code.about')}</p>
          {make.failure && (
            <Banner key={make.attempt} tone="danger">
              {sayFailure(make.failure)}
            </Banner>
          )}
          <Button
            variant={isElsewhere ? 'second' : 'default'}
            block
            busy={make.pending}
            busyLabel={t('away.code.making')}
            onClick={() => void make.run()}
          >
            {t(isElsewhere ? 'away.code.replace' : 'away.code.make')}
          </Button>
        </>
      ) : (
        <Known code={code} title={title} />
      )}
    </section>
  )
}

function Known({ code, title }: { code: string; title: string }) {
  const address = `${location.origin}/suivi#${code}`
  const spaced = code.replaceAll('-', ' ')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(spaced)
      setCopied(true)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error // forbidden here: the words stay selectable
    }
  }
  const file = t('away.code.file', { title, code: spaced, address })
  return (
    <>
      <p className={styles.code} translate="no">
        {spaced}
      </p>
      <QrCode className={styles.qr} text={address} title={t('away.code.qr')} />
      <p className="meta">{t('away.code.keep')}</p>
      <div className={styles.acts}>
        {'clipboard' in navigator && (
          <Button variant="second" size="sm" icon={Copy} onClick={() => void copy()}>
            {t('away.code.copy')}
          </Button>
        )}
        <Button variant="second" size="sm" icon={Printer} onClick={() => window.print()}>
          {t('away.code.print')}
        </Button>
        <Button variant="second" size="sm" icon={Download} onClick={() => saveText(t('away.code.fileName'), file)}>
          {t('away.code.save')}
        </Button>
      </div>
      <span role="status" className="meta">
        {isCopied && t('away.code.copied')}
      </span>
      <a className={buttonClass({ size: 'lg', block: true })} href={`/suivi#${code}`}>
        {t('away.code.follow')}
      </a>
    </>
  )
}

function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

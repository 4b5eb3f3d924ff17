// « Pack de délibération » of a locked version: making it, what was handed over, and whether a file is one of these.
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import type { Packs, Version } from '../../../shared/schemas/history.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { packWords } from '../../../shared/text/fr/pack.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { sayDay, sayMoment } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { downloadPack } from './export-call.ts'
import { PackCheck } from './PackCheck.tsx'
import styles from './pack.module.css'

const t = words({ ...common, ...packWords })

export interface PackDialogProps {
  documentId: string
  version: Version
  /** Whether I may make one. */
  mayPack: boolean
  onClose: () => void
}

export function PackDialog({ documentId, version, mayPack, onClose }: PackDialogProps) {
  const read = useRead('listPacks', { documentId, versionId: version.id })
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      await downloadPack(documentId, version.id)
      toasts.show({ tone: 'ok', text: t('pack.done') })
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.close')}
      </Button>
      {mayPack && (
        <Button icon={Download} busy={isBusy} onClick={() => void make()}>
          {t('pack.act')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('pack.title', { name: version.name })} actions={actions}>
      <div className="stack-loose">
        <p>{t('pack.text')}</p>
        {version.erased && (
          <ErasedSince documentId={documentId} position={version.position} erased={version.erased} onLeave={onClose} />
        )}
        {read.data ? <Given packs={read.data} /> : <ReadState read={read} lines={2} />}
        {read.data && <PackCheck packs={read.data} />}
        <div>
          <p role="status">{isBusy ? t('pack.busy') : ''}</p>
          <FormError error={error} />
        </div>
      </div>
    </Dialog>
  )
}

type ErasedProps = {
  documentId: string
  position: number
  erased: NonNullable<Version['erased']>
  /** Towards one of the places, which stand behind the window. */
  onLeave: () => void
}

/** Each place is shown as it stood: whoever pilots must be able to look. */
function ErasedSince({ documentId, position, erased: { passages: n, since, blocks }, onLeave }: ErasedProps) {
  return (
    <Banner
      tone="warn"
      announce="none"
      title={t(plural(n, 'erased.title.one', 'erased.title.many'), { n })}
      actions={blocks.map((block, at) => (
        <LinkButton
          key={block}
          href={`/documents/${documentId}/historique?moment=${position}&bloc=${block}`}
          variant="second"
          size="sm"
          onClick={onLeave}
        >
          {t('erased.passage', { n: at + 1 })}
        </LinkButton>
      ))}
    >
      {t('erased.text', { day: sayDay(new Date(since)) })}
    </Banner>
  )
}

const megabyte = 1_000_000

const saySize = (bytes: number): string =>
  new Intl.NumberFormat('fr', {
    style: 'unit',
    unit: bytes < megabyte ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: bytes < megabyte ? 0 : 1,
  }).format(bytes / (bytes < megabyte ? 1000 : megabyte))

function Given({ packs: { packs, hands } }: { packs: Packs }) {
  return (
    <section className="stack" aria-labelledby="packs-given">
      <h3 id="packs-given" className={styles.title}>
        {t('pack.given')}
      </h3>
      {packs.length === 0 ? (
        <p>{t('pack.given.none')}</p>
      ) : (
        <ul role="list" className="stack">
          {packs.map(({ hash, at, by, size }) => (
            <li key={hash}>
              {t('pack.given.one', { when: sayMoment(at), who: hands[by]?.name ?? '', size: saySize(size) })}
              <small className={styles.hash}>{t('pack.hash', { hash })}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

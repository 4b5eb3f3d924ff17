// « Ce que cet appareil garde »: how much, what clearing would lose, and clearing.
import { useCallback, useEffect, useState } from 'react'
import { account } from '../../../shared/text/fr/account.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { clearDevice, readDevice, type KeptHere as Kept } from '../../live/device.ts'
import { useMe } from '../../me.tsx'
import { AlertDialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words(account)

export function KeptHere() {
  const { id } = useMe()
  const [kept, setKept] = useState<Kept | null>(null)
  const [asking, setAsking] = useState(false)
  const look = useCallback(async () => setKept(await readDevice(id)), [id])
  useEffect(() => void look(), [look])
  if (kept === null) return <Skeleton lines={2} />
  if (kept.documents + kept.setAside === 0) return <p>{t('account.keptNothing')}</p>
  const lost = losses(kept)
  const clear = async () => {
    await clearDevice(id)
    await look()
    toasts.show({ tone: 'ok', text: t('account.cleared') })
  }
  return (
    <div className="stack">
      {kept.documents > 0 && (
        <p>{plural(kept.documents, t('account.keptOne'), t('account.keptMany', { n: kept.documents }))}</p>
      )}
      {lost.map((sentence) => (
        <Banner key={sentence} tone="warn" announce="none">
          {sentence}
        </Banner>
      ))}
      <div>
        <Button variant="second" onClick={() => setAsking(true)}>
          {t('account.clear')}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('account.clearTitle')}
        confirm={t('account.clear')}
        danger={lost.length > 0}
        onConfirm={clear}
      >
        <div className="stack">
          <p>{t('account.clearSafe')}</p>
          {lost.length > 0 && (
            <Banner tone="danger" announce="none" title={t('account.clearLoses')}>
              {lost.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Banner>
          )}
        </div>
      </AlertDialog>
    </div>
  )
}

function losses({ unsaved, setAside }: Kept): string[] {
  const several = (n: number, one: string, many: string) => (n === 0 ? [] : [plural(n, one, many)])
  return [
    ...several(unsaved, t('account.unsavedOne'), t('account.unsavedMany', { n: unsaved })),
    ...several(setAside, t('account.setAsideOne'), t('account.setAsideMany', { n: setAside })),
  ]
}

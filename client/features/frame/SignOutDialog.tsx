// Signing out: says what this device keeps, and asks whether to forget it.
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { frame } from '../../../shared/text/fr/frame.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { call, Failure } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { clearDevice, readDevice, type KeptHere } from '../../live/device.ts'
import { useMe, useSession } from '../../me.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { Skeleton } from '../../ui/Layout.tsx'

const t = words({ ...frame, ...common })

export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const kept = useKept(me.id)
  const [clear, setClear] = useState(false)
  const { busy, failure, leave } = useLeaving(me.id)
  const keepsSome = kept !== null && kept.documents + kept.setAside > 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('signOut.title')}
      actions={
        <>
          <Button variant="second" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button busy={busy} onClick={() => void leave(clear)}>
            {t('signOut.act')}
          </Button>
        </>
      }
    >
      {failure && <Banner tone="danger">{sayFailure(failure)}</Banner>}
      {kept === null && <Skeleton lines={2} />}
      {kept !== null && !keepsSome && <p>{t('signOut.nothing')}</p>}
      {kept !== null && keepsSome && (
        <>
          <Kept kept={kept} />
          <FieldSet legend={t('signOut.question')}>
            <Radio
              name="clear"
              label={t('signOut.keep')}
              hint={t('signOut.keepHint')}
              checked={!clear}
              onChange={() => setClear(false)}
            />
            <Radio
              name="clear"
              label={t('signOut.clear')}
              hint={t('signOut.clearHint')}
              checked={clear}
              onChange={() => setClear(true)}
            />
          </FieldSet>
        </>
      )}
    </Dialog>
  )
}

function Kept({ kept: { documents, unsaved, setAside } }: { kept: KeptHere }) {
  const many = (n: number, one: string, several: string) => n > 0 && <p>{plural(n, one, several)}</p>
  return (
    <div className="stack">
      {many(documents, t('signOut.one'), t('signOut.many', { n: documents }))}
      {unsaved > 0 && (
        <Banner tone="warn" announce="none">
          {plural(unsaved, t('signOut.unsaved.one'), t('signOut.unsaved.many', { n: unsaved }))}
        </Banner>
      )}
      {setAside > 0 && (
        <Banner tone="warn" announce="none">
          {plural(setAside, t('signOut.setAside.one'), t('signOut.setAside.many', { n: setAside }))}
        </Banner>
      )}
    </div>
  )
}

function useKept(personId: string): KeptHere | null {
  const [kept, setKept] = useState<KeptHere | null>(null)
  useEffect(() => {
    let left = false
    void readDevice(personId).then((found) => {
      if (!left) setKept(found)
    })
    return () => {
      left = true
    }
  }, [personId])
  return kept
}

/** The server forgets the session first: if it cannot be told, nothing changes here. */
function useLeaving(personId: string) {
  const { become } = useSession()
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const leave = async (clear: boolean) => {
    setBusy(true)
    setFailure(null)
    try {
      await call('signOut', {})
      go('/') // leaves an open document before what it keeps is deleted
      if (clear) await clearDevice(personId)
      become(null)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setFailure(error)
      setBusy(false)
    }
  }
  return { busy, failure, leave }
}

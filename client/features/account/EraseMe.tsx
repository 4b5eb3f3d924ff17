// Erasing one's account: what goes, what stays, and one's passphrase before it is done for good.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { account } from '../../../shared/text/fr/account.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { Form } from '../../forms/Form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { clearDevice } from '../../live/device.ts'
import { useMe, useSession } from '../../me.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { PassphraseInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './account.module.css'

const t = words({ ...account, ...common })

export function EraseMe() {
  const { isAdmin } = useMe()
  const [asking, setAsking] = useState(false)
  return (
    <div className="stack">
      <p className={styles.lead}>{t(isAdmin ? 'account.eraseAdmin' : 'account.eraseLead')}</p>
      {!isAdmin && (
        <div>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('account.erase')}
          </Button>
        </div>
      )}
      {asking && <EraseDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

const place = ({ code }: Failure) => (code === 'wrongCredentials' ? { current: t('account.wrongCurrent') } : {})

function EraseDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const { become } = useSession()
  const [, go] = useLocation()
  const erase = useDo('eraseMe')
  const [current, setCurrent] = useState('')
  const form = useForm({
    check: () => ({ current: current === '' && t('account.needCurrent') }),
    send: async () => {
      await erase.mutateAsync({ current })
      go('/')
      await clearDevice(me.id)
      become(null)
      toasts.show({ tone: 'ok', text: t('account.erased') })
    },
    place,
  })
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button variant="danger" type="submit" form="erase-account" busy={form.pending}>
        {t('account.eraseForGood')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('account.eraseTitle')} actions={actions}>
      <Form form={form} id="erase-account">
        <p>{t('account.eraseGoes')}</p>
        <p>{t('account.eraseStays')}</p>
        <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />
        <Field {...form.field('current')} label={t('account.current')}>
          <PassphraseInput value={current} onChange={(event) => setCurrent(event.target.value)} />
        </Field>
      </Form>
    </Dialog>
  )
}

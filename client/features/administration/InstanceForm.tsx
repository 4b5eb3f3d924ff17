// The name of the instance, and whether it sends mail.
import { useState } from 'react'
import { administration } from '../../../shared/text/fr/administration.ts'
import { words } from '../../../shared/text/words.ts'
import { Form } from '../../forms/Form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { forgetInstance } from '../../use-instance.ts'
import styles from './administration.module.css'

const t = words(administration)

export function InstanceSettings() {
  const read = useRead('readInstance', {})
  if (!read.data) return <ReadState read={read} lines={2} />
  return (
    <div className={styles.narrow}>
      <InstanceForm current={read.data.name} />
      <p className="meta">{t(read.data.sendsMail ? 'admin.mail' : 'admin.noMail')}</p>
    </div>
  )
}

function InstanceForm({ current }: { current: string }) {
  const update = useDo('updateInstance')
  const [name, setName] = useState(current)
  const form = useForm({
    check: () => ({ name: name.trim() === '' && t('admin.needName') }),
    send: async () => {
      await update.mutateAsync({ name })
      forgetInstance()
      toasts.show({ tone: 'ok', text: t('admin.renamed') })
    },
  })
  return (
    <Form form={form}>
      <Field {...form.field('name')} label={t('admin.name')} hint={t('admin.nameHint')}>
        <TextInput autoComplete="off" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <div>
        <Button type="submit" busy={form.pending} busyLabel={t('admin.renaming')}>
          {t('admin.rename')}
        </Button>
      </div>
    </Form>
  )
}

// A new tag of a démarche: of which kind, under which name.
import { useState, type FormEvent } from 'react'
import { tagKinds, type TagKind } from '../../../../shared/rules/tags.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { FormError } from '../../../FormError.tsx'
import { useDo } from '../../../query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import styles from './tags.module.css'

const t = words(organising)

export function NewTag({ demarcheId, onMade }: { demarcheId: string; onMade?: (tagId: string) => void }) {
  const create = useDo('createTag')
  const [kind, setKind] = useState<TagKind>('theme')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() === '' || create.isPending) return
    const onSuccess = ({ tagId }: { tagId: string }) => {
      toasts.show({ tone: 'ok', text: t('tags.added') })
      setName('')
      setAsked(false)
      onMade?.(tagId)
    }
    create.mutate({ demarcheId, kind, name }, { onSuccess })
  }
  return (
    <form className={styles.fresh} onSubmit={submit} noValidate aria-label={t('tags.new')}>
      <h3>{t('tags.new')}</h3>
      <div className={styles.answers}>
        <Field label={t('tags.kind')}>
          <Select
            value={kind}
            onChange={(event) => setKind(tagKinds.find((one) => one === event.target.value) ?? kind)}
          >
            {tagKinds.map((one) => (
              <option key={one} value={one}>
                {t(`tags.kind.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('tags.name')} error={asked && name.trim() === '' ? t('tags.name.error') : null}>
          <TextInput value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
      </div>
      <FormError error={create.error} />
      <div>
        <Button type="submit" variant="second" size="sm" busy={create.isPending}>
          {t('tags.add')}
        </Button>
      </div>
    </form>
  )
}

// A new tag of a démarche: of which kind, under which name.
import { useRef, useState, type FormEvent } from 'react'
import { tagKinds, type TagKind } from '../../../../shared/rules/tags.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { FormError } from '../../../FormError.tsx'
import { useDo } from '../../../query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { useBeforeSending } from '../../../ui/use-before-sending.ts'
import { toasts } from '../../../ui/toast-store.ts'
import styles from './tags.module.css'

const t = words(organising)

export interface NewTagProps {
  demarcheId: string
  onMade?: (tagId: string) => void
  /** The id of a form that is not sent while a name stands here that was not added. */
  beside?: string
}

export function NewTag({ demarcheId, onMade, beside }: NewTagProps) {
  const create = useDo('createTag')
  const [kind, setKind] = useState<TagKind>('theme')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const [isFirst, setFirst] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useBeforeSending(
    () => (beside === undefined ? null : document.getElementById(beside)),
    () => {
      if (name.trim() === '') return true
      setFirst(true)
      input.current?.focus()
      return false
    },
  )
  const isMissing = asked && name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() === '' || create.isPending) return
    const onSuccess = ({ tagId }: { tagId: string }) => {
      toasts.show({ tone: 'ok', text: t('tags.added') })
      type('')
      setAsked(false)
      onMade?.(tagId)
    }
    create.mutate({ demarcheId, kind, name }, { onSuccess })
  }
  const type = (typed: string) => {
    setName(typed)
    setFirst(false)
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
        <Field label={t('tags.name')} error={isMissing ? t('tags.name.error') : isFirst ? t('tags.first') : null}>
          <TextInput ref={input} value={name} maxLength={80} onChange={(event) => type(event.target.value)} />
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

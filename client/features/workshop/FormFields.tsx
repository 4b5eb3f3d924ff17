// The questions of a form: their words, their sort of answer, their order.
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import type { FormConfig, FormField } from '../../../shared/workshop/phases.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import type { Errors, Part } from './Count.tsx'
import { makeId } from './ids.ts'
import { Lines } from './Lines.tsx'
import styles from './prepare.module.css'

const t = words(prepareWords)

const kinds: readonly FormField['kind'][] = ['rating', 'choice', 'text']
const mostFields = 12

export function formErrors({ fields }: FormConfig): Errors {
  const errors: Errors = {}
  if (fields.length === 0) errors['fields'] = t('prepare.form.fields.error')
  for (const { id, kind, label, choices } of fields) {
    if (label.trim() === '') errors[id] = t('prepare.form.error')
    const isWrong = choices.length < 2 || choices.length > 12 || choices.some((one) => one.length > 120)
    if (kind === 'choice' && isWrong) errors[`choices ${id}`] = t('prepare.form.choices.error')
  }
  return errors
}

export function FormFields({ config, errors, onChange }: Part<FormConfig>) {
  const { fields } = config
  const set = (next: FormField[]) => onChange({ ...config, fields: next })
  const change = (id: string, part: Partial<FormField>) =>
    set(fields.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const raise = (at: number) => set(moved(fields, at))
  return (
    <FieldSet legend={t('prepare.form.fields')} error={errors['fields'] ?? null}>
      <ol role="list" className={styles.questions}>
        {fields.map(({ id, kind, label, choices }, at) => (
          <li key={id}>
            <Field label={t('prepare.form.field', { n: at + 1 })} error={errors[id] ?? null}>
              <TextInput
                maxLength={200}
                value={label}
                onChange={(event) => change(id, { label: event.target.value })}
              />
            </Field>
            <Select
              aria-label={t('prepare.form.kind', { n: at + 1 })}
              value={kind}
              onChange={(event) => change(id, { kind: kinds.find((one) => one === event.target.value) ?? kind })}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t(`prepare.form.kind.${one}`)}
                </option>
              ))}
            </Select>
            <span className={styles.questionActs}>
              <IconButton
                size="sm"
                icon={ArrowUp}
                label={t('prepare.form.up', { n: at + 1 })}
                aria-disabled={at === 0 || undefined}
                onClick={() => raise(at)}
              />
              <IconButton
                size="sm"
                icon={Trash2}
                label={t('prepare.form.remove', { n: at + 1 })}
                onClick={() => set(fields.filter((one) => one.id !== id))}
              />
            </span>
            {kind === 'choice' && (
              <div className={styles.choices}>
                <Lines
                  label={t('prepare.form.choices', { n: at + 1 })}
                  value={choices}
                  error={errors[`choices ${id}`]}
                  onChange={(next) => change(id, { choices: next })}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {fields.length < mostFields && (
        <Button
          size="sm"
          variant="second"
          icon={Plus}
          onClick={() => set([...fields, { id: makeId(), kind: 'rating', label: '', choices: [] }])}
        >
          {t('prepare.form.add')}
        </Button>
      )}
    </FieldSet>
  )
}

/** One place up. */
function moved(fields: readonly FormField[], at: number): FormField[] {
  const field = fields[at]
  if (at === 0 || field === undefined) return [...fields]
  const rest = fields.filter((one) => one !== field)
  return [...rest.slice(0, at - 1), field, ...rest.slice(at - 1)]
}

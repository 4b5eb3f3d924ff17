// What is said of a démarche: its title, question and territory; the same fields to open one and to change it.
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { words } from '../../../shared/text/words.ts'
import { Field } from '../../ui/Field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'

const t = words(demarche)

export type DemarcheTexts = { title: string; question: string; territory: string }

export interface DemarcheFieldsProps {
  value: DemarcheTexts
  onChange: (value: DemarcheTexts) => void
  titleError: string | null
}

export function DemarcheFields({ value, onChange, titleError }: DemarcheFieldsProps) {
  const change = (part: Partial<DemarcheTexts>) => onChange({ ...value, ...part })
  return (
    <>
      <Field label={t('edit.name')} error={titleError} id="demarche-title">
        <TextInput value={value.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} />
      </Field>
      <Field label={t('edit.question')} hint={t('edit.question.hint')} optional>
        <TextArea
          rows={3}
          value={value.question}
          maxLength={500}
          onChange={(event) => change({ question: event.target.value })}
        />
      </Field>
      <Field label={t('edit.territory')} hint={t('edit.territory.hint')} optional>
        <TextInput
          value={value.territory}
          maxLength={200}
          onChange={(event) => change({ territory: event.target.value })}
        />
      </Field>
    </>
  )
}

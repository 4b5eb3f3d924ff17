// The two answers about a template: what it is called, what it is for.
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { words } from '../../../shared/text/words.ts'
import { Field } from '../../ui/Field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'

const t = words(templateWords)

export interface TemplateAnswers {
  name: string
  description: string
}

export interface TemplateFieldsProps {
  answers: TemplateAnswers
  /** Whether it was already sent: only then is what is missing said. */
  asked: boolean
  onChange: (answers: TemplateAnswers) => void
  /** Within another form: Enter in the name is ours, not its. */
  onEnter?: () => void
}

export function TemplateFields({ answers, asked, onChange, onEnter }: TemplateFieldsProps) {
  const { name, description } = answers
  return (
    <>
      <Field label={t('own.name')} error={asked && name.trim() === '' ? t('own.name.error') : null}>
        <TextInput
          value={name}
          maxLength={120}
          onChange={(event) => onChange({ ...answers, name: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onEnter) return
            event.preventDefault()
            onEnter()
          }}
        />
      </Field>
      <Field label={t('own.description')} hint={t('own.description.hint')} optional>
        <TextArea
          value={description}
          rows={2}
          maxLength={500}
          onChange={(event) => onChange({ ...answers, description: event.target.value })}
        />
      </Field>
    </>
  )
}

// The evaluation of a workshop, filled in by whoever comes back with their code, until the restitution is published. [A67]
import { useState, type FormEvent } from 'react'
import type { Follow } from '../../../shared/schemas/follow.ts'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { words } from '../../../shared/text/words.ts'
import { longestAnswer } from '../../../shared/workshop/ballots.ts'
import type { Refusal } from '../../../shared/workshop/commands.ts'
import { sayFailure } from '../../phone-failure.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextArea } from '../../ui/inputs.tsx'
import { useAct } from '../../use-act.ts'
import { ask } from './ask.ts'
import styles from './follow.module.css'

const t = words({ ...followWords, ...takingPartWords })

type Form = Follow['formsLeft'][number]
type Question = Form['fields'][number]

export type OpinionProps = { code: string; workshopId: string; form: Form; onDone(said: string): Promise<void> }

export function Opinion({ code, workshopId, form: { roundId, title, fields, given }, onDone }: OpinionProps) {
  const [marks, setMarks] = useState(given?.marks ?? {})
  const [texts, setTexts] = useState(given?.texts ?? {})
  const [refused, setRefused] = useState<Refusal | null>(null)
  const save = useAct(async () => {
    setRefused(null)
    const why = await ask(code, { kind: 'fill', roundId, marks, texts }, workshopId)
    if (why) return setRefused(why)
    await onDone(t('follow.opinion.saved'))
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save.run()
  }
  return (
    <section>
      <h2 className={styles.ruled} lang="fr">
        {title}
      </h2>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="meta">{t('follow.opinion.about')}</p>
        {fields.map((field) => (
          <Field key={field.id} label={<span lang="fr">{field.label}</span>} optional>
            {field.kind === 'text' ? (
              <TextArea
                rows={3}
                maxLength={longestAnswer}
                value={texts[field.id] ?? ''}
                onChange={(event) => setTexts({ ...texts, [field.id]: event.target.value })}
              />
            ) : (
              <Select
                value={marks[field.id] ?? ''}
                onChange={(event) => setMarks(withMark(marks, field.id, event.target.value))}
              >
                <option value="">{t('follow.opinion.none')}</option>
                {answersOf(field).map(({ mark, label }) => (
                  <option key={mark} value={mark} lang={field.kind === 'choice' ? 'fr' : undefined}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
        {save.failure && (
          <Banner key={save.attempt} tone="danger">
            {sayFailure(save.failure)}
          </Banner>
        )}
        {refused && <Banner tone="danger">{sayRefusal(refused)}</Banner>}
        <div>
          <Button type="submit" variant="second" busy={save.pending} busyLabel={t('follow.busy')}>
            {t('follow.opinion.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function withMark(marks: Record<string, number>, id: string, value: string): Record<string, number> {
  const { [id]: _, ...others } = marks
  return value === '' ? others : { ...others, [id]: Number(value) }
}

const answersOf = ({ kind, choices }: Question): { mark: number; label: string }[] =>
  kind === 'choice'
    ? choices.map((label, mark) => ({ mark, label }))
    : [1, 2, 3, 4, 5].map((mark) => ({ mark, label: sayMark(mark) }))

function sayMark(mark: number): string {
  if (mark === 1) return t('follow.opinion.low')
  return mark === 5 ? t('follow.opinion.high') : String(mark)
}

function sayRefusal(refused: Refusal): string {
  if (refused === 'empty') return t('follow.opinion.empty')
  return refused === 'roundOver' ? t('follow.opinion.over') : t(`workshop.refused.${refused}`)
}

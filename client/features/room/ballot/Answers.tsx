// Consent and the gradient of agreement: one answer for each proposition, and the reason of those that want one.
import { useState, type FormEvent } from 'react'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { consentAnswers, gradientAnswers, longestReason } from '../../../../shared/workshop/ballots.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/inputs.tsx'
import type { MethodProps, Subject } from './Ballot.tsx'
import styles from './ballot.module.css'
import { numberIn, reasonOf } from './given.ts'
import { HiddenReason } from './HiddenReason.tsx'
import { Options } from './Options.tsx'
import { Saved } from './Saved.tsx'
import { sayAnswer } from './say.ts'
import { SubjectWords } from './SubjectWords.tsx'
import { useReasonDraft } from './use-reason-draft.ts'

const t = words(ballot)

export type AnswersProps = MethodProps & { method: 'consent' | 'gradient' }

export function Answers(props: AnswersProps) {
  const { now, subjects, given } = props
  const n = subjects.filter(({ id }) => numberIn(given.choice, id) !== null).length
  return (
    <>
      <div className={styles.answers}>
        {subjects.map((subject) => (
          <OneAnswer key={subject.id} {...props} subject={subject} />
        ))}
      </div>
      <Saved
        now={now}
        state={given.state}
        title={t(plural(n, 'ballot.answered.one', 'ballot.answered.many'), { n, total: subjects.length })}
      />
    </>
  )
}

function OneAnswer({ now, own, config, roundId, given, give, method, subject }: AnswersProps & { subject: Subject }) {
  const { id, label } = subject
  const told = numberIn(given.choice, id)
  const reasonTold = given.reasons[id] ?? ''
  const [draft, setDraft] = useReasonDraft(now, `${roundId}/${id}`)
  const [isMissing, setMissing] = useState(false)
  const isSecret = config.secrecy === 'secret' // a reason would say whose ballot it is
  const answer = draft.answer ?? told
  const reason = draft.reason ?? reasonTold
  const wants = answer === null || isSecret ? 'none' : reasonOf(method, answer)
  const isPending = draft.answer !== null && draft.answer !== told
  const say = (position: number, why: string) => {
    const { [id]: _, ...reasons } = given.reasons
    give({ ...given.choice, [id]: position }, why === '' ? reasons : { ...reasons, [id]: why })
    setDraft({ answer: null, reason: null })
  }
  const choose = (position: number) => {
    setMissing(false)
    const wanted = isSecret ? 'none' : reasonOf(method, position)
    if (wanted === 'wanted' && position !== told) return setDraft({ ...draft, answer: position })
    say(position, wanted === 'none' ? '' : reason.trim())
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (answer === null) return
    if (reason.trim() === '' && wants === 'wanted') return setMissing(true)
    event.currentTarget.querySelector<HTMLElement>(':checked')?.focus() // the button goes: one stays with one's answer
    say(answer, reason.trim())
  }
  return (
    <form className={styles.answer} onSubmit={submit} noValidate>
      <div className={styles.proposition}>
        <SubjectWords subject={subject} isText={config.subject === 'section'} />
      </div>
      <Options
        legend={method === 'consent' ? t('ballot.you') : t('ballot.gradient.legend')}
        about={label}
        value={answer}
        options={method === 'consent' ? consents() : degrees()}
        onChoose={choose}
      />
      {/* There before it has something to say: whoever chooses such an answer hears that it is not given yet. */}
      <p className={isPending ? styles.pending : 'sr-only'} role="status">
        {isPending && t('ballot.reason.toGive')}
      </p>
      {wants !== 'none' && answer !== null && (
        <>
          <Field
            label={sayReason(method, answer)}
            optional={wants === 'welcome'}
            hint={t('ballot.reason.hint')}
            error={isMissing ? t('ballot.reason.missing') : null}
          >
            <TextArea
              rows={3}
              maxLength={longestReason}
              value={reason}
              onChange={(event) => {
                setMissing(false)
                setDraft({ ...draft, reason: event.target.value })
              }}
            />
          </Field>
          <HiddenReason own={own} subjectId={id} />
          {(isPending || reason.trim() !== reasonTold) && (
            <Button type="submit" block>
              {t(isPending ? 'ballot.reason.act' : 'ballot.reason.change')}
            </Button>
          )}
        </>
      )}
    </form>
  )
}

const consents = () =>
  consentAnswers.map((answer) => ({
    label: t(`ballot.consent.${answer}`),
    hint: answer === 'reservation' || answer === 'objection' ? t(`ballot.consent.${answer}.hint`) : null,
  }))

const degrees = () => gradientAnswers.map((_, position) => ({ label: sayAnswer('gradient', position), hint: null }))

function sayReason(method: AnswersProps['method'], answer: number): string {
  if (method === 'gradient') return t('ballot.reason')
  return t(consentAnswers[answer] === 'reservation' ? 'ballot.reason.reservation' : 'ballot.reason.objection')
}

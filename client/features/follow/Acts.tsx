// What one may still do with a contribution: correct it, withdraw it, erase its words.
import PenLine from 'lucide-react/icons/pen-line'
import { useState, type FormEvent } from 'react'
import type { FollowCommand } from '../../../shared/schemas/follow.ts'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { words } from '../../../shared/text/words.ts'
import { roomLanguage } from '../../../shared/workshop/languages.ts'
import type { Refusal } from '../../../shared/workshop/commands.ts'
import { sayFailure } from '../../phone-failure.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { LanguageField } from '../../ui/LanguageField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextArea } from '../../ui/inputs.tsx'
import { useAct } from '../../use-act.ts'
import { ask } from './ask.ts'
import styles from './follow.module.css'
import type { Contribution } from './say-step.ts'
import { Sure } from './Sure.tsx'

const t = words({ ...followWords, ...takingPartWords })

export type ActsProps = { code: string; workshopId: string; one: Contribution; onDone(said: string): Promise<void> }

const sayRefusal = (refused: Refusal): string =>
  t('follow.refused', {
    why: refused === 'roundOver' ? t('follow.refused.over') : t(`workshop.refused.${refused}`),
  })

export function Acts({ code, workshopId, one, onDone }: ActsProps) {
  const [asks, setAsks] = useState<'correct' | 'withdraw' | 'erase' | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const act = useAct(async (command: FollowCommand, said: string) => {
    setRefused(null)
    const why = await ask(code, command, workshopId)
    if (why) return setRefused(why)
    setAsks(null)
    await onDone(said)
  })
  const contributionId = one.id
  if (one.is === 'erased') return null
  const stop = () => setAsks(null)
  return (
    <div className="stack">
      {act.failure && (
        <Banner key={act.attempt} tone="danger">
          {sayFailure(act.failure)}
        </Banner>
      )}
      {refused && <Banner tone="danger">{sayRefusal(refused)}</Banner>}
      {asks === 'correct' && one.reword && (
        <Correct
          one={one}
          reword={one.reword}
          busy={act.pending}
          onStop={stop}
          onSave={(said) => void act.run({ kind: 'reword', contributionId, ...said }, t('follow.correct.saved'))}
        />
      )}
      {asks === 'withdraw' && (
        <Sure
          question={t('follow.withdraw.sure')}
          keep={t('follow.withdraw.keep')}
          act={t('follow.withdraw')}
          busy={act.pending}
          onKeep={stop}
          onAct={() => void act.run({ kind: 'withdraw', contributionId }, t('follow.withdraw.done'))}
        />
      )}
      {asks === 'erase' && (
        <Sure
          question={t('follow.erase.sure')}
          keep={t('follow.withdraw.keep')}
          act={t('follow.erase')}
          busy={act.pending}
          onKeep={stop}
          onAct={() => void act.run({ kind: 'erase', contributionId }, t('follow.erase.done'))}
        />
      )}
      {asks === null && (
        <div className={styles.acts}>
          {one.reword && (
            <Button variant="second" icon={PenLine} onClick={() => setAsks('correct')}>
              {t('follow.correct')}
            </Button>
          )}
          {one.mayWithdraw && (
            <Button variant="quiet" onClick={() => setAsks('withdraw')}>
              {t('follow.withdraw')}
            </Button>
          )}
          <Button variant="quiet" onClick={() => setAsks('erase')}>
            {t('follow.erase')}
          </Button>
        </div>
      )}
    </div>
  )
}

type CorrectProps = {
  one: Contribution
  reword: NonNullable<Contribution['reword']>
  busy: boolean
  onStop(): void
  onSave(said: Required<Pick<Contribution, 'type' | 'text' | 'language'>>): void
}

function Correct({ one, reword: { types, length }, busy, onStop, onSave }: CorrectProps) {
  const [text, setText] = useState(one.text)
  const [type, setType] = useState(one.type)
  const [language, setLanguage] = useState(one.language ?? roomLanguage)
  const [isEmpty, setEmpty] = useState(false)
  const save = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim() !== '') onSave({ type, text: text.trim(), language })
  }
  return (
    <form className="stack" onSubmit={save} noValidate>
      {types.length > 1 && (
        <Field label={t('follow.correct.type')}>
          <Select value={type} onChange={(event) => setType(types.find((own) => own === event.target.value) ?? type)}>
            {types.map((own) => (
              <option key={own} value={own}>
                {t(`workshop.type.${own}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('follow.correct.text')} error={isEmpty ? t('follow.correct.empty') : null}>
        <TextArea
          rows={4}
          maxLength={Math.max(length, one.text.length)}
          // Opened by the button of this very text.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          lang={language}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <LanguageField label={t('follow.correct.language')} was={one.language} value={language} onChange={setLanguage} />
      <div className="row">
        <Button type="submit" busy={busy} busyLabel={t('follow.busy')}>
          {t('follow.correct.save')}
        </Button>
        <Button variant="second" onClick={onStop}>
          {t('follow.cancel')}
        </Button>
      </div>
    </form>
  )
}

// Putting a question to one of the panel or to all of it: the field above what is read, the button under it. What is typed is
// kept on the phone with each letter.
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { panelWords } from '../../../shared/text/fr/workshop-panel.ts'
import { words } from '../../../shared/text/words.ts'
import type { PanelView } from '../../../shared/workshop/view.ts'
import { longestQuestion, mostQuestions } from '../../../shared/workshop/writing.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextArea } from '../../ui/inputs.tsx'
import { Foot } from './Foot.tsx'
import type { Mine } from './own-part.ts'
import styles from './panel.module.css'
import { TagChoice } from './RareNotices.tsx'
import { languageSent, useTagging } from './tagging.ts'
import type { RoomNow } from './use-room.ts'

const t = words(panelWords)

export type AskQuestionProps = {
  now: RoomNow
  panel: PanelView
  mine: readonly Mine[]
  isLocked: boolean
  /** The language of what one asks may tell who asks. */
  mayTell: boolean
  children: ReactNode
}

export function AskQuestion({ now, panel, mine, isLocked, mayTell, children }: AskQuestionProps) {
  const { guestId, notes, act, makeId } = now
  const note = `maillage.room/${guestId}/question/${panel.roundId}`
  const [text, setText] = useState(() => notes.read(note) ?? '')
  const [to, setTo] = useState('')
  const [isOpen, setOpen] = useState(text !== '')
  // The focus follows what one pressed, and stays with the page where a question that was kept opens by itself.
  const [wasPressed, setPressed] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const tagging = useTagging(now)
  const area = useRef<HTMLTextAreaElement>(null)
  const turn = (open: boolean) => {
    setOpen(open)
    setPressed(true)
  }
  const change = (next: string) => {
    setText(next)
    setError(null)
    if (next === '') notes.remove(note)
    else notes.write(note, next)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const question = text.trim()
    if (question === '') {
      setError(t('panel.ask.empty'))
      return area.current?.focus()
    }
    const toSpeaker = to === '' ? null : to
    act({
      kind: 'send',
      roundId: panel.roundId,
      contributionId: makeId(),
      type: 'question',
      text: question,
      toSpeaker,
      ...languageSent(mayTell, tagging),
    })
    change('')
    turn(false)
    setSaid((before) => (before === t('panel.ask.sent') ? `${before}\u00a0` : t('panel.ask.sent')))
  }
  const isFull = mine.length >= mostQuestions
  const mayAsk = !isLocked && !isFull
  return (
    <>
      <span className="sr-only" role="status">
        {said}
      </span>
      {isLocked && <p className="muted">{t('panel.ask.locked')}</p>}
      {isFull && !isLocked && <p className="muted">{t('panel.ask.full', { n: mostQuestions })}</p>}
      {mayAsk && isOpen && (
        <form id="ask-panel" className={styles.ask} onSubmit={send} noValidate>
          <Field label={t('panel.ask.whom')}>
            <Select value={to} onChange={(event) => setTo(event.target.value)}>
              <option value="">{t('panel.ask.all')}</option>
              {panel.speakers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={t('panel.ask.text')}
            error={error}
            hint={<span className="num">{t('panel.ask.count', { n: text.length, most: longestQuestion })}</span>}
          >
            <TextArea
              ref={area}
              rows={3}
              maxLength={longestQuestion}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by the button that opened it
              autoFocus={wasPressed}
              value={text}
              onChange={(event) => change(event.target.value)}
            />
          </Field>
          {mayTell && <TagChoice tagging={tagging} />}
        </form>
      )}
      {children}
      {mayAsk && (
        <Foot>
          {isOpen ? (
            <>
              <Button key="send" type="submit" form="ask-panel" size="lg" block>
                {t('panel.ask.send')}
              </Button>
              <Button key="cancel" variant="second" size="lg" block onClick={() => turn(false)}>
                {t('panel.ask.cancel')}
              </Button>
            </>
          ) : (
            <Button
              key="open"
              size="lg"
              block
              icon={MessageCircleQuestion}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was pressed to come back here is gone
              autoFocus={wasPressed}
              onClick={() => turn(true)}
            >
              {t('panel.ask')}
            </Button>
          )}
        </Foot>
      )}
    </>
  )
}

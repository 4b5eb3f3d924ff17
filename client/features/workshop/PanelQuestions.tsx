// The questions of the room to a panel, the most supported first: to whom, put before the room, marked once they were put.
import Check from 'lucide-react/icons/check'
import EyeOff from 'lucide-react/icons/eye-off'
import Presentation from 'lucide-react/icons/presentation'
import { useLayoutEffect, useRef, useState } from 'react'
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView, ContributionView, PanelView } from '../../../shared/workshop/view.ts'
import { questionsOf, sayToWhom } from '../../live/panel-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './panel.module.css'

const t = words({ ...panelSteeringWords, ...workshopWords })

export interface PanelQuestionsProps {
  view: CommonView
  panel: PanelView
  onSteer: (command: SteeringCommand) => void
  onHide: (contributionId: string) => void
}

export function PanelQuestions({ view, panel, onSteer, onHide }: PanelQuestionsProps) {
  const [to, setTo] = useState('')
  // A question that changes places takes the focus with it: the browser drops it with the line that is moved. [A68]
  const focused = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    if (document.activeElement === document.body && focused.current?.isConnected) focused.current.focus()
    else if (document.activeElement !== focused.current) focused.current = null
  })
  const all = questionsOf(view.contributions, panel.roundId).filter(({ hidden, parked }) => hidden === null && !parked)
  // what is to all of the panel is to each of it
  const shown = all.filter(({ question }) => to === '' || question?.to === to || question?.to === null)
  return (
    <section className={styles.questions} aria-labelledby="panel-questions">
      <div className={styles.questionsHead}>
        <h2 id="panel-questions">
          {t('panel.steer.questions')} <span className="num muted">{all.length}</span>
        </h2>
        {all.length > 0 && (
          <Field label={t('panel.steer.questions.of')}>
            <Select value={to} aria-required={undefined} onChange={(event) => setTo(event.target.value)}>
              <option value="">{t('panel.steer.questions.everyone')}</option>
              {panel.speakers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="meta">{t('panel.steer.questions.none')}</p>
      ) : (
        <ul role="list" onFocus={({ target }) => void (focused.current = target)}>
          {shown.map((one) => (
            <li key={one.id} data-card={one.id} data-asked={one.question?.asked || undefined} tabIndex={-1}>
              <Question one={one} view={view} panel={panel} onSteer={onSteer} onHide={onHide} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Question({ one, view, panel, onSteer, onHide }: PanelQuestionsProps & { one: ContributionView }) {
  const { id, text, language, author, supporters: n, question } = one
  const { shown } = view.head
  const isShown = shown.kind === 'contribution' && shown.contributionId === id
  const isAsked = question?.asked ?? false
  const short = text.slice(0, 80)
  const about = [
    author ? [author.name, author.organisation].filter(Boolean).join(', ') : t('workshop.nobody'),
    n > 0 && plural(n, t('panel.steer.supporters.one', { n }), t('panel.steer.supporters.many', { n })),
  ]
  return (
    <>
      <p className={styles.to}>{sayToWhom(one, panel)}</p>
      <p className={styles.words}>
        <Wording text={text} language={language} />
      </p>
      <p className="meta">{about.filter(Boolean).join(' · ')}</p>
      <div className={styles.acts}>
        <Button
          size="sm"
          variant={isAsked ? 'default' : 'second'}
          icon={Check}
          aria-pressed={isAsked}
          aria-label={t('panel.steer.asked.label', { text: short })}
          onClick={() => onSteer({ kind: 'markAsked', contributionId: id, asked: !isAsked })}
        >
          {t('panel.steer.asked')}
        </Button>
        <Button
          size="sm"
          variant={isShown ? 'default' : 'second'}
          icon={Presentation}
          aria-pressed={isShown}
          aria-label={t('panel.steer.show.label', { text: short })}
          onClick={() =>
            onSteer({ kind: 'show', what: isShown ? { kind: 'phase' } : { kind: 'contribution', contributionId: id } })
          }
        >
          {t('panel.steer.show')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={EyeOff}
          aria-label={t('panel.steer.hide.label', { text: short })}
          onClick={() => onHide(id)}
        >
          {t('panel.steer.hide')}
        </Button>
      </div>
    </>
  )
}

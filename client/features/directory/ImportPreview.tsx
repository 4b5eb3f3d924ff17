// What an import would do, line by line, before it does it; what somebody says of those that resemble what is known.
import { useState } from 'react'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import styles from './directory.module.css'
import { firstChoices, leftAside, type Choices } from './import-choices.ts'
import { ImportLines } from './ImportLines.tsx'

const t = words(directory)

export interface PreviewProps {
  outcomes: readonly ImportedOutcome[]
  /** An import stopped on its way: what is shown is not all, and was done. */
  isStopped: boolean
  onApply: (choices: Choices) => void
}

export function Preview({ outcomes, isStopped, onApply }: PreviewProps) {
  const [choices, setChoices] = useState(() => firstChoices(outcomes))
  const title = t(isStopped ? 'directory.import.soFar' : 'directory.import.preview')
  return (
    <Section title={title} small>
      <div className={styles.stack}>
        <p className="muted">{!isStopped && t('directory.import.preview.lead')}</p>
        <ImportLines
          outcomes={outcomes}
          told={isStopped ? 'report' : 'preview'}
          caption={title}
          likeOf={(line) =>
            line.like && (
              <LikeChoice
                line={line}
                like={line.like}
                value={choices.get(line.n) ?? ''}
                onChange={(choice) => setChoices(new Map(choices).set(line.n, choice))}
              />
            )
          }
        />
        <Apply outcomes={outcomes} choices={choices} onApply={onApply} />
      </div>
    </Section>
  )
}

interface LikeChoiceProps {
  line: ImportedOutcome
  like: NonNullable<ImportedOutcome['like']>
  value: string
  onChange: (choice: string) => void
}

function LikeChoice({ line: { n, name }, like, value, onChange }: LikeChoiceProps) {
  return (
    <div className={styles.mapping}>
      <p>{t('directory.import.like', { name: like.name })}</p>
      <Select
        aria-label={t('directory.import.like.choice', { n, name })}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value={leftAside}>{t('directory.import.like.aside')}</option>
        <option value={like.id}>{t('directory.import.like.same', { name: like.name })}</option>
        <option value="new">{t('directory.import.like.new')}</option>
      </Select>
    </div>
  )
}

/** The consent of those whose details come with the file is asked for once more: they may have changed their mind since it was made. */
function Apply({ outcomes, choices, onApply }: Pick<PreviewProps, 'outcomes' | 'onApply'> & { choices: Choices }) {
  const [agrees, setAgrees] = useState(false)
  const [asked, setAsked] = useState(false)
  const isAside = ({ n: line, outcome }: ImportedOutcome) =>
    outcome === 'like' && (choices.get(line) ?? '') === leftAside
  const work = outcomes.filter((line) => line.outcome !== 'refuse' && line.outcome !== 'same' && !isAside(line))
  const n = work.length
  const contacts = work
    .filter(({ outcome, changed }) => outcome === 'create' || outcome === 'like' || changed.includes('contactName'))
    .reduce((sum, line) => sum + line.contacts, 0)
  if (n === 0) return <p role="status">{t('directory.import.nothing')}</p>
  const apply = () => {
    setAsked(true)
    if (contacts === 0 || agrees) onApply(choices)
  }
  return (
    <div className={styles.stack}>
      {contacts > 0 && (
        <Checkbox
          label={t('directory.import.consent')}
          hint={plural(
            contacts,
            t('directory.import.consent.hint.one'),
            t('directory.import.consent.hint.many', { n: contacts }),
          )}
          error={asked && !agrees ? t('directory.import.consent.error') : null}
          checked={agrees}
          onChange={(event) => setAgrees(event.target.checked)}
        />
      )}
      <div>
        <Button onClick={apply}>
          {plural(n, t('directory.import.apply.one'), t('directory.import.apply.many', { n }))}
        </Button>
      </div>
    </div>
  )
}

// Who is on a panel: their words and their order, by buttons; and whether the room may question them.
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { words } from '../../../shared/text/words.ts'
import type { PanelConfig, PanelSpeaker } from '../../../shared/workshop/phases.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Checkbox, TextInput } from '../../ui/inputs.tsx'
import { Count, type Errors, type Part } from './Count.tsx'
import { makeId } from './ids.ts'
import styles from './panel.module.css'

const t = words(panelSteeringWords)

const mostSpeakers = 12
/** Letters of each, as the contract has them. */
const longest = { name: 80, role: 120, organisation: 160, subject: 200 } as const
const parts = ['name', 'role', 'organisation', 'subject'] as const

export function panelErrors({ speakers }: PanelConfig): Errors {
  const errors: Errors = {}
  if (speakers.length < 1 || speakers.length > mostSpeakers) errors['speakers'] = t('panel.prepare.speakers.error')
  for (const { id, name } of speakers) if (name.trim() === '') errors[id] = t('panel.prepare.name.error')
  return errors
}

export function PanelFields({ config, errors, onChange }: Part<PanelConfig>) {
  const { speakers } = config
  const [said, setSaid] = useState('')
  const change = (part: Partial<PanelConfig>) => onChange({ ...config, ...part })
  const set = (id: string, part: Partial<PanelSpeaker>) =>
    change({ speakers: speakers.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  const move = (at: number, by: 1 | -1) => {
    const one = speakers[at]
    const other = speakers[at + by]
    if (!one || !other) return
    change({ speakers: speakers.map((each, place) => (place === at ? other : place === at + by ? one : each)) })
    setSaid(t('panel.prepare.moved', { name: nameOf(one, at), n: at + by + 1, total: speakers.length }))
  }
  return (
    <>
      <FieldSet legend={t('panel.prepare.speakers')} error={errors['speakers'] ?? null}>
        <ol role="list" className={styles.people}>
          {speakers.map((one, at) => (
            <li key={one.id}>
              <span className={styles.peopleHead}>
                {t('panel.prepare.speaker', { n: at + 1 })}
                <span>
                  <IconButton
                    size="sm"
                    icon={ArrowUp}
                    label={t('panel.prepare.up', { name: nameOf(one, at) })}
                    aria-disabled={at === 0 || undefined}
                    onClick={() => move(at, -1)}
                  />
                  <IconButton
                    size="sm"
                    icon={ArrowDown}
                    label={t('panel.prepare.down', { name: nameOf(one, at) })}
                    aria-disabled={at === speakers.length - 1 || undefined}
                    onClick={() => move(at, 1)}
                  />
                  <IconButton
                    size="sm"
                    icon={Trash2}
                    label={t('panel.prepare.remove', { name: nameOf(one, at) })}
                    onClick={() => {
                      change({ speakers: speakers.filter(({ id }) => id !== one.id) })
                      setSaid(t('panel.prepare.removed', { name: nameOf(one, at) }))
                    }}
                  />
                </span>
              </span>
              {parts.map((part) => (
                <Field
                  key={part}
                  label={t(`panel.prepare.${part}`)}
                  optional={part !== 'name'}
                  error={part === 'name' ? (errors[one.id] ?? null) : null}
                >
                  <TextInput
                    maxLength={longest[part]}
                    value={one[part]}
                    onChange={(event) => set(one.id, { [part]: event.target.value })}
                  />
                </Field>
              ))}
            </li>
          ))}
        </ol>
        <span className="sr-only" role="status">
          {said}
        </span>
        {speakers.length < mostSpeakers && (
          <Button
            size="sm"
            variant="second"
            icon={Plus}
            onClick={() =>
              change({ speakers: [...speakers, { id: makeId(), name: '', role: '', organisation: '', subject: '' }] })
            }
          >
            {t('panel.prepare.add')}
          </Button>
        )}
      </FieldSet>
      <Count
        label={t('panel.prepare.minutesEach')}
        value={Math.ceil(config.secondsEach / 60)}
        error={errors['secondsEach']}
        onChange={(minutes) => change({ secondsEach: minutes * 60 })}
      />
      <Checkbox
        label={t('panel.prepare.questions')}
        checked={config.questions}
        onChange={(event) => change({ questions: event.target.checked })}
      />
      {config.questions && (
        <Checkbox
          label={t('panel.prepare.moderated')}
          checked={config.moderated}
          onChange={(event) => change({ moderated: event.target.checked })}
        />
      )}
    </>
  )
}

const nameOf = ({ name }: PanelSpeaker, at: number): string => name.trim() || t('panel.prepare.speaker', { n: at + 1 })

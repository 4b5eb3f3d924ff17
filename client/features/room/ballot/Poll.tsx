// A poll: one answer, or as many as the ballot allows.
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import type { MethodProps } from './Ballot.tsx'
import roomStyles from '../room.module.css'
import { Wording } from '../../../ui/Wording.tsx'
import styles from './ballot.module.css'
import { numberIn, spent, withNumber } from './given.ts'
import { roomLanguage } from '../../../../shared/workshop/languages.ts'
import { Options } from './Options.tsx'
import { Saved } from './Saved.tsx'

const t = words(ballot)

export function Poll({ now, config: { budget }, subjects, given, give }: MethodProps) {
  const left = Math.max(0, budget - spent(given.choice))
  const sayLeft =
    left === 0
      ? t('ballot.choice.left.none')
      : t(plural(left, 'ballot.choice.left.one', 'ballot.choice.left.many'), { n: left })
  const chosen = subjects.findIndex(({ id }) => numberIn(given.choice, id) !== null)
  return (
    <>
      {budget === 1 ? (
        <Options
          legend={t('ballot.choice.one')}
          value={chosen === -1 ? null : chosen}
          options={subjects.map(({ label, language, detail }) => ({
            label,
            language: language ?? roomLanguage,
            hint: detail || null,
          }))}
          onChoose={(position) => give({ [subjects[position]?.id ?? '']: 1 })}
        />
      ) : (
        <fieldset className={styles.options}>
          <legend>{t('ballot.choice.many', { most: budget })}</legend>
          {subjects.map(({ id, label, language, detail }) => {
            const isChosen = numberIn(given.choice, id) !== null
            return (
              <label key={id} className={roomStyles.choice}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && left === 0}
                  onChange={() => give(withNumber(given.choice, id, isChosen ? 0 : 1))}
                />
                <span>
                  <Wording text={label} language={language} />
                  {detail && <small lang="fr">{detail}</small>}
                </span>
              </label>
            )
          })}
        </fieldset>
      )}
      <span className="sr-only" role="status">
        {budget > 1 && given.state !== 'none' && sayLeft}
      </span>
      <Saved
        now={now}
        state={given.state}
        title={budget > 1 ? sayLeft : t(chosen === -1 ? 'ballot.choice.one' : 'ballot.choice.done')}
      />
    </>
  )
}

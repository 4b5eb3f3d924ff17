// Choosing a passphrase: the three ways to a good one, and how far one is on each, in words.
import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import { passphraseProblem } from '../../shared/rules/passphrase.ts'
import { errors } from '../../shared/text/fr/errors.ts'
import { forms } from '../../shared/text/fr/forms.ts'
import { words } from '../../shared/text/words.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PassphraseInput } from '../ui/inputs.tsx'
import styles from './forms.module.css'
import { waysOf } from './passphrase-ways.ts'

const t = words({ ...forms, ...errors })

export interface PassphraseFieldProps {
  label: string
  id: string
  error?: string | undefined
  value: string
  onChange: (value: string) => void
  /** Names and addresses it must not be made of. */
  identity: readonly string[]
}

export function PassphraseField({ label, id, error, value, onChange, identity }: PassphraseFieldProps) {
  const problem = value === '' ? null : passphraseProblem(value, identity)
  // refused, whatever its length: what is said above is not contradicted below
  const isGood = value !== '' && problem === null && !error
  return (
    <div>
      <Field id={id} label={label} error={error} hint={t('forms.passphraseHint')}>
        <PassphraseInput
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={`${id}-hint ${id}-ways${error ? ` ${id}-error` : ''}`}
        />
      </Field>
      <WayList id={`${id}-ways`} value={value} />
      {/* Said once when it changes, not at each key. */}
      <output className="sr-only">
        {isGood ? t('forms.strong') : value.length >= 8 && problem ? t('forms.notYet') : ''}
      </output>
    </div>
  )
}

function WayList({ id, value }: { id: string; value: string }) {
  const { words: n, characters, kinds } = waysOf(value)
  const ways = [
    { name: t('forms.wayPhrase'), reached: n >= 7, count: t('forms.phraseCount', { n }) },
    {
      name: t('forms.wayThree'),
      reached: characters >= 14 && kinds >= 3,
      count: t('forms.threeCount', { n: characters, kinds: Math.min(kinds, 3) }),
    },
    {
      name: t('forms.wayFour'),
      reached: characters >= 12 && kinds === 4,
      count: t('forms.fourCount', { n: characters, kinds }),
    },
  ]
  return (
    <div id={id}>
      <ul role="list" className={styles.ways}>
        {ways.map(({ name, reached, count }) => (
          <li key={name} data-reached={reached || undefined}>
            <Icon of={reached ? Check : Minus} />
            <span>{name}</span>
            {value !== '' && <span className={styles.count}>{reached ? t('forms.wayReached') : count}</span>}
          </li>
        ))}
      </ul>
      <p className="meta">{t('forms.kinds')}</p>
    </div>
  )
}

/** What is to correct before sending, in a sentence; null when it is good. */
export function passphraseFinding(value: string, identity: readonly string[]): string | null {
  if (value === '') return t('forms.needPassphrase')
  const problem = passphraseProblem(value, identity)
  return problem && t(`passphrase.${problem}`)
}

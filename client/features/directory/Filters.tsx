// The questions by which a directory is looked through. Only what there is to choose from is offered.
import type { Choices } from '../../../shared/schemas/directory.ts'
import { families } from '../../../shared/rules/organisation-families.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import styles from './directory.module.css'
import { tagOf, textOf, type Filter } from './filter.ts'

const t = words({ ...directory, ...roleWords })

export interface FiltersProps {
  demarcheId: string
  filter: Filter
  typed: string
  onType: (typed: string) => void
  onChange: (part: Partial<Filter>) => void
}

const none: Choices = { families: [], agreements: [], networks: [], communes: [], placeless: 0, tags: [] }

export function Filters({ demarcheId, filter, typed, onType, onChange }: FiltersProps) {
  const choices = useRead('readDirectoryChoices', { demarcheId }).data ?? none
  const familyChoices = choices.families.map(({ value, n }) => {
    const family = families.find((one) => one === value) ?? 'other'
    return { value: family, name: t(`family.${family}`), n }
  })
  const tags = choices.tags
    .filter(({ n }) => n > 0)
    .map(({ kind, name, n }) => ({
      value: textOf({ kind, name }),
      name: `${t(`directory.tagKind.${kind}`)}\u202f: ${name}`,
      n,
    }))
  return (
    <form role="search" className={styles.filters} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.search}>
        <Field label={t('directory.search')} hint={t('directory.search.hint')}>
          <TextInput
            type="search"
            value={typed}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            aria-required={undefined}
            onChange={(event) => onType(event.target.value)}
          />
        </Field>
      </div>
      <Choice
        label={t('directory.family')}
        all={t('directory.any')}
        options={familyChoices}
        value={filter.family}
        onChange={(value) => onChange({ family: families.find((one) => one === value) ?? '' })}
      />
      <Choice
        label={t('directory.agreement')}
        all={t('directory.anyOne')}
        options={plainly(choices.agreements)}
        value={filter.agreement}
        onChange={(agreement) => onChange({ agreement })}
      />
      <Choice
        label={t('directory.network')}
        all={t('directory.anyOne')}
        options={plainly(choices.networks)}
        value={filter.network}
        onChange={(network) => onChange({ network })}
      />
      <Choice
        label={t('directory.commune')}
        all={t('directory.any')}
        options={plainly(choices.communes)}
        value={filter.commune}
        onChange={(commune) => onChange({ commune })}
      />
      <Choice
        label={t('directory.tag')}
        all={t('directory.any')}
        options={tags}
        value={textOf(filter.tag)}
        onChange={(value) => onChange({ tag: tagOf(value) })}
      />
      <Field label={t('directory.presence')}>
        <Select
          aria-required={undefined}
          value={filter.presence}
          onChange={({ target }) =>
            onChange({ presence: target.value === 'yes' || target.value === 'no' ? target.value : '' })
          }
        >
          <option value="">{t('directory.presence.all')}</option>
          <option value="yes">{t('directory.presence.yes')}</option>
          <option value="no">{t('directory.presence.no')}</option>
        </Select>
      </Field>
    </form>
  )
}

type Option = { value: string; name: string; n: number }

const plainly = (choices: Choices['networks']): Option[] => choices.map(({ value, n }) => ({ value, name: value, n }))

interface ChoiceProps {
  label: string
  all: string
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
}

/** Absent when there is nothing to choose; what the address asks for stays in sight even where nobody bears it. */
function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  if (options.length === 0 && value === '') return null
  const isKnown = options.some((option) => option.value === value)
  return (
    <Field label={label}>
      <Select aria-required={undefined} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{all}</option>
        {value !== '' && !isKnown && <option value={value}>{value.slice(value.indexOf(':') + 1)}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {t('directory.counted', { name: option.name, n: option.n })}
          </option>
        ))}
      </Select>
    </Field>
  )
}

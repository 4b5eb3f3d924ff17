// The list of templates with its search: a radio for each, or on a phone a button that chooses at once.
import ChevronRight from 'lucide-react/icons/chevron-right'
import Search from 'lucide-react/icons/search'
import { useId, useState, type ReactNode } from 'react'
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { found, type Choice, type ChoiceGroup } from './template-choices.ts'
import styles from './templates.module.css'

const t = words(templateWords)

export interface TemplateListProps {
  groups: readonly ChoiceGroup[]
  chosen: string
  /** Choosing leads elsewhere: arrows must not do it. */
  leads: boolean
  onChoose: (id: string) => void
}

export function TemplateList({ groups, chosen, leads, onChoose }: TemplateListProps) {
  const [typed, setTyped] = useState('')
  const shown = found(groups, typed)
  const n = shown.reduce((sum, { choices }) => sum + choices.length, 0)
  const item = (choice: Choice) =>
    leads ? (
      <button type="button" className={styles.lead} onClick={() => onChoose(choice.id)}>
        <span>
          <span className={styles.name}>{choice.name}</span>
          <span className="meta">{choice.hint}</span>
        </span>
        <Icon of={ChevronRight} />
      </button>
    ) : (
      <label className={styles.choice}>
        <input
          type="radio"
          name="template"
          value={choice.id}
          checked={choice.id === chosen}
          onChange={() => onChoose(choice.id)}
        />
        <span>{choice.name}</span>
      </label>
    )
  return (
    <div className={styles.list}>
      <div className={styles.search}>
        <Field label={t('templates.search')} hint={t('templates.search.hint')}>
          <TextInput
            type="search"
            value={typed}
            maxLength={80}
            aria-required={undefined}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault() // seeking is not making
            }}
          />
        </Field>
        <Icon of={Search} />
      </div>
      <p className="sr-only" role="status">
        {typed.trim() !== '' && plural(n, t('templates.found.one', { n }), t('templates.found.many', { n }))}
      </p>
      <div className={styles.groups} role={leads ? undefined : 'radiogroup'} aria-label={t('templates.choose')}>
        {shown.map((group) => (
          <Group key={group.name ?? ''} group={group} item={item} />
        ))}
        {n === 0 && (
          <div className={styles.none}>
            <p>
              <strong>{t('templates.none', { search: typed.trim() })}</strong>
            </p>
            <p className="meta">{t('templates.none.text')}</p>
            <Button variant="second" size="sm" onClick={() => setTyped('')}>
              {t('templates.none.clear')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

function Group({ group: { name, choices }, item }: { group: ChoiceGroup; item: (choice: Choice) => ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={name === null ? undefined : id}>
      {name !== null && (
        <p id={id} className={styles.group}>
          {name}
        </p>
      )}
      <ul role="list">
        {choices.map((choice) => (
          <li key={choice.id}>{item(choice)}</li>
        ))}
      </ul>
    </div>
  )
}

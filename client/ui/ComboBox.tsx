// A field that proposes as one types: an organisation, a person, a territory. Our own, after the ARIA pattern: the one of react-aria
// hides the rest of the page from screen readers while the list is open, and would not do for the routes that load no library.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events --
   The ARIA pattern: no native element is a list driven from an input, and the keys are the input's. */
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { plural, words } from '../../shared/text/words.ts'
import { proposals, reach, type ComboOption } from './combo.ts'
import styles from './ComboBox.module.css'
import { Field } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { TextInput } from './inputs.tsx'
import { useBeforeSending } from './use-before-sending.ts'

const t = words(ui)

export interface MarkedOption extends ComboOption {
  /** The mark of an organisation or a person, decorative. */
  mark?: ReactNode
}

export interface ComboBoxProps {
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  id?: string
  options: readonly MarkedOption[]
  /** The id of the choice, or null. */
  value: string | null
  onChange: (id: string | null) => void
  /** Follows what is typed, to fetch `options`, which are then shown as they come. */
  onSearch?: (typed: string) => void
  /** Said when nothing matches. */
  none?: ReactNode
  /** Offered when nothing matches what is typed: a click on it, or Enter. */
  missing?: { words: (typed: string) => string; take: (typed: string) => void }
  disabled?: boolean
}

export function ComboBox({ label, hint, error, optional, id, none, disabled, ...choice }: ComboBoxProps) {
  const listId = useId()
  const { typed, unchosen, open, shown, active, setActive, choose, type, show, leave, press, take, isHalfSaid } =
    useCombo(choice)
  const box = useRef<HTMLDivElement>(null)
  // Where a choice is asked for, the form says itself that there is none.
  useBeforeSending(
    () => box.current?.closest('form'),
    () => {
      if (!optional || !isHalfSaid) return true
      leave()
      box.current?.querySelector('input')?.focus()
      return false
    },
  )
  const expanded = open && shown.length > 0
  const optionId = (n: number) => `${listId}-${n}`
  const reached = expanded && active >= 0 ? optionId(active) : undefined
  useEffect(() => {
    if (reached) document.getElementById(reached)?.scrollIntoView({ block: 'nearest' })
  }, [reached])
  return (
    <Field label={label} hint={hint} error={error ?? unchosenError(unchosen)} optional={optional} id={id}>
      <div ref={box} className={styles.box}>
        <TextInput
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={listId}
          aria-activedescendant={reached}
          value={typed}
          disabled={disabled}
          onChange={(event) => type(event.target.value)}
          onClick={show}
          onKeyDown={press}
          onBlur={leave}
        />
        <button
          type="button"
          className={styles.open}
          tabIndex={-1}
          aria-label={t('ui.combo.open')}
          disabled={disabled}
          onMouseDown={keepFocus}
          onClick={show}
        >
          <Icon of={ChevronDown} />
        </button>
        <div className={styles.pop} hidden={!open}>
          <ul role="listbox" id={listId} aria-label={label} className={styles.list} hidden={!expanded}>
            {shown.map((option, n) => (
              // The keyboard is the input's: the options never hold the focus.
              <li
                key={option.id}
                id={optionId(n)}
                role="option"
                aria-selected={n === active}
                className={styles.item}
                onMouseDown={keepFocus}
                onMouseEnter={() => setActive(n)}
                onClick={() => choose(option)}
              >
                {option.mark}
                <span className={styles.words}>
                  <bdi>{option.name}</bdi>
                  {option.note && <span className={styles.note}>{option.note}</span>}
                </span>
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className={styles.none}>{none ?? t('ui.combo.none')}</p>}
          {shown.length === 0 && choice.missing && typed.trim() !== '' && (
            <button type="button" className={styles.missing} tabIndex={-1} onMouseDown={keepFocus} onClick={take}>
              {choice.missing.words(typed.trim())}
            </button>
          )}
        </div>
        <output className="sr-only">
          {open &&
            (shown.length === 0
              ? t('ui.combo.none')
              : plural(shown.length, t('ui.combo.one'), t('ui.combo.many', { n: shown.length })))}
        </output>
      </div>
    </Field>
  )
}

const unchosenError = (typed: string | null) => typed && t('ui.combo.unchosen', { typed })

function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault()
}

type Choice = Pick<ComboBoxProps, 'options' | 'value' | 'onChange' | 'onSearch' | 'missing'>

/** What is typed, what is proposed and what is chosen. Leaving with words that chose nothing brings back the last choice, or says so. */
function useCombo({ options, value, onChange, onSearch, missing }: Choice) {
  const [typed, setTyped] = useState<string | null>(null)
  // The chosen one keeps its name when a search no longer brings it.
  const [last, setLast] = useState<MarkedOption | null>(null)
  // What was typed in vain: whoever believes to have answered must not go on without knowing.
  const [unchosen, setUnchosen] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const chosen = [...options, ...(last ? [last] : [])].find(({ id }) => id === value)?.name ?? ''
  const shown = onSearch || typed === null ? options : proposals(options, typed)
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (option: MarkedOption) => {
    onChange(option.id)
    setLast(option)
    setTyped(null)
    setUnchosen(null)
    close()
  }
  const leave = () => {
    if (typed === '' && value !== null) onChange(null)
    if (typed?.trim() && value === null) setUnchosen(typed.trim())
    setTyped(null)
    close()
  }
  const take = () => {
    if (shown.length === 0 && typed?.trim()) missing?.take(typed.trim())
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setActive(reach(active, shown.length, event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const option = shown[active]
      if (option) choose(option)
      else take()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  const type = (words: string) => {
    setTyped(words)
    setUnchosen(null)
    setOpen(true)
    setActive(-1)
    onSearch?.(words)
  }
  return {
    typed: typed ?? chosen,
    unchosen,
    open,
    shown,
    active,
    setActive,
    choose,
    type,
    show: () => setOpen(true),
    leave,
    press,
    take,
    isHalfSaid: value === null && Boolean(typed?.trim() || unchosen),
  }
}

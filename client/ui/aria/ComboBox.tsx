// A field that proposes as one types: an organisation, a person, a territory.
import ChevronDown from 'lucide-react/icons/chevron-down'
import CircleAlert from 'lucide-react/icons/circle-alert'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { ui } from '../../../shared/text/fr/ui.ts'
import { words } from '../../../shared/text/words.ts'
import { classes } from '../classes.ts'
import field from '../Field.module.css'
import { Icon } from '../Icon.tsx'
import styles from './float.module.css'
import own from './ComboBox.module.css'

const t = words(ui)

export interface ComboOption {
  id: string
  name: string
  note?: string
  /** The mark of an organisation or a person. */
  mark?: ReactNode
}

export interface ComboBoxProps {
  label: string
  hint?: string
  error?: string | null
  options: readonly ComboOption[]
  /** The id of the choice, or null. */
  value: string | null
  onChange: (id: string | null) => void
  /** Follows what is typed, to fetch other options; they are then shown as they come. */
  onSearch?: (text: string) => void
  /** Said when nothing matches. */
  none?: ReactNode
  disabled?: boolean
}

export function ComboBox({
  label,
  hint,
  error,
  options,
  value,
  onChange,
  onSearch,
  none,
  disabled = false,
}: ComboBoxProps) {
  return (
    <AriaComboBox
      className={field.field}
      defaultItems={onSearch ? undefined : options}
      items={onSearch ? options : undefined}
      onInputChange={onSearch}
      value={value}
      onChange={(id) => onChange(id === null ? null : String(id))}
      isInvalid={Boolean(error)}
      isDisabled={disabled}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className={field.label}>{label}</Label>
      <div className={own.box}>
        <Input className={classes(field.input, own.input)} />
        <Button className={own.open}>
          <Icon of={ChevronDown} />
        </Button>
      </div>
      {error && (
        <Text slot="errorMessage" className={field.error}>
          <Icon of={CircleAlert} />
          <span>{error}</span>
        </Text>
      )}
      {hint && (
        <Text slot="description" className={field.hint}>
          {hint}
        </Text>
      )}
      <Popover className={styles.pop} offset={4}>
        <ListBox<ComboOption>
          className={styles.list}
          renderEmptyState={() => <p className={styles.none}>{none ?? t('ui.combo.none')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={styles.item}>
              {option.mark}
              <span className={styles.words}>
                <span>{option.name}</span>
                {option.note && <span className={styles.note}>{option.note}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

// A link or code to pass on. Copying must work on plain HTTP and without permission: the clipboard first, then the old command, then by hand.
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useRef, useState } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'
import { Field } from './Field.tsx'
import { TextInput } from './inputs.tsx'

const t = words(ui)

export interface CopyFieldProps {
  label: string
  value: string
  hint?: string
}

export function CopyField({ label, value, hint }: CopyFieldProps) {
  const box = useRef<HTMLDivElement>(null)
  const [copied, setCopied] = useState<'yes' | 'byHand' | null>(null)
  const copy = async () => {
    const input = box.current?.querySelector('input')
    if (input) setCopied((await copyFrom(input)) ? 'yes' : 'byHand')
  }
  return (
    <Field label={label} hint={hint}>
      <div className={styles.box} ref={box}>
        <TextInput value={value} readOnly aria-required={undefined} onFocus={(event) => event.currentTarget.select()} />
        <Button variant="second" icon={copied === 'yes' ? Check : Copy} onClick={() => void copy()}>
          {t(copied === 'yes' ? 'ui.copied' : 'ui.copy')}
        </Button>
      </div>
      <output className={styles.said}>
        {copied === 'yes' && <span className="sr-only">{t('ui.copied')}</span>}
        {copied === 'byHand' && t('ui.copy.byHand')}
      </output>
    </Field>
  )
}

/** Whether the value reached the clipboard; if not, it is left selected. */
async function copyFrom(input: HTMLInputElement): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(input.value)
      return true
    } catch (refused) {
      if (!(refused instanceof DOMException)) throw refused
    }
  }
  input.focus()
  input.select()
  return document.execCommand('copy')
}

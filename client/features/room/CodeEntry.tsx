// Joining by a code: one field, which fills the phone. Pasted, spaced, in capitals or not, it is the same code.
import ArrowRight from 'lucide-react/icons/arrow-right'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { ui } from '../../../shared/text/fr/ui.ts'
import { words } from '../../../shared/text/words.ts'
import { codeLength } from '../../../shared/workshop/code.ts'
import type { Failure } from '../../api.ts'
import { LanguageChoice } from '../../LanguageChoice.tsx'
import { Braid } from '../../ui/Braid.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/Field.tsx'
import { CodeInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { cleanCode, spacedCode } from './code.ts'
import styles from './room.module.css'
import { sayFailure } from '../../phone-failure.ts'

const t = words({ ...room, ...ui })

export type CodeEntryProps = {
  /** The code that was tried. */
  tried: string
  failure: Failure | null
  busy: boolean
  onCode(code: string): void
}

export function CodeEntry({ tried, failure, busy, onCode }: CodeEntryProps) {
  const [typed, setTyped] = useState(tried)
  const [isShort, setShort] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (failure) input.current?.focus()
  }, [failure])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = cleanCode(typed)
    setShort(code.length !== codeLength)
    if (code.length === codeLength) onCode(code)
    else input.current?.focus()
  }
  const error = isShort ? t('room.join.short') : failure && sayTried(failure, tried)
  return (
    <Page title={t('room.join.title')} width="full">
      <div className={classes(styles.entry, 'on-ochre')}>
        <div className={styles.entryTop}>
          <Brand href="/" />
          <LanguageChoice />
          <Link href="/">{t('room.join.signIn')}</Link>
        </div>
        <form className={styles.entryForm} onSubmit={submit} noValidate>
          <h1>{t('room.join.title')}</h1>
          <p className={styles.entryLead}>{t('room.join.lead')}</p>
          <Field label={t('room.join.code')} error={error} hint={t('ui.code.hint')}>
            <CodeInput
              ref={input}
              // The page has one purpose, and this is its one answer.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              maxLength={80}
              enterKeyHint="go"
              value={typed}
              onChange={(event) => {
                const code = cleanCode(event.target.value)
                setTyped(code)
                setShort(false)
              }}
            />
          </Field>
          <Button
            type="submit"
            variant="ink"
            size="lg"
            block
            icon={ArrowRight}
            busy={busy}
            busyLabel={t('room.join.busy')}
          >
            {t(failure && failure.code !== 'wrongCode' ? 'room.retry' : 'room.join.act')}
          </Button>
        </form>
        <div className={styles.entryBraid}>
          <Braid />
        </div>
      </div>
    </Page>
  )
}

function sayTried(failure: Failure, tried: string): string {
  const code = spacedCode(tried)
  if (failure.code === 'wrongCode') return `${t('room.join.unknown', { code })}. ${t('room.join.unknown.hint')}`
  if (failure.code === 'offline') return `${t('room.join.offline')}. ${t('room.join.offline.hint', { code })}`
  return sayFailure(failure)
}

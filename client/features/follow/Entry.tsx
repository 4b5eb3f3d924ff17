// Coming back: one field for six words, typed anyhow.
import ArrowRight from 'lucide-react/icons/arrow-right'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { follow } from '../../../shared/text/fr/follow.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { sayFailure } from '../../phone-failure.ts'
import { LanguageChoice } from '../../LanguageChoice.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { Braid } from '../../ui/Braid.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import styles from './follow.module.css'

const t = words(follow)

export type EntryProps = {
  tried: string
  failure: Failure | null
  /** What was just done. */
  said: string
  busy: boolean
  onCode(code: string): void
}

const wordsIn = (typed: string): string[] => typed.split(/[\s,;.-]+/).filter((word) => word !== '')

export function Entry({ tried, failure, said, busy, onCode }: EntryProps) {
  const [typed, setTyped] = useState(() => wordsIn(tried).join(' '))
  const [isShort, setShort] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (failure) input.current?.focus()
  }, [failure])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWhole = wordsIn(typed).length === 6
    setShort(!isWhole)
    if (isWhole) onCode(typed)
    else input.current?.focus()
  }
  const error = isShort ? t('follow.entry.short') : failure && sayTried(failure)
  return (
    <Page title={t('follow.title')} width="full">
      <div className={classes(styles.entry, 'on-ochre')}>
        <div className={styles.entryTop}>
          <Brand href="/" />
          <LanguageChoice />
        </div>
        <form className={styles.entryForm} onSubmit={submit} noValidate>
          <h1>{t('follow.title')}</h1>
          <p className={styles.entryLead}>{t('follow.entry.lead')}</p>
          <p role="status" className={styles.said}>
            {said}
          </p>
          <Field label={t('follow.entry.code')} hint={t('follow.entry.hint')} error={error}>
            <TextArea
              ref={input}
              rows={2}
              // The page has one purpose, and this is its one answer; not while a code that came with the address is looked up.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus={!busy}
              autoCapitalize="none"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              translate="no"
              maxLength={200}
              enterKeyHint="go"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setShort(false)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit(event)
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
            busyLabel={t('follow.entry.busy')}
          >
            {t(failure && failure.code !== 'wrongCode' ? 'follow.retry' : 'follow.entry.act')}
          </Button>
        </form>
        <div className={styles.entryBraid}>
          <Braid />
        </div>
      </div>
    </Page>
  )
}

const sayTried = (failure: Failure): string =>
  failure.code === 'wrongCode' ? t('follow.entry.wrong') : sayFailure(failure)

// What an image says to those who do not see it: a sentence, or that it says nothing more. [I13]
import { useState, type FormEvent } from 'react'
import { figureTools } from '../../../shared/text/fr/figure-tools.ts'
import { words } from '../../../shared/text/words.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, TextArea } from '../../ui/inputs.tsx'
import styles from './AltDialog.module.css'

const t = words(figureTools)

/** Longer is no description any more: the text itself is the place for it. */
const mostLetters = 500

export interface AltDialogProps {
  url: string
  /** What it says now; null: it was never asked. */
  alt: string | null
  onSave: (alt: string) => void
  onLater: () => void
}

export function AltDialog({ url, alt, onSave, onLater }: AltDialogProps) {
  const [text, setText] = useState(alt ?? '')
  const [decorative, setDecorative] = useState(alt === '')
  const [isRefused, setRefused] = useState(false)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const said = text.replace(/\s+/g, ' ').trim()
    if (decorative) onSave('')
    else if (said === '') setRefused(true)
    else onSave(said)
  }
  const actions = (
    <>
      <Button variant="second" onClick={onLater}>
        {t('figure.alt.later')}
      </Button>
      <Button type="submit" form="figure-alt">
        {t('figure.alt.save')}
      </Button>
    </>
  )
  return (
    <Dialog open insistent onClose={onLater} title={t('figure.alt.title')} actions={actions}>
      <form id="figure-alt" className="stack" onSubmit={save} noValidate>
        <img className={styles.image} src={url} alt="" />
        <Field
          label={t('figure.alt.label')}
          hint={t('figure.alt.hint')}
          error={isRefused && !decorative ? t('figure.alt.missing') : null}
        >
          <TextArea
            rows={3}
            autoFocus
            maxLength={mostLetters}
            value={text}
            disabled={decorative}
            onChange={(event) => {
              setText(event.target.value)
              setRefused(false)
            }}
          />
        </Field>
        <Checkbox
          label={t('figure.alt.decorative')}
          hint={t('figure.alt.decorative.hint')}
          checked={decorative}
          onChange={(event) => setDecorative(event.target.checked)}
        />
      </form>
    </Dialog>
  )
}

// Edits that could not enter the document: said above the text, read, copied, carried away, made into a note, or discarded.
import { useState } from 'react'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SetAsideCopy } from '../../live/set-aside.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { SetAsideDialog } from './SetAsideDialog.tsx'

const t = words(documentWords)

export interface SetAsideProps {
  copies: readonly SetAsideCopy[]
  /** Whether this device keeps them. */
  isKept?: boolean
  /** Of the document they were meant for. */
  title: string
  demarcheId: string
  onDiscard: (id: string) => void
  onNote: (documentId: string) => void
}

export function SetAside({ copies, isKept = true, ...rest }: SetAsideProps) {
  const [open, setOpen] = useState(false)
  const first = copies[0]
  if (!first) return null
  const n = copies.length
  const read = (
    <Button variant="second" size="sm" onClick={() => setOpen(true)}>
      {t('aside.read')}
    </Button>
  )
  return (
    <>
      <Banner tone="warn" announce="alert" title={plural(n, t('aside.one'), t('aside.many', { n }))} actions={read}>
        {t(isKept ? 'aside.text' : 'aside.text.inTab')}
      </Banner>
      {open && <SetAsideDialog key={first.id} copy={first} onClose={() => setOpen(false)} {...rest} />}
    </>
  )
}

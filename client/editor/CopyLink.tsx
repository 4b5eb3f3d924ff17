// Beside an entry of the outline: copies the address of its section, and says so.
import type { Editor } from '@tiptap/react'
import Check from 'lucide-react/icons/check'
import LinkIcon from 'lucide-react/icons/link'
import { useEffect, useState } from 'react'
import { editorWriting } from '../../shared/text/fr/editor-writing.ts'
import { words } from '../../shared/text/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { toasts } from '../ui/toast-store.ts'
import { copyLink } from './block-items.ts'
import styles from './Outline.module.css'

const t = words(editorWriting)

interface CopyLinkProps {
  editor: Editor
  documentId: string | undefined
  id: string
  title: string
}

export function CopyLink({ editor, documentId, id, title }: CopyLinkProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const done = await copyLink(editor, documentId, id)
    setCopied(done)
    if (!done) toasts.show({ tone: 'danger', text: t('outline.notLinked') })
  }
  const label = t('outline.link', { title })
  return (
    <button type="button" className={styles.link} aria-label={label} title={label} onClick={() => void copy()}>
      <Icon of={copied ? Check : LinkIcon} size="1rem" />
    </button>
  )
}

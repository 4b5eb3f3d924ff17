// The text itself: toolbar, outline and sheet around one editor. On a phone, reading comes first and the tools stand at the foot.
import BookOpen from 'lucide-react/icons/book-open'
import ListTree from 'lucide-react/icons/list-tree'
import PenLine from 'lucide-react/icons/pen-line'
import { useEffect, useState, type ReactNode } from 'react'
import { dropUnreadable, keepReadable } from '../../../shared/document/unreadable.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { editor as editorWords } from '../../../shared/text/fr/editor.ts'
import { words } from '../../../shared/text/words.ts'
import { Editor } from '../../editor/Editor.tsx'
import { Outline } from '../../editor/Outline.tsx'
import { Toolbar } from '../../editor/Toolbar.tsx'
import { useDocumentEditor } from '../../editor/use-document-editor.ts'
import type { LiveText as Text } from '../../live/live-document.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './document.module.css'
import { usePhone } from './use-phone.ts'

const t = words({ ...documentWords, ...editorWords })

export interface LiveTextProps {
  text: Text
  title: string
  mayEdit: boolean
  /** Between the tools and the sheet. */
  banners: ReactNode
}

/** Give it the edition as its key. */
export function LiveText({ text: { doc, awareness }, title, mayEdit, banners }: LiveTextProps) {
  // Before the editor reads it: what it could not open would keep everybody out.
  useState(() => mayEdit && dropUnreadable(doc))
  useEffect(() => (mayEdit ? keepReadable(doc) : undefined), [doc, mayEdit])
  const phone = usePhone()
  const [writing, setWriting] = useState(false)
  const [sheet, setSheet] = useState(false)
  const editable = mayEdit && (writing || !phone)
  const onRefused = () => void toasts.show({ tone: 'danger', text: t('editor.pasteTooLarge') })
  const editor = useDocumentEditor({ doc, awareness, editable, label: title, guides: editable, onRefused })
  return (
    <div className={styles.text} data-tools={editable || undefined} data-writing={(phone && editable) || undefined}>
      <div className={styles.tools} data-region="toolbar">
        <Toolbar editor={editor} />
      </div>
      <div className={styles.body}>
        {!phone && (
          <div className={styles.outline} data-region="outline">
            <Outline editor={editor} awareness={awareness} />
          </div>
        )}
        <div className={styles.sheet}>
          {banners}
          <div data-region="text">
            <Editor editor={editor} />
          </div>
        </div>
      </div>
      {phone && (
        <div className={styles.bar} role="group" aria-label={t('doc.bar')}>
          <button type="button" onClick={() => setSheet(true)}>
            <Icon of={ListTree} />
            {t('doc.outline')}
          </button>
          {mayEdit && (
            <button type="button" aria-pressed={writing} onClick={() => setWriting(!writing)}>
              <Icon of={writing ? BookOpen : PenLine} />
              {t(writing ? 'doc.stopWriting' : 'doc.write')}
            </button>
          )}
        </div>
      )}
      <Dialog open={phone && sheet} onClose={() => setSheet(false)} title={t('doc.outline')}>
        <div className={styles.outlineSheet}>
          <Outline editor={editor} awareness={awareness} onChosen={() => setSheet(false)} />
        </div>
      </Dialog>
    </div>
  )
}

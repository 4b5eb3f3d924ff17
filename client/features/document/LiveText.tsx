// The text itself: toolbar, outline and sheet around one editor. On a phone, reading comes first and the tools stand at the foot.
import BookOpen from 'lucide-react/icons/book-open'
import ListTree from 'lucide-react/icons/list-tree'
import PenLine from 'lucide-react/icons/pen-line'
import Search from 'lucide-react/icons/search'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject, Suspense } from 'react'
import { useLocation } from 'wouter'
import { hrefOf } from '../../../shared/document/link-address.ts'
import { dropUnreadable, keepReadable } from '../../../shared/document/unreadable.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { editor as editorWords } from '../../../shared/text/fr/editor.ts'
import { words } from '../../../shared/text/words.ts'
import { Editor } from '../../editor/Editor.tsx'
import { goToBlock } from '../../editor/go-to-block.ts'
import { Find } from '../../editor/find/Find.tsx'
import { askToFind } from '../../editor/find/finding.ts'
import { useFollowed } from '../../editor/follow/follow.ts'
import { Following } from '../../editor/follow/Following.tsx'
import { useGuidesShown } from '../../editor/guide-choice.ts'
import { EditorHelpProvider } from '../../editor/help.ts'
import type { OpenedLink } from '../../editor/naming.ts'
import { useDocumentEditor } from '../../editor/use-document-editor.ts'
import type { LiveText as Text } from '../../live/live-document.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { sidesCovered, useClearOfBands } from './clear-of-bands.ts'
import styles from './document.module.css'
import { documentFiles } from './document-files.ts'
import { useNames } from './use-names.ts'
import { useLinkedBlock } from './use-linked-block.ts'
import { usePhone } from './use-phone.ts'
import { lazily } from '../../lazily.ts'

const Tools = lazily(() => import('./Tools.tsx'), 'Tools')

const t = words({ ...documentWords, ...editorWords })

/** Beside the text, and after it: one reads at once. */
const Outline = lazily(() => import('../../editor/Outline.tsx'), 'Outline')

export interface LiveTextProps {
  documentId: string
  text: Text
  demarcheId: string
  title: string
  /** Numbers before headings, as the document asks for. */
  numbered?: boolean
  mayEdit: boolean
  /** Who is here: on a phone, where the header has no room for it, above the outline. */
  presence: ReactNode
  /** Between the tools and the sheet. */
  banners: ReactNode
  /** Whether the text before this one had the focus when it left: this one takes it. */
  focusKept: RefObject<boolean>
  /** The block that the address names, until the text is open and it was shown. */
  linkedBlock: RefObject<string>
}

/** Give it the edition as its key. */
export function LiveText(props: LiveTextProps) {
  const { text, documentId, demarcheId, title, numbered = false, mayEdit, banners, focusKept, linkedBlock } = props
  const { doc, awareness } = text
  const [, go] = useLocation()
  // Before the editor reads it: what it could not open would keep everybody out.
  useState(() => mayEdit && dropUnreadable(doc))
  useEffect(() => (mayEdit ? keepReadable(doc) : undefined), [doc, mayEdit])
  const sheetRef = useKeptTextFocus(focusKept)
  const phone = usePhone()
  const [writing, setWriting] = useState(false)
  const [sheet, setSheet] = useState(false)
  const followed = useFollowed(awareness)
  useEffect(() => {
    if (followed) setSheet(false) // one sees where they are
  }, [followed])
  const editable = mayEdit && (writing || !phone)
  useClearOfBands(editable)
  const guidesShown = useGuidesShown()
  const onRefused = () => void toasts.show({ tone: 'danger', text: t('editor.pasteTooLarge') })
  const { onUnknown, help, attach } = useNames(documentId, demarcheId)
  const onLink = (link: OpenedLink) => {
    if (link.documentId !== null && link.documentId !== documentId) return go(hrefOf(link.documentId, link.blockId))
    if (link.blockId === null || !goToBlock(editor, link.blockId))
      toasts.show({ tone: 'danger', text: t('editor.link.lostSection') })
  }
  const figures = useMemo(() => documentFiles(documentId), [documentId])
  const editor = useDocumentEditor({
    doc,
    awareness,
    editable,
    label: title,
    guides: editable && guidesShown,
    numbered,
    figures,
    covered: sidesCovered,
    documentId,
    onRefused,
    onUnknown,
    onLink,
  })
  useEffect(() => attach(editor), [attach, editor])
  useLinkedBlock(editor, linkedBlock)
  return (
    <EditorHelpProvider value={help}>
      <div className={styles.text} data-tools={editable || undefined} data-writing={(phone && editable) || undefined}>
        <div className={styles.tools} data-region="toolbar" data-band="">
          {editable && (
            <Suspense fallback={<div className={styles.toolsToCome} />}>
              <Tools editor={editor} documentId={documentId} />
            </Suspense>
          )}
          <Find editor={editor} />
          <Following editor={editor} awareness={awareness} />
        </div>
        <div className={styles.body}>
          {!phone && (
            <div className={styles.outline} data-region="outline">
              <Suspense fallback={null}>
                <Outline editor={editor} awareness={awareness} documentId={documentId} numbered={numbered} />
              </Suspense>
            </div>
          )}
          <div className={styles.sheet}>
            {banners}
            <div data-region="text" ref={sheetRef}>
              <Editor editor={editor} documentId={documentId} />
            </div>
          </div>
        </div>
        {phone && (
          <div className={styles.bar} data-band="" role="group" aria-label={t('doc.bar')}>
            <button type="button" onClick={() => setSheet(true)}>
              <Icon of={ListTree} />
              {t('doc.outline')}
            </button>
            <button type="button" onClick={() => askToFind(editor, 'find')}>
              <Icon of={Search} />
              {t('editor.find')}
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
            <div className={styles.present}>{props.presence}</div>
            <Suspense fallback={null}>
              <Outline
                editor={editor}
                awareness={awareness}
                documentId={documentId}
                numbered={numbered}
                onChosen={() => setSheet(false)}
              />
            </Suspense>
          </div>
        </Dialog>
      </div>
    </EditorHelpProvider>
  )
}

/** A text that was reloaded clean has the focus where the one before had it: whoever was writing is not sent elsewhere. */
function useKeptTextFocus(kept: RefObject<boolean>): RefObject<HTMLDivElement | null> {
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const isElsewhere = document.activeElement?.matches('body, h1, h2, h3') === false
    if (kept.current && !isElsewhere)
      own.current?.querySelector<HTMLElement>('.doc-text')?.focus({ preventScroll: true })
    kept.current = false
  }, [kept])
  useLayoutEffect(() => {
    const element = own.current
    return () => {
      kept.current = element?.contains(document.activeElement) ?? false
    }
  }, [kept])
  return own
}

// Places that a link may lead to, under the field of its address: sections of this text, other documents.
import type { Editor } from '@tiptap/react'
import FileText from 'lucide-react/icons/file-text'
import Heading from 'lucide-react/icons/heading'
import { useEffect, useMemo, useState } from 'react'
import { hrefOf } from '../../../shared/document/link-address.ts'
import { editorReferences } from '../../../shared/text/fr/editor-references.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { proposals } from '../../ui/combo.ts'
import { headingsOf } from '../headings.ts'
import { useEditorHelp } from '../help.ts'
import { sayMention } from '../naming.ts'
import type { ListWords, Option } from './ChoiceList.tsx'

const t = words(editorReferences)

export interface Place extends Option {
  href: string
}

export const placeWords: ListWords = {
  label: t('link.places'),
  none: t('link.none'),
  count: (n) => plural(n, t('link.count.one', { n }), t('link.count.many', { n })),
}

const pause = 200
const sectionsShown = 6

/** What is like `typed`; nothing for what is an address already. */
export function usePlaces(editor: Editor, typed: string): readonly Place[] {
  const help = useEditorHelp()
  const [documents, setDocuments] = useState<readonly Place[]>([])
  const sought = /[/@:]/u.test(typed) ? '' : typed.trim()
  useEffect(() => {
    setDocuments([])
    if (help === null || sought.length < 2) return
    let isGone = false
    const timer = setTimeout(() => {
      help.findDocuments(sought).then(
        (found) => isGone || setDocuments(found.map(documentPlace)),
        () => undefined, // offline: sections and addresses remain
      )
    }, pause)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [help, sought])
  const sections = useMemo(() => (sought === '' ? [] : sectionsLike(editor, sought)), [editor, sought])
  return useMemo(() => [...sections, ...documents], [sections, documents])
}

const documentPlace = ({ id, title }: { id: string; title: string }): Place => ({
  key: id,
  label: title,
  note: t('link.document'),
  icon: FileText,
  href: hrefOf(id, null),
})

function sectionsLike(editor: Editor, sought: string): Place[] {
  const sections = headingsOf(editor.state.doc, (mention) => sayMention(editor.state, mention)).flatMap(
    ({ id, title }) => (id && title ? [{ id, name: title }] : []),
  )
  return proposals(sections, sought)
    .slice(0, sectionsShown)
    .map(({ id, name }) => ({ key: id, label: name, note: t('link.section'), icon: Heading, href: hrefOf(null, id) }))
}

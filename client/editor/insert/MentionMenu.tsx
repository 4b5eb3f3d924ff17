// The people and organisations of the démarche under an « @ »: narrows as one types, while the caret stays in the text.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import Building2 from 'lucide-react/icons/building-2'
import UserRound from 'lucide-react/icons/user-round'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { editorReferences } from '../../../shared/text/fr/editor-references.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { proposals } from '../../ui/combo.ts'
import { at as list } from '../at.ts'
import { useEditorHelp, type EditorHelp, type Mentionable } from '../help.ts'
import { ChoiceList, optionId, stepOf, type ListWords, type Option } from './ChoiceList.tsx'
import styles from './insert.module.css'
import { placeBelow } from './place-below.ts'
import { spaceIsThere } from './typed-space.ts'

const t = words(editorReferences)

const shownAtOnce = 50

export function MentionMenu({ editor }: { editor: Editor }) {
  const help = useEditorHelp()
  const asked = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { from = 0, query = null } = list.asked(now.state) ?? {}
      return { from, query }
    },
  })
  if (help === null || asked.query === null) return null
  return <Shown editor={editor} help={help} from={asked.from} query={asked.query} />
}

type Named = Option & Mentionable

interface ShownProps {
  editor: Editor
  help: EditorHelp
  from: number
  query: string
}

function Shown({ editor, help, from, query }: ShownProps) {
  const [known, setKnown] = useState<readonly Mentionable[] | 'waiting' | 'failed'>('waiting')
  const [at, setAt] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isGone = false
    help.mentionable().then(
      (found) => isGone || setKnown(found),
      () => isGone || setKnown('failed'),
    )
    return () => {
      isGone = true
    }
  }, [help])
  const found = useMemo(() => (typeof known === 'string' ? [] : namedLike(known, query)), [known, query])
  const choices = found.slice(0, shownAtOnce)
  const pointed = choices[at]
  useEffect(() => setAt(0), [query])
  const choose = ({ id, kind }: Named) => {
    const now = list.asked(editor.state)
    if (!now) return
    const place = { from: now.from, to: now.to }
    editor
      .chain()
      .insertContentAt(place, [
        { type: 'mention', attrs: { id, kind } },
        { type: 'text', text: ' ' },
      ])
      .setMeta(spaceIsThere, true)
      .focus()
      .run()
  }
  // The editor has the keys; it asks whether this list wants them.
  useEffect(() =>
    list.listen(editor, (key) => {
      const next = stepOf(key, at, choices.length)
      if (next !== null) setAt(next)
      else if (pointed && (key === 'Enter' || key === 'Tab')) choose(pointed)
      else return false
      return true
    }),
  )
  const active = pointed ? optionId(list.listId, pointed) : null
  useEffect(() => {
    if (list.asked(editor.state)?.active !== active) list.point(editor, active)
  }, [editor, active])
  // Somebody who goes on writing meant no name.
  useEffect(() => {
    if (choices.length === 0 && typeof known !== 'string' && query.trim().includes(' ')) list.close(editor)
  }, [editor, choices, known, query])
  useLayoutEffect(() => {
    if (box.current) placeBelow(box.current, editor.view, from)
  }, [editor, from, choices.length])
  const said: ListWords = { ...names, none: typeof known === 'string' ? t(`mention.${known}`) : names.none }
  return (
    <div ref={box} className={styles.pop}>
      <ChoiceList
        id={list.listId}
        words={said}
        choices={choices}
        total={found.length}
        at={at}
        onPoint={setAt}
        onChoose={choose}
      />
    </div>
  )
}

const names: ListWords = {
  label: t('mention.list'),
  none: t('mention.none'),
  count: (n) => plural(n, t('mention.count.one', { n }), t('mention.count.many', { n })),
  more: (n) => plural(n, t('mention.more.one'), t('mention.more.many', { n })),
}

/** Those whose name, or that of whom they write for, is begun by what was typed: by their own name first, people before organisations. */
export function namedLike(known: readonly Mentionable[], query: string): Named[] {
  const byName = new Set(
    proposals(
      known.map(({ id, name }) => ({ id, name })),
      query,
    ).map(({ id }) => id),
  )
  const rank = ({ id, kind }: Mentionable) => (byName.has(id) ? 0 : 2) + (kind === 'organisation' ? 1 : 0)
  const found = proposals(known, query).map((one): Named => ({
    ...one,
    key: one.id,
    label: one.name,
    icon: one.kind === 'person' ? UserRound : Building2,
    ...(one.kind === 'organisation' ? { note: t('mention.organisation') } : {}),
  }))
  return [...found].sort((a, b) => rank(a) - rank(b))
}

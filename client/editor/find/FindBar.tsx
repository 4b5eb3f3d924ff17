// The bar that finds and replaces: what is looked for, how, how many there are, and the way from one to the next.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import Replace from 'lucide-react/icons/replace'
import X from 'lucide-react/icons/x'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { editorWriting } from '../../../shared/text/fr/editor-writing.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { endFinding, findingIn, goToHit, showHit, tellFinding, type Finding } from './finding.ts'
import styles from './find.module.css'
import { replaceAll, replaceOne } from './replacing.ts'
import { hitFrom, hitsIn, mostHits, type Query } from './search.ts'

const t = words(editorWriting)
const count = new Intl.NumberFormat('fr')

/** Milliseconds after the last letter, and after the last change of the text, before one looks again. */
const patience = { query: 120, text: 400 } as const

const options = [
  { name: 'cases', label: 'find.cases' },
  { name: 'accents', label: 'find.accents' },
  { name: 'whole', label: 'find.whole' },
] as const satisfies readonly { name: keyof Query; label: keyof typeof editorWriting }[]

/** Looks anew; from the caret on when what is looked for changed, else where one was. */
function look(editor: Editor, from: number | null): void {
  const { query, at } = findingIn(editor.state)
  const hits = hitsIn(editor.state.doc, query)
  const place = from === null ? Math.min(at, hits.length - 1) : hitFrom(hits, from)
  tellFinding(editor, { looked: query, hits, at: Math.max(place, Math.min(0, hits.length - 1)) })
  if (from !== null) showHit(editor)
}

/** Looks when the words change, and when the text does, once nobody types. Gives how to look at once. */
function useLooking(editor: Editor, query: Query): () => void {
  const start = useRef(editor.state.selection.from)
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    pending.current = setTimeout(() => {
      pending.current = undefined
      look(editor, start.current)
    }, patience.query)
    return () => clearTimeout(pending.current)
  }, [editor, query])
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return
      clearTimeout(waiting)
      waiting = setTimeout(() => look(editor, null), patience.text)
    }
    editor.on('transaction', changed)
    return () => {
      editor.off('transaction', changed)
      clearTimeout(waiting)
    }
  }, [editor])
  return () => {
    if (pending.current === undefined) return
    clearTimeout(pending.current)
    pending.current = undefined
    look(editor, start.current)
  }
}

/** That there is none is said once one has looked. */
function sayCount({ query, looked, hits, at }: Finding): string {
  if (query.words === '' || (hits.length === 0 && looked !== query)) return ''
  if (hits.length === 0) return t('find.none')
  if (hits.length >= mostHits) return t('find.many', { n: count.format(mostHits) })
  return t('find.count', { n: count.format(at + 1), all: count.format(hits.length) })
}

export function FindBar({ editor }: { editor: Editor }) {
  const now = useEditorState({ editor, selector: ({ editor: one }) => findingIn(one.state) })
  const editable = useEditorState({ editor, selector: ({ editor: one }) => one.isEditable })
  const { query, mode, asked, hits } = now
  const lookNow = useLooking(editor, query)
  const field = useRef<HTMLInputElement>(null)
  const [said, say] = useState('')
  const id = useId()
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  const step = (by: 1 | -1) => {
    say('')
    lookNow()
    const { at, hits: all } = findingIn(editor.state)
    if (all.length > 0) goToHit(editor, at + by)
  }
  const change = (part: Partial<Query>) => {
    say('')
    tellFinding(editor, { query: { ...query, ...part } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') endFinding(editor)
    else if (event.key === 'F3') step(event.shiftKey ? -1 : 1)
    else if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'h' && editable)
      tellFinding(editor, { mode: 'replace' })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="search" aria-label={t('find.bar')} className={styles.bar} onKeyDown={onKeyDown}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault()
          step(1)
        }}
      >
        <label htmlFor={id}>{t('find.words')}</label>
        <input
          ref={field}
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query.words}
          onChange={({ target }) => change({ words: target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            step(event.shiftKey ? -1 : 1)
          }}
        />
        <span role="status" className={styles.count}>
          {said || sayCount(now)}
        </span>
        <IconButton size="sm" icon={ChevronUp} label={t('find.previous')} onClick={() => step(-1)} />
        <IconButton size="sm" icon={ChevronDown} label={t('find.next')} onClick={() => step(1)} />
        {editable && (
          <IconButton
            size="sm"
            icon={Replace}
            label={t('find.replace')}
            aria-expanded={mode === 'replace'}
            onClick={() => tellFinding(editor, { mode: mode === 'replace' ? 'find' : 'replace' })}
          />
        )}
        <IconButton size="sm" icon={X} label={t('find.close')} onClick={() => endFinding(editor)} />
      </form>
      {editable && mode === 'replace' && (
        <ReplaceRow editor={editor} none={hits.length === 0} look={lookNow} say={say} />
      )}
      <div className={styles.options} role="group" aria-label={t('find.options')}>
        {options.map(({ name, label }) => (
          <label key={name}>
            <input type="checkbox" checked={query[name]} onChange={() => change({ [name]: !query[name] })} />
            {t(label)}
          </label>
        ))}
      </div>
    </div>
  )
}

interface ReplaceRowProps {
  editor: Editor
  none: boolean
  look: () => void
  /** Told in place of the count, until there is something new. */
  say: (words: string) => void
}

function ReplaceRow({ editor, none, look: lookNow, say }: ReplaceRowProps) {
  const [put, setPut] = useState('')
  const id = useId()
  const one = () => {
    lookNow()
    say('')
    replaceOne(editor, put)
  }
  const all = () => {
    lookNow()
    const n = replaceAll(editor, put)
    if (n > 0) say(plural(n, t('find.replaced.one', { n }), t('find.replaced.many', { n: count.format(n) })))
  }
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault()
        one()
      }}
    >
      <label htmlFor={id}>{t('find.with')}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={2000}
        value={put}
        onChange={({ target }) => {
          setPut(target.value)
          say('')
        }}
      />
      <Button type="submit" variant="second" size="sm" aria-disabled={none}>
        {t('find.replaceOne')}
      </Button>
      <Button variant="second" size="sm" aria-disabled={none} onClick={all}>
        {t('find.replaceAll')}
      </Button>
    </form>
  )
}

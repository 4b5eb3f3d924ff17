// What stands in a line: words with their marks, in runs of one form and one hand; mentions, calls of notes, line breaks.
import { Fragment, type ReactNode } from 'react'
import type { Attributes } from '../../../../shared/history/page.ts'
import { insideLink, isSafeLink } from '../../../../shared/document/link-address.ts'
import { isShownText, type ShownNode, type ShownPart } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { useAround } from './around.ts'
import { Formed } from './Formed.tsx'
import { runsOf, type Run } from './runs.ts'

const t = words(historyWords)

export function Line({ parts }: { parts: readonly ShownPart[] }) {
  const { changes } = useAround()
  return runsOf(parts, changes).map((run, at) => {
    const space = spaceBefore(run)
    return (
      // A line that is shown never changes: the places of its runs are their names.
      <Fragment key={at}>
        {space}
        <Formed run={run}>
          {run.parts.map((part, n) => {
            if (!isShownText(part)) return <Within key={n} node={part} />
            return (
              <Fragment key={n}>{marked(n === 0 ? part.text.slice(space.length) : part.text, part.marks)}</Fragment>
            )
          })}
        </Formed>
      </Fragment>
    )
  })
}

/** What came with a space before it: its sign stands before its words, and not against the word that was there. */
function spaceBefore({ form, parts: [first] }: Run): string {
  if (form === null || first === undefined || !isShownText(first)) return ''
  const words = first.text.trimStart()
  return words === '' ? '' : first.text.slice(0, first.text.length - words.length)
}

const tags = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
} as const

/** Words in their marks; a link only where it is safe. */
function marked(text: string, marks: Attributes): ReactNode {
  let shown: ReactNode = text
  for (const [name, Tag] of Object.entries(tags)) if (name in marks) shown = <Tag>{shown}</Tag>
  return 'link' in marks ? linked(shown, marks['link']) : shown
}

function linked(shown: ReactNode, attrs: unknown): ReactNode {
  const href = typeof attrs === 'object' && attrs !== null && 'href' in attrs ? String(attrs.href) : ''
  if (!isSafeLink(href)) return shown
  const inside = insideLink(href)
  // A section of this text is on this very page; another document is a page of its own.
  if (inside) return <a href={inside.documentId ? href : `#b-${inside.blockId ?? ''}`}>{shown}</a>
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {shown}
    </a>
  )
}

function Within({ node }: { node: ShownNode }) {
  const { names, notes, prefix } = useAround()
  if (node.type === 'hardBreak') return <br />
  if (node.type === 'mention') {
    const lost = node.attrs['kind'] === 'organisation' ? t('history.mention.organisation') : t('history.mention.person')
    const name = names.get(String(node.attrs['id']))
    return <span className="mention">@{name === undefined ? '…' : (name ?? lost)}</span>
  }
  if (node.type === 'footnote') {
    const number = notes.get(node) ?? 0
    if (number === 0) return <sup>*</sup> // beside one another, the notes are told in the text that reads alone
    return (
      <sup className="note-call" id={`${prefix}call-${number}`}>
        <a href={`#${prefix}note-${number}`} aria-label={t('history.note', { number })}>
          {number}
        </a>
      </sup>
    )
  }
  return null
}

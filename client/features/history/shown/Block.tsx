// A block of a shown text and what it holds, in the elements that say what it is.
import { memo, type HTMLAttributes, type ReactNode } from 'react'
import { isShownText, type ShownNode, type ShownPart } from '../../../../shared/history/shown.ts'
import { editorBlocks } from '../../../../shared/text/fr/editor-blocks.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { livingWords } from '../../../../shared/text/fr/living.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import { Figure } from './Figure.tsx'
import { useFormed, type FormedBlock } from './formed-block.tsx'
import { Line } from './Line.tsx'
import { isInline } from './runs.ts'
import styles from './shown.module.css'
import { Table } from './Table.tsx'

const t = words({ ...editorBlocks, ...historyWords })

export const Block = memo(function Block({ node }: { node: ShownNode }) {
  const formed = useFormed(node)
  return <Element node={node} formed={formed} />
})

function Element({ node, formed: { props, told } }: { node: ShownNode; formed: FormedBlock }) {
  const inside = (
    <>
      {told}
      <Inside parts={node.parts} />
    </>
  )
  switch (node.type) {
    case 'heading':
      return <Heading level={Number(node.attrs['level'])} props={props} inside={inside} />
    case 'bulletList':
      return <ul {...props}>{inside}</ul>
    case 'orderedList':
      return (
        <ol {...props} start={Number(node.attrs['start'] ?? 1)}>
          {inside}
        </ol>
      )
    case 'listItem':
      return <li {...props}>{inside}</li>
    case 'taskList':
      return (
        <ul {...props} data-type="taskList">
          {inside}
        </ul>
      )
    case 'taskItem':
      return <Task node={node} formed={{ props, told }} />
    case 'blockquote':
      return <blockquote {...props}>{inside}</blockquote>
    case 'callout':
      return <Callout tone={String(node.attrs['tone'])} props={props} inside={inside} />
    case 'details':
      return (
        <details {...props} open className={classes(props.className, styles.details)}>
          {inside}
        </details>
      )
    case 'detailsSummary':
      return <summary {...props}>{inside}</summary>
    case 'table':
      return <Table node={node} formed={{ props, told }} inside={insideOf} />
    case 'figure':
      return <Figure node={node} formed={{ props, told }} />
    case 'living':
      return <Living kind={String(node.attrs['kind'])} formed={{ props, told }} />
    case 'horizontalRule':
      return (
        <div {...props}>
          {told}
          <hr />
        </div>
      )
    default:
      return <p {...props}>{node.parts.length === 0 ? <br /> : inside}</p>
  }
}

/** Blocks, or a line of words. */
export function Inside({ parts }: { parts: readonly ShownPart[] }) {
  const [first] = parts
  if (first === undefined) return null
  if (isInline(first)) return <Line parts={parts} />
  return parts.map((part, at) => (isShownText(part) ? null : <Block key={at} node={part} />))
}

const insideOf = (parts: readonly ShownPart[]) => <Inside parts={parts} />

/** The page has its own first heading: titles of the text stand below it. */
function Heading({ level, props, inside }: { level: number; props: HTMLAttributes<HTMLElement>; inside: ReactNode }) {
  const Tag = level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4'
  return (
    <Tag {...props} data-level={level}>
      {inside}
    </Tag>
  )
}

function Task({ node, formed: { props, told } }: { node: ShownNode; formed: FormedBlock }) {
  const isDone = node.attrs['checked'] === true
  return (
    <li {...props} data-checked={isDone}>
      <label>
        <span className="sr-only">{t(isDone ? 'history.task.done' : 'history.task.open')}</span>
        <input type="checkbox" checked={isDone} disabled readOnly aria-hidden="true" />
      </label>
      <div>
        {told}
        <Inside parts={node.parts} />
      </div>
    </li>
  )
}

const isTone = (tone: string): tone is 'note' | 'attention' | 'example' | 'decision' =>
  `blocks.tone.${tone}` in editorBlocks

function Callout({ tone, props, inside }: { tone: string; props: HTMLAttributes<HTMLElement>; inside: ReactNode }) {
  const known = isTone(tone) ? tone : 'note'
  return (
    <div {...props} className={classes('callout', props.className)} data-callout={known}>
      <div className="callout-head">{t(`blocks.tone.${known}`)}</div>
      <div className="callout-body">{inside}</div>
    </div>
  )
}

const living: Readonly<Record<string, string>> = livingWords

function Living({ kind, formed: { props, told } }: { kind: string; formed: FormedBlock }) {
  return (
    <div {...props} className={classes('living', props.className)}>
      {told}
      <strong>{living[`living.${kind}`] ?? livingWords['living.unknown']}</strong>
      <span>{t('history.living')}</span>
    </div>
  )
}

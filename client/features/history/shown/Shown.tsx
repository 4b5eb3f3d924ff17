// A text of the past as one reads it: the whole schema in plain elements, what changed in <ins> and <del>, then its notes.
import { memo, useMemo, type Ref } from 'react'
import '../../../editor/editor.css'
import '../../../editor/blocks.css'
import '../../../editor/figures/figures.css'
import type { Change } from '../../../../shared/history/change.ts'
import { isShownText, type ShownNode } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import type { Paint } from '../paint.ts'
import { useGrowing } from '../use-growing.ts'
import { AroundShown, type Around } from './around.ts'
import { Block } from './Block.tsx'
import { Line } from './Line.tsx'
import { footnotesOf } from './runs.ts'
import styles from './shown.module.css'

const t = words(historyWords)

export interface ShownProps {
  text: ShownNode
  paint: Paint
  changes?: readonly Change[]
  names: Around['names']
  urlOf: Around['urlOf']
  prefix?: string
  isSigned?: boolean
  only?: string | null
  /** Around each block of the first level: what stands in the margin beside it. */
  margin?: (block: ShownNode) => React.ReactNode
  ref?: Ref<HTMLDivElement>
}

const none: readonly Change[] = []

/** More than a window shows. */
const blocksAtOnce = 60

/**
 * Drawn once for a text and a colouring, a long one piece after piece so that the page answers meanwhile: going from change to change
 * touches the elements only, and waits for those that are not there yet (`whenThere`).
 */
export const Shown = memo(function Shown({ text, margin, ref, ...rest }: ShownProps) {
  const around = useShownAround({ texts: [text], ...rest })
  const drawn = useGrowing(text.parts.length, blocksAtOnce)
  return (
    <AroundShown value={around}>
      <div className={classes('doc-text', styles.text)} data-long={text.parts.length > 200 ? '' : undefined} ref={ref}>
        {text.parts.slice(0, drawn).map((part, at) => {
          if (isShownText(part)) return null
          const key = typeof part.attrs['id'] === 'string' ? `${part.attrs['id']}${part.form ?? ''}` : at
          if (!margin) return <Block key={key} node={part} />
          return <InMargin key={key} node={part} margin={margin} />
        })}
      </div>
      <Notes around={around} />
    </AroundShown>
  )
})

const InMargin = memo(function InMargin({ node, margin }: { node: ShownNode } & Required<Pick<ShownProps, 'margin'>>) {
  return (
    <div className={styles.beside}>
      {margin(node)}
      <Block node={node} />
    </div>
  )
})

/** What the parts of these texts need to know; two that stand beside one another share it. */
export function useShownAround({
  texts,
  paint,
  changes = none,
  names,
  urlOf,
  prefix = '',
  isSigned = false,
  only = null,
}: Omit<ShownProps, 'text' | 'margin' | 'ref'> & { texts: readonly ShownNode[] }): Around {
  const [first] = texts
  return useMemo(
    () => ({
      paint,
      changes: new Map(changes.map((change) => [change.id, change])),
      names,
      urlOf,
      notes: new Map(first ? footnotesOf(first).map((note, at) => [note, at + 1]) : []),
      prefix,
      isSigned,
      only,
    }),
    [first, paint, changes, names, urlOf, prefix, isSigned, only],
  )
}

function Notes({ around }: { around: Around }) {
  if (around.notes.size === 0) return null
  return (
    <section className="doc-notes" aria-label={t('history.notes')}>
      <h2>{t('history.notes')}</h2>
      <ol>
        {[...around.notes].map(([note, number]) => (
          <li key={number} id={`${around.prefix}note-${number}`} tabIndex={-1}>
            <Line parts={note.parts} />{' '}
            <a href={`#${around.prefix}call-${number}`} aria-label={t('history.note.back', { number })}>
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

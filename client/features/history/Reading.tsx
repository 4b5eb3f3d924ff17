// The text as it was at one moment: who wrote each paragraph in its margin, and of what is chosen in so many words.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ShownNode } from '../../../shared/history/shown.ts'
import type { Moment as MomentRead } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Empty } from '../../ui/Layout.tsx'
import { authorsOf, wholeOf, type Authors } from './authors.ts'
import { AuthorsPanel } from './AuthorsPanel.tsx'
import { useChosen } from './chosen.ts'
import { showElement, whenThere } from './going.ts'
import styles from './history.module.css'
import readingStyles from './reading.module.css'
import { byParty, paintOf, type Colouring, type Paint } from './paint.ts'
import type { Around } from './shown/around.ts'
import { wordsOf } from './shown/runs.ts'
import { Shown } from './shown/Shown.tsx'

const t = words(historyWords)

export interface ReadingProps {
  moment: MomentRead
  colouring: Colouring
  /** The block that the address asks about. */
  blockId: string | null
  names: Around['names']
  urlOf: Around['urlOf']
  onBlock: (blockId: string | null) => void
}

export function Reading({ moment, colouring, blockId, names, urlOf, onBlock }: ReadingProps) {
  const { text, hands } = moment
  const root = useRef<HTMLDivElement>(null)
  const [only, setOnly] = useState('')
  const paint = useMemo(() => paintOf(hands, colouring), [hands, colouring])
  const chosen = useChosen(root, text)
  const block = useMemo(() => (blockId === null ? null : findBlock(text, blockId)), [text, blockId])
  useEffect(() => {
    if (blockId === null || !root.current) return
    let shown: HTMLElement | null = null
    const stop = whenThere(
      root.current,
      () => document.querySelector<HTMLElement>(`#b-${CSS.escape(blockId)}`),
      (element) => {
        shown = element
        element.setAttribute('data-found', '')
        showElement(element, false)
      },
    )
    return () => {
      stop()
      shown?.removeAttribute('data-found')
    }
  }, [blockId, text])
  const margin = useCallback(
    (node: ShownNode) => <Margin node={node} paint={paint} onBlock={onBlock} />,
    [paint, onBlock],
  )
  const parties = byParty(paint, authorsOf(wholeOf(text)).written, ({ characters }) => characters)
  const isPlain = colouring === 'none'
  if (text.parts.length === 0)
    return (
      <div className={styles.none}>
        <Empty title={t('history.moment.empty')} level={2} />
      </div>
    )
  return (
    <>
      {!isPlain && parties.length > 0 && (
        <div className={readingStyles.readingTools}>
          <Field label={t('history.only')} optional="unsaid">
            <Select value={only} onChange={(event) => setOnly(event.target.value)}>
              <option value="">{t('history.only.everybody')}</option>
              {parties.map(({ party }) => (
                <option key={party.id} value={party.id}>
                  {party.name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
      <article aria-label={t('history.reading')} className={isPlain ? undefined : readingStyles.withMargin}>
        <Shown
          ref={root}
          text={text}
          paint={paint}
          names={names}
          urlOf={urlOf}
          only={only === '' || isPlain ? null : only}
          isSigned={only !== '' && !isPlain}
          {...(isPlain ? {} : { margin })}
        />
      </article>
      {(chosen ?? block) && (
        <AuthorsPanel
          authors={chosen?.authors ?? authorsOf(wholeOf(block ?? text))}
          paint={paint}
          passage={chosen?.passage ?? wordsOf(block ?? text)}
          isChosen={chosen !== null}
          onClose={() => onBlock(null)}
        />
      )}
    </>
  )
}

function findBlock(node: ShownNode, id: string): ShownNode | null {
  for (const part of node.parts) {
    if ('text' in part) continue
    const found = part.attrs['id'] === id ? part : findBlock(part, id)
    if (found) return found
  }
  return null
}

/** Whose a paragraph is, as a woven bar that opens the whole of it. */
function Margin({ node, paint, onBlock }: { node: ShownNode; paint: Paint; onBlock: ReadingProps['onBlock'] }) {
  const { written }: Authors = authorsOf(wholeOf(node))
  const id: unknown = node.attrs['id']
  if (written.length === 0 || typeof id !== 'string') return null
  const parties = byParty(paint, written, ({ characters }) => characters)
  const label = t('history.who.of', { names: parties.map(({ party }) => party.name).join(', ') })
  return (
    <button type="button" className={readingStyles.margin} aria-label={label} title={label} onClick={() => onBlock(id)}>
      {parties.map(({ party, words: share }) => (
        <i key={party.id} data-hue={party.mark.hue} data-pattern={party.mark.pattern} style={{ flexGrow: share }} />
      ))}
    </button>
  )
}

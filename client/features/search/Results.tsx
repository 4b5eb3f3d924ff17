// What was found: documents, and in each the passages, which open where they stand.
import { Link } from 'wouter'
import type { FoundDocument } from '../../../shared/schemas/search.ts'
import { search } from '../../../shared/text/fr/search.ts'
import { words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import '../../ui/document-font.ts'
import { Status } from '../../ui/Status.tsx'
import styles from './search.module.css'

const t = words(search)

export function Results({ documents, demarches }: { documents: readonly FoundDocument[]; demarches: boolean }) {
  return (
    <ol role="list" className={styles.results}>
      {documents.map((found) => (
        <li key={found.documentId}>
          <Found found={found} demarche={demarches} />
        </li>
      ))}
    </ol>
  )
}

/** `demarche`: whether to say of which, where several were looked through. */
function Found({ found, demarche }: { found: FoundDocument; demarche: boolean }) {
  const { documentId, demarcheId, demarcheTitle, title, titleRuns, state, changedAt, passages } = found
  const href = `/d/${demarcheId}/documents/${documentId}`
  return (
    <article className={styles.found}>
      <h2 className={styles.title}>
        <Link href={href}>
          <Marked text={title} runs={titleRuns} />
        </Link>
      </h2>
      <p className={styles.facts}>
        <Status status={state} />
        {demarche && <span>{demarcheTitle}</span>}
        <span>{saySince(changedAt)}</span>
      </p>
      {passages.length > 0 && (
        <ul role="list" className={styles.passages}>
          {passages.map(({ blockId, section, text, runs }, at) => (
            // A passage without an id has nothing but its place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${blockId ?? ''} ${at}`}>
              <Link href={blockId ? `${href}#${blockId}` : href} className={styles.passage}>
                <span className={styles.section}>
                  {section ? t('search.in', { section }) : t('search.atBeginning')}
                </span>
                <span className={styles.words}>
                  <Marked text={text} runs={runs} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** A text whose runs are marked. */
function Marked({ text, runs }: { text: string; runs: readonly (readonly [number, number])[] }) {
  let end = 0
  const parts = runs.map(([from, length]) => {
    const before = text.slice(end, from)
    end = from + length
    return { before, marked: text.slice(from, end), from }
  })
  return (
    <>
      {parts.map(({ before, marked, from }) => (
        <span key={from}>
          {before}
          <mark className={styles.mark}>{marked}</mark>
        </span>
      ))}
      {text.slice(end)}
    </>
  )
}

// While people vote: how many have, large, and what on. What they chose is not here before it is shown.
import { Wording } from '../../ui/Wording.tsx'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { BallotConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, HeadView } from '../../../shared/workshop/view.ts'
import { fitRows, linesOf } from './fit-results.ts'
import { sayFilled, sayVoted } from './say-results.ts'
import styles from './results.module.css'
import screenStyles from './screen.module.css'
import { useSpace } from './use-space.ts'

const t = words(screen)

type Subject = CommonView['subjects'][number]

const calls = { none: 'screen.ballot.not', open: 'screen.ballot.open', closed: 'screen.ballot.closed' } as const

export function BallotPrompt({ common: { head, subjects }, config }: { common: CommonView; config: BallotConfig }) {
  const { ref, space } = useSpace<HTMLDivElement>()
  const ballot = head.round?.ballot ?? 'none'
  const isSection = config.subject === 'section'
  const rows = isSection ? subjects.flatMap(lineByLine) : subjects
  const { size, shown, hidden } = fitRows(rows, space.lines, ({ label }, at) =>
    at === 'large' ? 1.5 * linesOf(label, space.letters * 0.6) + 0.9 : linesOf(label, space.letters * 0.95) + 0.5,
  )
  return (
    <>
      <div className={styles.ballot}>
        <p className={styles.call}>{t(calls[ballot])}</p>
        {ballot !== 'none' && (
          <p className={styles.voted} role="status">
            {sayVoted(head.counts, config.secrecy === 'organisation')}
          </p>
        )}
        <div className={styles.subjects} ref={ref} data-size={size}>
          <ul role="list">
            {shown.map(({ id, label, language }) => (
              <li key={id}>
                <Wording text={label} language={language} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p className={screenStyles.more}>
        {hidden > 0 &&
          (isSection
            ? t('screen.section.more')
            : t(plural(hidden, 'screen.results.more.one', 'screen.results.more.many'), { n: hidden }))}
      </p>
    </>
  )
}

/** A section of a document is read whole, as far as it fits: its title, then its lines. [A110] */
const lineByLine = ({ id, label, detail }: Subject): Subject[] =>
  [label, ...detail.split('\n')].map((line, at) => ({ id: `${id} ${at}`, label: line, detail: '' }))

export function FormPrompt({ counts }: { counts: HeadView['counts'] }) {
  return (
    <div className={styles.ballot}>
      <p className={styles.call}>{t('screen.form.open')}</p>
      <p className={styles.voted} role="status">
        {sayFilled(counts)}
      </p>
    </div>
  )
}

// Before a ballot has results to read: what it is about, and when they are shown to whom.
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { fewestTold } from '../../../shared/workshop/ballots.ts'
import type { BallotConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Wording } from '../../ui/Wording.tsx'
import styles from './votes.module.css'

const t = words({ ...voteWords, ...workshopWords })

export function VoteWait({ view: { head, subjects }, config }: { view: CommonView; config: BallotConfig }) {
  const ballot = head.round?.ballot ?? 'none'
  const isHeld = config.live && config.secrecy === 'secret' && head.counts.voted < fewestTold
  const wait = isHeld ? 'few' : config.live ? 'live' : 'open'
  return (
    <>
      <p className={styles.wait}>
        {ballot === 'none'
          ? `${t('votes.wait.none')} ${t(`votes.subjects.of.${config.subject}`)}`
          : t(`votes.wait.${wait}`)}
      </p>
      {subjects.length > 0 && (
        <ul role="list" className={styles.subjects} aria-label={t('votes.subjects')}>
          {subjects.map(({ id, label, language, detail }) => (
            <li key={id}>
              <b>
                <Wording text={label || t('workshop.cluster.unnamed')} language={language} />
              </b>
              {detail && <p className="meta">{detail}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

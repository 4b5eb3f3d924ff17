// The head of the board while the room votes or answers: how many did, and the ballot's opening, closing and results.
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import Vote from 'lucide-react/icons/vote'
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { BallotConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, HeadView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import styles from './console.module.css'
import { votersOf } from './votes.ts'

const t = words(voteWords)

type Round = NonNullable<HeadView['round']>
type Given = { view: CommonView; round: Round; onSteer: (command: SteeringCommand) => void }

export function BallotHead({ view, round, config, onSteer }: Given & { config: BallotConfig }) {
  const { counts } = view.head
  const n = counts.voted
  const total = votersOf(view)
  const { id: roundId, ballot, resultsShown } = round
  return (
    <div className={styles.paneHead}>
      <div className={styles.counts}>
        <h2>
          <span className="num">
            {t(`votes.${config.secrecy === 'organisation' ? 'organisations' : 'voted'}.${plural(n, 'one', 'many')}`, {
              n,
              total,
            })}
          </span>
          <Tag tone={ballot === 'open' ? 'teal' : 'line'}>{t(`votes.state.${ballot}`)}</Tag>
          {resultsShown && <Tag tone="ok">{t('votes.state.shown')}</Tag>}
        </h2>
        <p className="meta">{t(`votes.secrecy.${config.secrecy}`)}</p>
      </div>
      {ballot !== 'open' && (
        <Button
          size="sm"
          variant={ballot === 'none' ? 'live' : 'second'}
          icon={ballot === 'none' ? Vote : LockOpen}
          onClick={() => onSteer({ kind: 'openBallot', roundId })}
        >
          {t(ballot === 'none' ? 'votes.open' : 'votes.reopen')}
        </Button>
      )}
      {ballot === 'open' && (
        <Button size="sm" variant="second" icon={Lock} onClick={() => onSteer({ kind: 'closeBallot', roundId })}>
          {t('votes.close')}
        </Button>
      )}
      {ballot !== 'none' && (
        <Button
          size="sm"
          variant={resultsShown || ballot === 'open' ? 'second' : 'live'}
          icon={resultsShown ? EyeOff : Eye}
          onClick={() => onSteer({ kind: 'showResults', roundId, shown: !resultsShown })}
        >
          {t(resultsShown ? 'votes.hide' : 'votes.show')}
        </Button>
      )}
    </div>
  )
}

export function FormHead({ view, round, onSteer }: Given) {
  const { counts } = view.head
  const { id: roundId, revealed } = round
  const n = counts.voted
  return (
    <div className={styles.paneHead}>
      <div className={styles.counts}>
        <h2>
          <span className="num">{t(`votes.replied.${plural(n, 'one', 'many')}`, { n, total: counts.guests })}</span>
        </h2>
        <p className="meta">{t('votes.form.private')}</p>
      </div>
      <Button
        size="sm"
        variant={revealed ? 'second' : 'live'}
        icon={revealed ? EyeOff : Eye}
        onClick={() => onSteer({ kind: 'reveal', roundId, revealed: !revealed })}
      >
        {t(revealed ? 'votes.form.unreveal' : 'votes.form.reveal')}
      </Button>
    </div>
  )
}

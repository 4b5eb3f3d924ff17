// One line of the line of time: a sitting with its woven bar, a version with its diamond, an act in words.
import Ellipsis from 'lucide-react/icons/ellipsis'
import Lock from 'lucide-react/icons/lock'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { HistoryLine } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayTime } from '../../dates.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Strata } from '../../ui/Layout.tsx'
import type { Shows } from './address.ts'
import styles from './history.module.css'
import timelineStyles from './timeline.module.css'
import { instantOf, sayHands, saySitting, type Sitting, type VersionLine } from './lines.ts'
import { byParty, type Paint } from './paint.ts'
import { sayAct, sayLock } from './say-act.ts'

const t = words(historyWords)

export interface TimelineLineProps {
  line: HistoryLine
  paint: Paint
  letter: string | null
  isCurrent: boolean
  onShow: (shows: Shows) => void
  onMenu: (opener: HTMLElement) => void
}

export function TimelineLine({ line, paint, letter, isCurrent, onShow, onMenu }: TimelineLineProps) {
  const when = <time dateTime={instantOf(line)}>{sayTime(new Date(instantOf(line)))}</time>
  const badge = letter !== null && (
    <span className={styles.letter}>
      <span aria-hidden="true">{letter}</span>
      <span className="sr-only">{t('history.line.is', { letter })}</span>
    </span>
  )
  if (line.kind === 'act')
    return (
      <li className={timelineStyles.act}>
        <span className={timelineStyles.when}>{when}</span>
        <span>{sayAct(line, paint)}</span>
      </li>
    )
  const isVersion = line.kind === 'version'
  const show = () =>
    onShow(
      isVersion
        ? { what: 'moment', position: line.version.position, blockId: null }
        : { what: 'comparison', from: line.from - 1, to: line.to },
    )
  return (
    <li
      className={classes(timelineStyles.line, isVersion && timelineStyles.named)}
      aria-current={isCurrent || undefined}
    >
      <button type="button" onClick={show}>
        <span className={timelineStyles.when}>
          {isVersion && <span className={timelineStyles.diamond} aria-hidden="true" />}
          {when}
        </span>
        {isVersion ? <OfVersion line={line} paint={paint} /> : <OfSitting line={line} paint={paint} />}
        {badge}
      </button>
      <IconButton
        icon={Ellipsis}
        size="sm"
        label={t('history.line.more', { what: isVersion ? line.version.name : sayOf(line, paint) })}
        aria-haspopup="menu"
        onClick={(event) => onMenu(event.currentTarget)}
      />
    </li>
  )
}

const sayOf = (line: Sitting, paint: Paint): string =>
  sayHands(
    line.hands.map(({ hand }) => hand),
    paint.hands,
  )

function OfSitting({ line, paint }: { line: Sitting; paint: Paint }) {
  const shares = byParty(paint, line.hands, ({ words: { added, removed } }) => added + removed)
  const parties = shares.filter(({ party }) => party.id !== '').map(({ party }) => party.name)
  return (
    <span className={timelineStyles.what}>
      <b>{sayOf(line, paint)}</b>
      <span className={timelineStyles.woven}>
        <Strata
          thin
          legend={false}
          shares={shares.map(({ party, words: value }) => ({
            id: party.id,
            name: party.name,
            mark: party.mark,
            value: Math.max(value, 1),
          }))}
        />
        <span className="sr-only">{parties.join(', ')}</span>
      </span>
      <small>{saySitting(line)}</small>
    </span>
  )
}

const sayErased = (n: number): string =>
  t(plural(n, 'history.version.erased.one', 'history.version.erased.many'), { n })

/** Locked by itself as the text was submitted or adopted, kept before a return, or named by somebody. */
const sayNaming = ({ isAutomatic, lock }: VersionLine['version']) =>
  isAutomatic ? (lock ? 'history.version.sealed' : 'history.version.automatic') : 'history.version.by'

function OfVersion({ line: { version }, paint }: { line: VersionLine; paint: Paint }) {
  const name = paint.hands[version.by]?.name ?? t('history.nobody')
  return (
    <span className={timelineStyles.what}>
      <b>{version.name}</b>
      {version.lock && (
        <small className={timelineStyles.locked}>
          <Icon of={Lock} size="0.9rem" /> {sayLock(version.lock)}
        </small>
      )}
      {version.erased && (
        <small className={timelineStyles.locked}>
          <Icon of={TriangleAlert} size="0.9rem" /> {sayErased(version.erased.passages)}
        </small>
      )}
      <small>{t(sayNaming(version), { name })}</small>
      {version.description && <small className={timelineStyles.description}>{version.description}</small>}
    </span>
  )
}

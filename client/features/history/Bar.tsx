// Which moments are looked at, and in whose colours. On a phone it is one line, which opens: the text comes first.
import ChevronDown from 'lucide-react/icons/chevron-down'
import GitCompare from 'lucide-react/icons/git-compare'
import { useId, useState } from 'react'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { SegmentedChoice } from '../../ui/aria/SegmentedChoice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './history.module.css'
import type { Moment } from './lines.ts'
import { colourings, type Colouring } from './paint.ts'
import type { Shows } from './address.ts'
import { useNarrow } from './use-narrow.ts'

const t = words(historyWords)

export interface BarProps {
  shows: Exclude<Shows, { what: 'default' }>
  head: number
  /** The first text that one may see. */
  first: number
  moments: readonly Moment[]
  colouring: Colouring
  onShow: (shows: Shows) => void
  onColour: (colouring: Colouring) => void
}

export function Bar(props: BarProps) {
  const isNarrow = useNarrow()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (!isNarrow)
    return (
      <div className={styles.bar}>
        <Choices {...props} />
      </div>
    )
  return (
    <div className={styles.bar}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span>
          <b>{t('history.bar.folded')}</b>
          <small>{sayShown(props)}</small>
        </span>
        <Icon of={ChevronDown} size="1.1rem" />
      </button>
      <div id={id} className={styles.choices} hidden={!isOpen}>
        {isOpen && <Choices {...props} />}
      </div>
    </div>
  )
}

/** « Première trame, 3 mars → Maintenant » */
function sayShown({ shows, ...known }: BarProps): string {
  const say = (position: number) => sayPosition(position, known)
  return shows.what === 'comparison'
    ? t('history.bar.folded.compared', { a: say(shows.from), b: say(shows.to) })
    : say(shows.position ?? known.head)
}

/** What a position is called, listed or not. */
function sayPosition(position: number, { head, moments }: Known): string {
  const listed = moments.find((moment) => moment.position === position)
  if (listed) return listed.label
  if (position === head) return t('history.now')
  return position === 0 ? t('history.bar.empty') : t('history.moment.unlisted', { position })
}

function Choices({ shows, head, first, moments, colouring, onShow, onColour }: BarProps) {
  return (
    <>
      {shows.what === 'comparison' ? (
        <div role="group" aria-label={t('history.bar.compared')} className={styles.picks}>
          <Pick
            letter="A"
            label={t('history.bar.a')}
            position={shows.from}
            head={head}
            first={first}
            moments={moments}
            onPick={(from) => onShow({ ...shows, from })}
          />
          <Icon of={GitCompare} className={styles.between} />
          <Pick
            letter="B"
            label={t('history.bar.b')}
            position={shows.to}
            head={head}
            first={first}
            moments={moments}
            onPick={(to) => onShow({ ...shows, to })}
          />
          <Button variant="quiet" size="sm" onClick={() => onShow({ ...shows, from: shows.to, to: shows.from })}>
            {t('history.bar.swap')}
          </Button>
          <Button
            variant="quiet"
            size="sm"
            onClick={() => onShow({ what: 'moment', position: shows.to, blockId: null })}
          >
            {t('history.bar.read')}
          </Button>
        </div>
      ) : (
        <div role="group" aria-label={t('history.bar.moment')} className={styles.picks}>
          <Pick
            letter="●"
            label={t('history.bar.moment')}
            position={shows.position ?? head}
            head={head}
            first={first}
            moments={moments}
            onPick={(position) => onShow({ ...shows, position })}
          />
          {first < head && (
            <Button
              variant="quiet"
              size="sm"
              onClick={() => onShow(comparedWith(shows.position ?? head, { head, first, moments }))}
            >
              {t('history.bar.compare')}
            </Button>
          )}
        </div>
      )}
      <SegmentedChoice
        label={t('history.bar.colours')}
        options={colourings.map((id) => ({ id, label: t(`history.colouring.${id}`) }))}
        value={colouring}
        onChange={onColour}
      />
    </>
  )
}

type Known = Pick<BarProps, 'head' | 'first' | 'moments'>

/** With now; what is now, with the moment before. */
function comparedWith(position: number, { head, first, moments }: Known): Shows {
  if (position < head) return { what: 'comparison', from: position, to: head }
  const before = moments.find((moment) => moment.position < head)
  return { what: 'comparison', from: before?.position ?? first, to: head }
}

interface PickProps extends Known {
  letter: string
  label: string
  position: number
  onPick: (position: number) => void
}

/** The list of the system: the best there is by keyboard, by voice and on a phone. */
function Pick({ letter, label, position, head, first, moments, onPick }: PickProps) {
  const id = useId()
  const versions = moments.filter(({ isVersion }) => isVersion)
  const sittings = moments.filter(({ isVersion, position: at }) => !isVersion && at !== head)
  const isListed =
    (position === 0 && first === 0) || position === head || moments.some((moment) => moment.position === position)
  return (
    <span className={styles.pick}>
      <label htmlFor={id} className={styles.letter}>
        <span aria-hidden="true">{letter}</span>
        <span className="sr-only">{label}</span>
      </label>
      <select id={id} value={position} onChange={(event) => onPick(Number(event.target.value))}>
        {!isListed && <option value={position}>{t('history.moment.unlisted', { position })}</option>}
        {!versions.some((version) => version.position === head) && (
          <option value={head}>{moments.find((moment) => moment.position === head)?.label ?? t('history.now')}</option>
        )}
        {versions.length > 0 && (
          <optgroup label={t('history.bar.versions')}>
            {versions.map((moment) => (
              <option key={moment.position} value={moment.position}>
                {moment.label}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={t('history.bar.sittings')}>
          {sittings.map((moment) => (
            <option key={moment.position} value={moment.position}>
              {moment.people === ''
                ? moment.label
                : t('history.bar.sitting', { moment: moment.label, people: moment.people })}
            </option>
          ))}
          {first === 0 && <option value={0}>{t('history.bar.empty')}</option>}
        </optgroup>
      </select>
      <Icon of={ChevronDown} size="1.1rem" />
    </span>
  )
}

// What can be done with what is shown: a version named or locked, a return, a file; and their dialogs.
import Bookmark from 'lucide-react/icons/bookmark'
import Download from 'lucide-react/icons/download'
import Lock from 'lucide-react/icons/lock'
import Package from 'lucide-react/icons/package'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { Suspense, useState } from 'react'
import type { History } from '../../../shared/schemas/history.ts'
import { historyActs } from '../../../shared/text/fr/history-acts.ts'
import { words } from '../../../shared/text/words.ts'
import { lazily } from '../../lazily.ts'
import { Button } from '../../ui/Button.tsx'
import type { Asked } from './ActDialogs.tsx'
import type { Shows } from './address.ts'
import styles from './history.module.css'
import { positionOf, type Moment, type VersionLine } from './lines.ts'
import type { Lines } from './pages.ts'
import type { Wanted } from './Timeline.tsx'

const t = words(historyActs)

/** Loaded when the first of them is asked for. */
const ActDialogs = lazily(() => import('./ActDialogs.tsx'), 'ActDialogs')

export interface ActsProps {
  documentId: string
  shows: Exclude<Shows, { what: 'default' }>
  history: Pick<History, 'head' | 'mayDo' | 'sections'>
  lines: Lines
  moments: readonly Moment[]
  /** From the line of time. */
  wanted: Wanted | null
  onWanted: (wanted: Wanted | null) => void
}

export function Acts({ documentId, shows, history, lines, moments, wanted, onWanted }: ActsProps) {
  const [own, setOwn] = useState<Asked | null>(null)
  const { head, mayDo } = history
  const position = shows.what === 'comparison' ? shows.to : (shows.position ?? head)
  const back = shows.what === 'comparison' ? shows.from : position
  const version = lines.lines.find(
    (line): line is VersionLine => line.kind === 'version' && line.version.position === position,
  )?.version
  const asked = own ?? askedFrom(wanted)
  const close = () => {
    setOwn(null)
    onWanted(null)
  }
  const sayMoment = (at: number) =>
    moments.find((moment) => moment.position === at)?.label ??
    t(at === head ? 'acts.now' : 'acts.moment', { position: at })
  return (
    <div className={styles.acts}>
      {mayDo.includes('nameVersion') && position > 0 && (
        <Button variant="second" block icon={Bookmark} onClick={() => setOwn({ what: 'name' })}>
          {t('acts.name')}
        </Button>
      )}
      {mayDo.includes('lockVersion') && version?.lock === null && (
        <Button variant="second" block icon={Lock} onClick={() => setOwn({ what: 'lock', version })}>
          {t('acts.lock')}
        </Button>
      )}
      {mayDo.includes('packVersion') && version?.lock && (
        <Button variant="second" block icon={Package} onClick={() => setOwn({ what: 'pack', version })}>
          {t('acts.pack')}
        </Button>
      )}
      {mayDo.includes('restoreText') && back < head && (
        <Button variant="second" block icon={RotateCcw} onClick={() => setOwn({ what: 'restore', position: back })}>
          {t(shows.what === 'comparison' ? 'acts.restore.a' : 'acts.restore')}
        </Button>
      )}
      {shows.what === 'comparison' && (
        <Button variant="quiet" block icon={Download} onClick={() => setOwn({ what: 'export' })}>
          {t('acts.export')}
        </Button>
      )}
      <Suspense fallback={null}>
        {asked && (
          <ActDialogs
            documentId={documentId}
            asked={asked}
            moment={sayMoment(asked.what === 'restore' ? asked.position : position)}
            position={position}
            from={back}
            mayPack={mayDo.includes('packVersion')}
            blockId={shows.what === 'moment' ? shows.blockId : null}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  )
}

function askedFrom(wanted: Wanted | null): Asked | null {
  if (wanted === null) return null
  const { what, line } = wanted
  if (what === 'restore') return { what, position: positionOf(line) }
  return line.kind === 'version' ? { what, version: line.version } : null
}

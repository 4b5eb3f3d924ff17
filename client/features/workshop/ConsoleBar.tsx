// The top of the console: which workshop, its code, who is there, and what is done with the whole of it.
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import Keyboard from 'lucide-react/icons/keyboard'
import MessageSquare from 'lucide-react/icons/message-square'
import Users from 'lucide-react/icons/users'
import { Link, useLocation } from 'wouter'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { meetingWords } from '../../../shared/text/fr/meeting.ts'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { Menu } from '../../ui/aria/Menu.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Tag } from '../../ui/Status.tsx'
import type { Asked } from './AskedDialog.tsx'
import styles from './console.module.css'
import { spacedCode } from '../../../shared/workshop/code.ts'

const t = words({ ...workshopConsole, ...paperWords, 'meeting.page': meetingWords['meeting.page'] })

export interface ConsoleBarProps {
  workshopId: string
  /** The meeting that it is part of. */
  meeting: Workshop['meeting']
  head: HeadView
  onAsk: (asked: Asked) => void
  /** Names are not shown on this device. */
  isVeiled: boolean
  onVeil: (on: boolean) => void
  /** Gives the contributions as a spreadsheet. */
  onCsv: () => void
}

export function ConsoleBar({ workshopId, meeting, head, onAsk, isVeiled, onVeil, onCsv }: ConsoleBarProps) {
  const { title, code, stage, counts } = head
  const [, go] = useLocation()
  const runs = stage === 'running'
  const isTidied = runs || stage === 'closed'
  const n = counts.here
  return (
    <div className={styles.bar}>
      <Brand href="/" compact />
      <h1>{title}</h1>
      {meeting && (
        <Link href={`/rencontres/${meeting.id}`} className={styles.meeting} aria-label={t('meeting.page', meeting)}>
          {meeting.title}
        </Link>
      )}
      <div className={styles.barEnd}>
        {code !== null && (
          <span>
            {t('console.code')} <b className={styles.code}>{spacedCode(code)}</b>
          </span>
        )}
        <span className={styles.here}>
          <Icon of={Users} />
          <b className="num">{n}</b>
          <span className={styles.hereWords}>{plural(n, t('console.here.one'), t('console.here.many'))}</span>
        </span>
        {isVeiled && <Tag tone="warn">{t('console.names.hidden')}</Tag>}
        {(runs || stage === 'open') && (
          <span className={styles.wide}>
            <Button size="sm" variant="second" icon={MessageSquare} onClick={() => onAsk({ kind: 'message' })}>
              {t('console.message')}
            </Button>
          </span>
        )}
        {runs && (
          <span className={styles.wide}>
            <Button size="sm" variant="second" onClick={() => onAsk({ kind: 'close' })}>
              {t('console.close')}
            </Button>
          </span>
        )}
        <span className={styles.wide}>
          <IconButton
            size="sm"
            icon={isVeiled ? Eye : EyeOff}
            label={t(isVeiled ? 'console.names.show' : 'console.names.hide')}
            onClick={() => onVeil(!isVeiled)}
          />
        </span>
        <span className={styles.wide}>
          <IconButton size="sm" icon={Keyboard} label={t('console.keys')} onClick={() => onAsk({ kind: 'keys' })} />
        </span>
        <Menu
          label={t('console.more')}
          trigger={<IconButton size="sm" icon={EllipsisVertical} label={t('console.more')} />}
          groups={[
            [
              { id: 'message', label: t('console.message'), act: () => onAsk({ kind: 'message' }) },
              {
                id: 'wish',
                label: t('console.wish.title'),
                disabled: !runs && stage !== 'open',
                act: () => onAsk({ kind: 'wish' }),
              },
              { id: 'pair', label: t('console.pair'), act: () => onAsk({ kind: 'pair' }) },
              {
                id: 'names',
                label: t(isVeiled ? 'console.names.show' : 'console.names.hide'),
                note: t('console.names.hint'),
                act: () => onVeil(!isVeiled),
              },
              {
                id: 'paper',
                label: t('paper.enter'),
                disabled: !isTidied,
                act: () => onAsk({ kind: 'paper' }),
              },
              { id: 'photos', label: t('paper.photos'), act: () => onAsk({ kind: 'photos' }) },
              { id: 'csv', label: t('paper.csv'), disabled: stage === 'draft' || stage === 'open', act: onCsv },
              ...(head.videoUrl
                ? [{ id: 'video', label: t('console.video'), act: () => openApart(head.videoUrl) }]
                : []),
              ...(meeting
                ? [{ id: 'meeting', label: t('meeting.page', meeting), act: () => go(`/rencontres/${meeting.id}`) }]
                : []),
              { id: 'prepare', label: t('console.prepare'), act: () => go(`/ateliers/${workshopId}/preparer`) },
              { id: 'keys', label: t('console.keys'), act: () => onAsk({ kind: 'keys' }) },
            ],
            [
              {
                id: 'close',
                label: t('console.close'),
                danger: true,
                disabled: !runs,
                act: () => onAsk({ kind: 'close' }),
              },
            ],
          ]}
        />
      </div>
    </div>
  )
}

const openApart = (address: string | undefined) => void window.open(address, '_blank', 'noopener,noreferrer')

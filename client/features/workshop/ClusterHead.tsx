// The head of a group: its title, edited in place, how many it holds, and what may be done with it.
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import { useRef, useState } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { ClusterView } from '../../../shared/workshop/view.ts'
import { afterClosing } from '../../ui/after-closing.ts'
import { Menu } from '../../ui/aria/Menu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Tag } from '../../ui/Status.tsx'
import styles from './board.module.css'

const t = words({ ...workshopConsole, ...workshopWords })

export type ClusterAct =
  | { kind: 'make' }
  | { kind: 'name'; id: string; title: string }
  | { kind: 'remove' | 'show' | 'synthesise'; id: string }
  | { kind: 'choose'; id: string; top: boolean }
  | { kind: 'disagree'; id: string; disagreed: boolean }

export interface ClusterHeadProps {
  cluster: ClusterView
  count: number
  onAct: (act: ClusterAct) => void
}

export function ClusterHead({ cluster, count, onAct }: ClusterHeadProps) {
  const { id, title, synthesis, top, disagreed } = cluster
  const [typed, setTyped] = useState<string | null>(null)
  // Left by a key, the title takes the focus back; left for elsewhere, it does not.
  const byKey = useRef(false)
  const shown = title || t('workshop.cluster.unnamed')
  const keep = () => {
    if (typed !== null && typed.trim() !== title) onAct({ kind: 'name', id, title: typed.trim() })
    setTyped(null)
  }
  const rename = () => {
    byKey.current = false
    setTyped(title)
  }
  if (typed !== null) {
    return (
      <div className={styles.head}>
        <TextInput
          aria-label={t('console.cluster.title')}
          value={typed}
          maxLength={120}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            byKey.current = event.key === 'Enter' || event.key === 'Escape'
            if (byKey.current) event.preventDefault() // the button that comes in its place would be pressed by the same key
            if (event.key === 'Enter') keep()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
      </div>
    )
  }
  return (
    <>
      <div className={styles.head}>
        <h3>
          <button
            type="button"
            className={styles.rename}
            aria-label={t('console.cluster.rename', { title: shown })}
            autoFocus={byKey.current}
            onClick={rename}
          >
            {shown}
          </button>
        </h3>
        <span className="num">{count}</span>
        <Menu
          label={t('console.cluster.more', { title: shown })}
          trigger={<IconButton size="sm" icon={EllipsisVertical} label={t('console.cluster.more', { title: shown })} />}
          groups={[
            [
              {
                id: 'name',
                label: t('console.cluster.rename', { title: shown }),
                act: () => void afterClosing(rename),
              },
              {
                id: 'synthesise',
                label: t('console.cluster.synthesise'),
                act: () => onAct({ kind: 'synthesise', id }),
              },
              {
                id: 'choose',
                label: t(top ? 'console.cluster.unchoose' : 'console.cluster.choose'),
                act: () => onAct({ kind: 'choose', id, top: !top }),
              },
              {
                id: 'disagree',
                label: t(disagreed ? 'console.cluster.agree' : 'console.cluster.disagree'),
                act: () => onAct({ kind: 'disagree', id, disagreed: !disagreed }),
              },
              { id: 'show', label: t('console.cluster.show'), act: () => onAct({ kind: 'show', id }) },
            ],
            [
              {
                id: 'remove',
                label: t('console.cluster.remove', { title: shown }),
                danger: true,
                act: () => onAct({ kind: 'remove', id }),
              },
            ],
          ]}
        />
      </div>
      {(top || disagreed) && (
        <p className={styles.clusterTags}>
          {top && <Tag tone="teal">{t('console.cluster.top')}</Tag>}
          {disagreed && <Tag tone="warn">{t('console.cluster.disagreed')}</Tag>}
        </p>
      )}
      {synthesis && <p className={styles.synthesis}>{synthesis}</p>}
    </>
  )
}

// What is looked at: the comparison of two moments, or the text of one. Each is read when it is asked for.
import { useCallback } from 'react'
import { fileRoutes } from '../../../shared/routes.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { Skeleton } from '../../ui/Layout.tsx'
import type { Shows, View } from './address.ts'
import { Comparing } from './Comparing.tsx'
import styles from './reading.module.css'
import type { Moment } from './lines.ts'
import type { Colouring } from './paint.ts'
import { Reading } from './Reading.tsx'
import { Refused } from './Refused.tsx'
import { Slider } from './Slider.tsx'
import { useNamesOf } from './use-names-of.ts'

const t = words(historyWords)

export interface CentreProps {
  documentId: string
  shows: Exclude<Shows, { what: 'default' }>
  head: number
  view: View
  colouring: Colouring
  moments: readonly Moment[]
  onShow: (shows: Shows) => void
  onView: (view: View) => void
}

export function Centre(props: CentreProps) {
  return props.shows.what === 'comparison' ? (
    <Compared {...props} from={props.shows.from} to={props.shows.to} />
  ) : (
    <Read {...props} position={props.shows.position ?? props.head} blockId={props.shows.blockId} />
  )
}

const pathOfFiles = fileRoutes.readFile.slice(fileRoutes.readFile.indexOf(' ') + 1)

function useUrlOf(documentId: string) {
  return useCallback(
    (file: string) =>
      pathOfFiles.replace(':documentId', encodeURIComponent(documentId)).replace(':fileId', encodeURIComponent(file)),
    [documentId],
  )
}

function Compared({ documentId, from, to, view, colouring, onView }: CentreProps & { from: number; to: number }) {
  const read = useRead('readComparison', { documentId, from, to }, { lasting: true })
  const names = useNamesOf(documentId, read.data?.inline ?? null)
  const urlOf = useUrlOf(documentId)
  if (read.error) return <Refused read={read} />
  if (!read.data) return <Skeleton title lines={10} label={t('history.comparing')} />
  return (
    <Comparing
      key={`${from} ${to}`}
      comparison={read.data}
      view={view}
      colouring={colouring}
      names={names}
      urlOf={urlOf}
      onView={onView}
    />
  )
}

type ReadProps = CentreProps & { position: number; blockId: string | null }

function Read({ documentId, position, blockId, colouring, moments, onShow }: ReadProps) {
  const read = useRead('readMoment', { documentId, position }, { keep: true, lasting: true })
  const names = useNamesOf(documentId, read.data?.text ?? null)
  const urlOf = useUrlOf(documentId)
  const move = (to: number) => onShow({ what: 'moment', position: to, blockId })
  return (
    <>
      <Slider
        ticks={[...moments].reverse()}
        position={position}
        isShown={read.data !== undefined && !read.isPlaceholderData}
        onMove={move}
      />
      {read.error ? (
        <Refused read={read} />
      ) : read.data ? (
        <div className={styles.moment} aria-busy={read.isPlaceholderData || undefined}>
          <Reading
            moment={read.data}
            colouring={colouring}
            blockId={blockId}
            names={names}
            urlOf={urlOf}
            onBlock={(id) => onShow({ what: 'moment', position, blockId: id })}
          />
        </div>
      ) : (
        <Skeleton title lines={10} label={t('history.opening')} />
      )}
    </>
  )
}

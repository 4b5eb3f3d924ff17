// « À retirer »: the places in which words stand that their author took back, each to be ticked once it is seen to. Nothing when there is none.
import type { TakenWordsLine } from '../../../shared/schemas/follow.ts'
import { takenWords } from '../../../shared/text/fr/taken-words.ts'
import { words } from '../../../shared/text/words.ts'
import { Link } from 'wouter'
import { sayDay } from '../../dates.ts'
import { sayFailure } from '../../error-words.ts'
import { useDo, useRead } from '../../query.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Section } from '../../ui/Layout.tsx'
import styles from './taken-words.module.css'

const t = words(takenWords)

export function TakenWords({ workshopId }: { workshopId: string }) {
  const read = useRead('listTakenWords', { workshopId })
  const mark = useDo('markTakenWords')
  const places = read.data?.places ?? []
  if (places.length === 0) return null
  return (
    <Section title={t('taken.title')} small>
      <p className="meta">{t('taken.lead')}</p>
      {mark.error && <Banner tone="danger">{t('taken.failed', { why: sayFailure(mark.error) })}</Banner>}
      <ul role="list" className={styles.places}>
        {places.map((place) => (
          <li key={place.id}>
            <div id={`place-${place.id}`}>
              <Where place={place} workshopId={workshopId} />
              <p className="meta">{t(`taken.how.${place.how}`, { day: sayDay(new Date(place.at)) })}</p>
            </div>
            <label className={styles.done}>
              <input
                type="checkbox"
                aria-describedby={`place-${place.id}`}
                checked={place.isDone}
                onChange={({ target }) => mark.mutate({ workshopId, placeId: place.id, isDone: target.checked })}
              />
              {t('taken.done')}
            </label>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Where({ place: { document, text }, workshopId }: { place: TakenWordsLine; workshopId: string }) {
  if (document === null) {
    return <Link href={`/ateliers/${workshopId}/console`}>{t(`taken.text.${text ?? 'merged'}`)}</Link>
  }
  const { id, title, blockId, section } = document
  return (
    <Link href={`/documents/${id}${blockId === null ? '' : `#${blockId}`}`}>
      {section === '' ? title : t('taken.place.section', { title, section })}
    </Link>
  )
}

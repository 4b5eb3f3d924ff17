// « Qui a écrit ceci »: of a paragraph or of what was selected, the authors by share, then who moved what.
import X from 'lucide-react/icons/x'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Strata } from '../../ui/Layout.tsx'
import { Org, Who } from '../../ui/Marks.tsx'
import { percents, type Authors } from './authors.ts'
import styles from './history.module.css'
import readingStyles from './reading.module.css'
import type { Paint, Party } from './paint.ts'

const t = words(historyWords)

interface AuthorsPanelProps {
  authors: Authors
  paint: Paint
  passage: string
  /** Of a selection, which closes by itself. */
  isChosen: boolean
  onClose: () => void
}

const short = (passage: string): string => (passage.length > 90 ? `${passage.slice(0, 88)}…` : passage)

export function AuthorsPanel({ authors: { written, moves }, paint, passage, isChosen, onClose }: AuthorsPanelProps) {
  const shares = percents(written.map(({ characters }) => characters))
  return (
    <section className={readingStyles.who} aria-label={t('history.who')}>
      <div className={readingStyles.whoHead}>
        <h2>{t('history.who')}</h2>
        {!isChosen && <IconButton icon={X} size="sm" label={t('history.who.close')} onClick={onClose} />}
      </div>
      <p className={styles.quoted}>{t('history.who.passage', { passage: short(passage) })}</p>
      <div role="status">
        {written.length === 0 && <p>{t('history.who.nobody')}</p>}
        {paint.colouring !== 'none' && written.length > 1 && (
          <Strata
            thin
            legend={false}
            shares={written.flatMap(({ hand, characters }) => {
              const party = paint.partyOf(hand)
              return party ? [{ id: `${hand}`, name: party.name, value: characters, mark: party.mark }] : []
            })}
          />
        )}
        <ul role="list" className={readingStyles.authors}>
          {written.map(({ hand, first, last }, at) => (
            <li key={hand}>
              <PartyMark party={paint.partyOf(hand)} />
              <span>
                {paint.sayHand(hand)} <small>{saySpan(first, last)}</small>
              </span>
              <b>{t('history.percent', { n: shares[at] ?? 0 })}</b>
            </li>
          ))}
        </ul>
        {moves.length > 0 && (
          <ul className={readingStyles.moves}>
            {moves.map(({ written: by, moved }) => (
              <li key={`${by.hand} ${moved.hand} ${moved.position}`}>
                {t('history.who.moved', {
                  writer: paint.sayHand(by.hand),
                  written: sayDay(new Date(by.at)),
                  mover: paint.sayHand(moved.hand),
                  moved: sayDay(new Date(moved.at)),
                })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

/** « le 12 janvier », « du 12 janvier au 3 mars » */
function saySpan(first: number, last: number): string {
  const [from, to] = [sayDay(new Date(first)), sayDay(new Date(last))]
  return from === to ? t('history.who.on', { day: from }) : t('history.who.span', { from, to })
}

export function PartyMark({ party }: { party: Party | null }) {
  if (!party) return <span />
  if (party.isOrganisation) return <Org name={party.name} mark={party.mark} size="sm" decorative />
  return <Who name={party.name} mark={party.mark} size="sm" decorative />
}

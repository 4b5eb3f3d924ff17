// What became of one's contributions: the one in hand with its path, the others beside it, and what one takes home.
import { useEffect, useRef, useState } from 'react'
import type { Follow, FollowedWorkshop } from '../../../shared/schemas/follow.ts'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayDay, sayMoment } from '../../dates.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Kind } from '../../ui/Kind.tsx'
import { Page } from '../../ui/Page.tsx'
import { Acts } from './Acts.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './follow.module.css'
import { Home } from './Home.tsx'
import { Opinion } from './Opinion.tsx'
import { Path } from './Path.tsx'
import type { Contribution } from './say-step.ts'
import { EraseMe } from './EraseMe.tsx'

const t = words(followWords)

export type OpenedProps = {
  code: string
  follow: Follow
  onChanged(): Promise<void>
  onErased(): void
  onClose(): void
}

export function Opened({ code, follow, onChanged, onErased, onClose }: OpenedProps) {
  const workshops: FollowedWorkshop[] = [follow, ...follow.others]
  const [room, setRoom] = useState<string | null>(null)
  const shown = workshops.find(({ workshopId }) => workshopId === room) ?? follow
  const { workshopId, contributions, title, closedAt, mayCorrect, correctableUntil, formsLeft, stage } = shown
  const [chosen, setChosen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const one = contributions.find(({ id }) => id === chosen) ?? contributions.at(-1)
  const others = contributions.filter((other) => other !== one)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (chosen !== null || room !== null) heading.current?.focus()
  }, [chosen, room])
  const done = async (sentence: string): Promise<void> => {
    await onChanged()
    setSaid(sentence)
  }
  const about = closedAt ? t('follow.workshop', { title, day: sayDay(new Date(closedAt)) }) : title
  return (
    <Page title={t('follow.title')} width="full">
      <header className={classes(styles.head, 'on-ochre')}>
        <div className={styles.wide}>
          <div className={styles.top}>
            <Brand href="/" />
            <Button variant="ink" size="sm" onClick={onClose}>
              {t('follow.leave')}
            </Button>
          </div>
          <h1 tabIndex={-1} ref={heading}>
            {t(one ? 'follow.became' : 'follow.title')}
          </h1>
          <blockquote>{one?.text ? <Wording {...one} /> : t(one ? 'follow.erasedText' : 'follow.nothing')}</blockquote>
          <p className={styles.about}>
            {one && <Kind type={one.type} />}
            <span>{about}</span>
          </p>
        </div>
      </header>
      <div className={classes(styles.wide, styles.columns)}>
        <p className="sr-only" role="status">
          {said}
        </p>
        <div className="stack-loose">
          {one ? <Path one={one} follow={shown} /> : <p>{t('follow.nothing.body')}</p>}
          {one && <Acts key={one.id} {...{ code, workshopId, one }} onDone={done} />}
          {mayCorrect && correctableUntil && (
            <p className="meta">
              {t(stage === 'published' ? 'follow.correct.until.published' : 'follow.correct.until', {
                moment: sayMoment(correctableUntil),
              })}
            </p>
          )}
        </div>
        <aside className="stack-loose">
          {workshops.length > 1 && (
            <Workshops
              meeting={follow.meeting?.title ?? ''}
              workshops={workshops}
              shown={workshopId}
              onShow={(next) => {
                setRoom(next)
                setChosen(null)
              }}
            />
          )}
          {others.length > 0 && <Others others={others} onChoose={setChosen} />}
          <Home follow={shown} />
          {formsLeft.map((form) => (
            <Opinion key={form.roundId} {...{ code, workshopId, form }} onDone={done} />
          ))}
          <EraseMe code={code} isOfSeveral={workshops.length > 1} onErased={onErased} />
        </aside>
      </div>
    </Page>
  )
}

function Others({ others, onChoose }: { others: readonly Contribution[]; onChoose(id: string): void }) {
  const n = others.length
  return (
    <section>
      <h2 className={styles.ruled}>{plural(n, t('follow.others.one'), t('follow.others.many', { n }))}</h2>
      <ul role="list" className={styles.others}>
        {others.map(({ id, type, text, language, is }) => (
          <li key={id}>
            <Kind type={type} />
            <p id={`text-${id}`} className={styles.text}>
              {text ? <Wording text={text} language={language} /> : t('follow.erasedText')}
            </p>
            <div className={styles.row}>
              <span className={styles.is} data-is={is}>
                {t(`follow.is.${is}`)}
              </span>
              <Button variant="quiet" size="sm" aria-describedby={`text-${id}`} onClick={() => onChoose(id)}>
                {t('follow.see')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

type WorkshopsProps = {
  meeting: string
  workshops: readonly FollowedWorkshop[]
  shown: string
  onShow(workshopId: string): void
}

/** All of a meeting that the code opens. */
function Workshops({ meeting, workshops, shown, onShow }: WorkshopsProps) {
  return (
    <section>
      <h2 className={styles.ruled}>{t('follow.meeting', { title: meeting })}</h2>
      <ul role="list" className={styles.others}>
        {workshops.map(({ workshopId, title, contributions: { length: n } }) => (
          <li key={workshopId}>
            <p id={`workshop-${workshopId}`} className={styles.text} lang="fr">
              {title}
            </p>
            <div className={styles.row}>
              <span className={styles.is}>
                {plural(n, t('follow.meeting.wrote.one', { n }), t('follow.meeting.wrote.many', { n }))}
              </span>
              <Button
                variant="quiet"
                size="sm"
                aria-describedby={`workshop-${workshopId}`}
                aria-pressed={workshopId === shown}
                onClick={() => onShow(workshopId)}
              >
                {t('follow.meeting.show')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

// Who had the floor and for how long, by college and by person: for those who facilitate, so that all are heard.
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { speakerId } from '../../../shared/workshop/evolve/floor.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import type { QueueView } from '../../../shared/workshop/view.ts'
import { sayClock } from '../../live/round-clock.ts'
import { useServerNow } from '../../live/turn-clock.ts'
import styles from './spoken-times.module.css'
import { spokenByCollege, spokenByPerson } from './spoken-times.ts'

const t = words({ ...workshopConsole, ...workshopWords })

/** Nothing until somebody spoke, nor where tables or a panel speak. */
export function SpokenTimes({ floor, offset }: { floor: QueueView; offset: number }) {
  const now = useServerNow(offset, floor.speaker !== null)
  const isOfPeople = floor.speaker === null || 'guestId' in floor.speaker.who.speaker
  const people = isOfPeople ? spokenByPerson(floor, now) : []
  if (people.length === 0) return null
  const lines = spokenByCollege(people).map(({ college, milliseconds }) => ({
    id: college,
    name: sayCollege(college),
    milliseconds,
  }))
  return (
    <div className={styles.times}>
      <Times caption={t('console.floor.spoken')} of={t('console.floor.spoken.college')} lines={lines} />
      <details>
        <summary>{t('console.floor.spoken.persons')}</summary>
        <Times
          caption={null}
          of={t('console.floor.spoken.person')}
          lines={people.map(({ who, milliseconds }) => ({
            id: speakerId(who.speaker),
            name: who.name || t('workshop.nobody'),
            milliseconds,
          }))}
        />
      </details>
    </div>
  )
}

type Line = { id: string; name: string; milliseconds: number }

function Times({ caption, of, lines }: { caption: string | null; of: string; lines: readonly Line[] }) {
  return (
    <table>
      {caption !== null && <caption>{caption}</caption>}
      <thead className="sr-only">
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{t('console.floor.spoken.time')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name, milliseconds }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="num">{sayClock(Math.floor(milliseconds / 1000) * 1000)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const sayCollege = (told: string): string => t(`workshop.college.${colleges.find((one) => one === told) ?? 'other'}`)

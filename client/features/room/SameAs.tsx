// Somebody who was in another workshop of the same meeting with this device: they come in as who they were there, or as
// somebody else. Loaded on demand.
import { useRef, useState } from 'react'
import { meetingPhone } from '../../../shared/text/fr/meeting-phone.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { useAct } from '../../use-act.ts'
import { DataNotice, type ArriveProps, type RoomFound } from './Arrive.tsx'
import { Band } from './Band.tsx'
import { spacedCode } from './code.ts'
import styles from './room.module.css'
import { sayFailure } from '../../phone-failure.ts'

const t = words(meetingPhone)

type Known = RoomFound['known'][number]

export function SameAs({ code, room, makeId, onJoined, onOther }: ArriveProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const guests = useRef(new Map<string, string>()) // sent twice after a lost answer, there is one guest
  const act = useAct(async (known: Known) => {
    const guestId = guests.current.get(known.guestId) ?? makeId()
    guests.current.set(known.guestId, guestId)
    const joined = await call('joinRoom', {
      workshopId: room.workshopId,
      code,
      guestId,
      tableId: null,
      ...asBefore(known),
    })
    onJoined(joined.guestId, known.name)
  })
  return (
    <Page title={room.title} width="full">
      <div className={styles.room}>
        <Band
          over={<span lang="fr">{room.meeting?.title}</span>}
          timer={<span className={styles.code}>{spacedCode(code)}</span>}
          title={<span lang="fr">{room.title}</span>}
          lead={t('meetingPhone.same.lead')}
        />
        <div className={styles.body}>
          {room.framing && (
            <p className={styles.framing} lang="fr">
              {room.framing}
            </p>
          )}
          <DataNotice room={room} />
          {act.failure && (
            <Banner key={act.attempt} tone="danger">
              {sayFailure(act.failure)}
            </Banner>
          )}
          <section className="stack" aria-labelledby="same">
            <h2 id="same" className={styles.heading}>
              {t('meetingPhone.same.title')}
            </h2>
            <ul role="list" className="stack">
              {room.known.map((one) => (
                <li key={one.guestId}>
                  <Button
                    size="lg"
                    block
                    busy={act.pending && chosen === one.guestId}
                    busyLabel={t('meetingPhone.same.busy')}
                    onClick={() => {
                      setChosen(one.guestId)
                      void act.run(one)
                    }}
                  >
                    {sayAs(one)}
                  </Button>
                </li>
              ))}
            </ul>
            <p className="meta">{t('meetingPhone.same.text')}</p>
          </section>
          <div className="stack">
            <Button variant="second" size="lg" block onClick={onOther}>
              {t('meetingPhone.same.other')}
            </Button>
            <p className="meta">{t('meetingPhone.same.other.hint')}</p>
          </div>
        </div>
      </div>
    </Page>
  )
}

/** « Entrer comme Claire (CRESS) » */
function sayAs({ name, organisation }: Pick<Known, 'name' | 'organisation'>): string {
  if (name === '')
    return organisation ? t('meetingPhone.same.namelessOf', { organisation }) : t('meetingPhone.same.nameless')
  return organisation ? t('meetingPhone.same.asOf', { name, organisation }) : t('meetingPhone.same.as', { name })
}

const asBefore = ({ guestId, name, identity, organisationId, organisation, college }: Known) => ({
  sameAs: guestId,
  identity,
  name,
  organisationId,
  organisationText: organisationId === null ? organisation : '',
  college,
})

// Before entering: which workshop, what becomes of the data, and under which name. No account, no address.
import { useId, useRef, useState, type FormEvent } from 'react'
import { colleges, type College } from '../../../shared/workshop/colleges.ts'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import { identities, type Identity } from '../../../shared/workshop/phases.ts'
import type { Reply } from '../../../shared/api.ts'
import { call } from '../../api.ts'
import { sayDay, sayList } from '../../dates.ts'
import { LanguageChoice } from '../../LanguageChoice.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { useAct } from '../../use-act.ts'
import { Band } from './Band.tsx'
import { spacedCode } from './code.ts'
import { OrganisationInput, type Organisation } from './OrganisationInput.tsx'
import styles from './room.module.css'
import { sayFailure } from '../../phone-failure.ts'

const t = words({ ...room, ...phoneWords })

export type RoomFound = Extract<Reply<'findRoom'>, { kind: 'room' }>

export type ArriveProps = {
  code: string
  room: RoomFound
  makeId(): string
  onJoined(guestId: string, name: string): void
  onFull(): void
  /** Somebody who was known comes in as somebody else. */
  onOther(): void
}

export function Arrive({ code, room: found, makeId, onJoined, onFull }: ArriveProps) {
  return (
    <Page title={found.title} width="full">
      <div className={styles.room}>
        <Band
          over={t('room.welcome')}
          timer={<span className={styles.code}>{spacedCode(code)}</span>}
          title={<span lang="fr">{found.title}</span>}
          lead={t('room.welcome.by', {
            names: sayList(found.facilitators.length > 0 ? found.facilitators : [found.pilot]),
          })}
        />
        <div className={styles.body}>
          {found.isFull ? (
            <Banner
              tone="warn"
              title={t('room.full.title')}
              announce="none"
              actions={
                <Button variant="second" onClick={onFull}>
                  {t('room.full.retry')}
                </Button>
              }
            >
              {t('room.full.body')}
            </Banner>
          ) : (
            <>
              {found.framing && (
                <p className={styles.framing} lang="fr">
                  {found.framing}
                </p>
              )}
              <div>
                <LanguageChoice flush />
              </div>
              <DataNotice room={found} />
              <ArriveForm {...{ code, room: found, makeId, onJoined }} />
            </>
          )}
        </div>
      </div>
    </Page>
  )
}

/** Who answers for the data, what one may do, when one hears of it: in three lines. */
export function DataNotice({ room: { notice, kept, feedbackDue } }: { room: RoomFound }) {
  return (
    <section className={styles.notice} aria-label={t('room.notice.title')}>
      <h2>{t('room.notice.title')}</h2>
      {notice && <p lang="fr">{notice}</p>}
      <p>{kept}</p>
      <p>{t('room.notice.name')}</p>
      {feedbackDue && <p>{t('room.notice.feedback', { day: sayDay(new Date(feedbackDue)) })}</p>}
    </section>
  )
}

type FormProps = Omit<ArriveProps, 'onFull' | 'onOther'>

function ArriveForm({ code, room: { workshopId, tables }, makeId, onJoined }: FormProps) {
  const id = useId()
  const guestId = useRef('') // sent twice after a lost answer, there is one guest
  const [identity, setIdentity] = useState<Identity>('named')
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState<Organisation>({ id: null, text: '' })
  const [college, setCollege] = useState<College | ''>('')
  const [tableId, setTableId] = useState('')
  const [attempt, setAttempt] = useState(0)
  const isMissing = { name: identity !== 'nameless' && name.trim() === '', college: college === '' }
  const act = useAct(async () => {
    if (college === '') return
    guestId.current ||= makeId()
    const given = identity === 'nameless' ? '' : name.trim()
    const joined = await call('joinRoom', {
      workshopId,
      code,
      guestId: guestId.current,
      identity,
      name: given,
      organisationId: organisation.id,
      organisationText: organisation.id === null ? organisation.text.trim() : '',
      college,
      tableId: tableId || null,
    })
    onJoined(joined.guestId, given)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (isMissing.name) return document.getElementById(`${id}-name`)?.focus()
    if (isMissing.college) return document.getElementById(`${id}-college`)?.focus()
    void act.run()
  }
  const wasTried = attempt > 0
  return (
    <form className={styles.arrive} onSubmit={submit} noValidate>
      {act.failure && (
        <Banner key={act.attempt} tone="danger">
          {sayFailure(act.failure)}
        </Banner>
      )}
      <IdentityChoice value={identity} onChange={setIdentity} />
      {identity !== 'nameless' && (
        <Field
          id={`${id}-name`}
          label={t(identity === 'named' ? 'room.name' : 'room.pseudonym')}
          error={
            wasTried && isMissing.name ? t(identity === 'named' ? 'room.name.error' : 'room.pseudonym.error') : null
          }
        >
          <TextInput
            autoComplete={identity === 'named' ? 'name' : 'off'}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      )}
      {identity === 'named' && (
        <OrganisationInput workshopId={workshopId} code={code} value={organisation} onChange={setOrganisation} />
      )}
      <Field
        id={`${id}-college`}
        label={t('room.college')}
        error={wasTried && isMissing.college ? t('room.college.error') : null}
      >
        <Select
          value={college}
          onChange={(event) => setCollege(colleges.find((one) => one === event.target.value) ?? '')}
        >
          <option value="">{t('room.college.choose')}</option>
          {colleges.map((one) => (
            <option key={one} value={one}>
              {t(`workshop.college.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {tables.length > 0 && (
        <Field label={t('room.table')} optional>
          <Select value={tableId} onChange={(event) => setTableId(event.target.value)}>
            <option value="">{t('room.table.later')}</option>
            {tables.map((table) => (
              <option key={table.id} value={table.id}>
                {t('workshop.table', { n: table.number })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Button type="submit" size="lg" block busy={act.pending} busyLabel={t('room.enter.busy')}>
        {t('room.enter')}
      </Button>
    </form>
  )
}

function IdentityChoice({ value, onChange }: { value: Identity; onChange(identity: Identity): void }) {
  const name = useId()
  return (
    <fieldset className={styles.identities}>
      <legend>{t('room.identity')}</legend>
      {identities.map((identity) => (
        <label key={identity} className={styles.choice}>
          <input type="radio" name={name} checked={identity === value} onChange={() => onChange(identity)} />
          <span>
            {t(`room.identity.${identity}`)}
            <small>{t(`room.identity.${identity}.hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

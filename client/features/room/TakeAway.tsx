// « Vous repartez avec », once the workshop is over: projects and commitments, contacts who agreed, the code to come back by.
import { takeAway } from '../../../shared/text/fr/take-away.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { TakeAway as Home } from '../../../shared/schemas/follow.ts'
import { sayDay } from '../../dates.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './follow-code.module.css'
import { FollowCode, type FollowCodeProps } from './FollowCode.tsx'
import { ContactField } from './Keep.tsx'
import { sayFailure } from '../../phone-failure.ts'
import { useTakeAway } from './use-take-away.ts'

const t = words(takeAway)

export function TakeAway(props: FollowCodeProps) {
  const { home, failure, again } = useTakeAway(props)
  return (
    <>
      {failure && (
        <Banner
          tone="warn"
          actions={
            <Button size="sm" variant="second" onClick={again}>
              {t('away.again')}
            </Button>
          }
        >
          {sayFailure(failure)}
        </Banner>
      )}
      {home && <AtHome home={home} />}
      <FollowCode {...props} hasCode={home?.hasCode ?? false} />
      {home && <ContactField {...props} contact={home.contact} />}
    </>
  )
}

function AtHome({ home: { home, contacts, feedbackDue } }: { home: Home }) {
  const projects = home.filter(({ type }) => type === 'project')
  const commitments = home.filter(({ type }) => type === 'commitment')
  const [p, c, n] = [projects.length, commitments.length, contacts.length]
  return (
    <>
      {p > 0 && <Ideas title={plural(p, t('away.projects.one'), t('away.projects.many', { n: p }))} ideas={projects} />}
      {c > 0 && (
        <Ideas title={plural(c, t('away.commitments.one'), t('away.commitments.many', { n: c }))} ideas={commitments} />
      )}
      {n > 0 && (
        <section className="stack">
          <h2>{plural(n, t('away.contacts.one'), t('away.contacts.many', { n }))}</h2>
          <p className="meta">{t('away.contacts.agreed')}</p>
          <ul role="list" className={styles.list}>
            {contacts.map(({ name, organisation, contact }) => (
              <li key={`${name} ${contact}`}>
                <b>{name || t('away.contacts.nameless')}</b>
                {organisation && `, ${organisation}`}
                <br />
                {contact}
              </li>
            ))}
          </ul>
        </section>
      )}
      {feedbackDue && <p>{t('away.feedback', { day: sayDay(new Date(feedbackDue)) })}</p>}
    </>
  )
}

function Ideas({ title, ideas }: { title: string; ideas: Home['home'] }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul role="list" className={styles.list}>
        {ideas.map(({ id, text, language, isMine }) => (
          <li key={id}>
            <Wording text={text} language={language} />
            <p className="meta">{t(isMine ? 'away.mine' : 'away.supported')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

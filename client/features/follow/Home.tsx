// What one went home with: projects and commitments, contacts who agreed.
import type { FollowedWorkshop } from '../../../shared/schemas/follow.ts'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { words } from '../../../shared/text/words.ts'
import { Kind } from '../../ui/Kind.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './follow.module.css'

const t = words(followWords)

export function Home({ follow: { home, contacts } }: { follow: FollowedWorkshop }) {
  return (
    <>
      {home.length > 0 && (
        <section>
          <h2 className={styles.ruled}>{t('follow.home')}</h2>
          <ul role="list" className={styles.others}>
            {home.map(({ id, type, text, language, isMine }) => (
              <li key={id}>
                <Kind type={type} />
                <p className={styles.text}>
                  <Wording text={text} language={language} />
                </p>
                <p className="meta">{t(isMine ? 'follow.home.mine' : 'follow.home.supported')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {contacts.length > 0 && (
        <section>
          <h2 className={styles.ruled}>{t('follow.contacts')}</h2>
          <p className="meta">{t('follow.contacts.agreed')}</p>
          <ul role="list" className={styles.others}>
            {contacts.map(({ name, organisation, contact }) => (
              <li key={`${name} ${contact}`}>
                {name && <b>{organisation ? `${name}, ${organisation}` : name}</b>}
                <p className={styles.text}>{contact}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

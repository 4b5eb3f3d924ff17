// One's own account: who I am, my passphrase, my connections, what this device keeps and how it looks.
import { account } from '../../shared/text/fr/account.ts'
import { words } from '../../shared/text/words.ts'
import styles from '../features/account/account.module.css'
import { EraseMe } from '../features/account/EraseMe.tsx'
import { KeptHere } from '../features/account/KeptHere.tsx'
import { MyContributions } from '../features/account/MyContributions.tsx'
import { MyOrganisations } from '../features/account/MyOrganisations.tsx'
import { PassphraseForm } from '../features/account/PassphraseForm.tsx'
import { ProfileForm } from '../features/account/ProfileForm.tsx'
import { Sessions } from '../features/account/Sessions.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { ThemeSwitch } from '../ui/ThemeSwitch.tsx'

const t = words(account)

export function AccountPage() {
  return (
    <AppFrame title={t('account.title')} crumbs={[{ label: t('account.title') }]}>
      <PageHead title={t('account.title')} />
      <div className={styles.columns}>
        <div className="stack-loose">
          <Section title={t('account.who')} small>
            <ProfileForm />
          </Section>
          <Section title={t('account.passphrase')} small>
            <p className={styles.lead}>{t('account.passphraseLead')}</p>
            <PassphraseForm />
          </Section>
        </div>
        <div className="stack-loose">
          <Section title={t('account.organisations')} small>
            <MyOrganisations />
          </Section>
          <Section title={t('account.sessions')} small>
            <p className={styles.lead}>{t('account.sessionsLead')}</p>
            <Sessions />
          </Section>
          <Section title={t('account.contributions')} small>
            <MyContributions />
          </Section>
          <Section title={t('account.kept')} small>
            <KeptHere />
          </Section>
          <Section title={t('account.look')} small>
            <p className={styles.lead}>{t('account.lookLead')}</p>
            <ThemeSwitch />
          </Section>
          <Section title={t('account.erasing')} small>
            <EraseMe />
          </Section>
        </div>
      </div>
    </AppFrame>
  )
}

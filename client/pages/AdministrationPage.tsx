// The administration of the instance: its name, its accounts, its organisations, its log. For administrators only.
import { counted } from '../../shared/text/counted.ts'
import { administration } from '../../shared/text/fr/administration.ts'
import { plural, words } from '../../shared/text/words.ts'
import styles from '../features/administration/administration.module.css'
import { Audit } from '../features/administration/Audit.tsx'
import { InstanceSettings } from '../features/administration/InstanceForm.tsx'
import { Organisations } from '../features/administration/Organisations.tsx'
import { People } from '../features/administration/People.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useMe } from '../me.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words(administration)

export function AdministrationPage() {
  return useMe().isAdmin ? <Administration /> : <NotFoundPage />
}

function Administration() {
  const people = useRead('listPeople', {})
  const organisations = useRead('listOrganisations', {})
  const peopleKnown = people.data?.people ?? []
  const organisationsKnown = organisations.data?.organisations ?? []
  const names = new Map([
    ...peopleKnown.map(({ id, displayName }) => [id, displayName] as const),
    ...organisationsKnown.map(({ id, name }) => [id, name] as const),
  ])
  const count = (n: number, one: string, many: string) => (n > 0 ? plural(n, one, many) : undefined)
  const n = peopleKnown.length
  const m = organisationsKnown.length
  return (
    <AppFrame title={t('admin.title')} crumbs={[{ label: t('admin.title') }]}>
      <PageHead title={t('admin.title')} lead={t('admin.lead')} />
      <div className="stack-loose">
        <Section title={t('admin.instance')}>
          <InstanceSettings />
        </Section>
        <Section
          title={t('admin.people')}
          aside={count(n, t('admin.peopleOne'), t('admin.peopleMany', { n: counted(n) }))}
        >
          {people.data ? <People people={peopleKnown} /> : <ReadState read={people} />}
        </Section>
        <Section
          title={t('admin.organisations')}
          aside={count(m, t('admin.organisationOne'), t('admin.organisationMany', { n: counted(m) }))}
        >
          {organisations.data ? (
            <Organisations organisations={organisationsKnown} />
          ) : (
            <ReadState read={organisations} />
          )}
        </Section>
        <Section title={t('admin.audit')}>
          <p className={styles.lead}>{t('admin.auditLead')}</p>
          <Audit names={names} />
        </Section>
      </div>
    </AppFrame>
  )
}

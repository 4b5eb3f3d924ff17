// The top of a démarche: who carries it, its title, its question, and the figures that exist.
import Settings2 from 'lucide-react/icons/settings-2'
import UserPlus from 'lucide-react/icons/user-plus'
import type { ReactNode } from 'react'
import type { DemarcheAction } from '../../../shared/rules/permissions.ts'
import type { Demarche } from '../../../shared/schemas/demarches.ts'
import { demarche as demarcheWords } from '../../../shared/text/fr/demarche.ts'
import { counted } from '../../../shared/text/counted.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Org } from '../../ui/Marks.tsx'
import styles from './demarche.module.css'

const t = words(demarcheWords)

/** What is done to a démarche; the rest is reading. */
const isWriting = (action: DemarcheAction): boolean => !action.startsWith('read')

export interface MastheadProps {
  demarche: Demarche
  /** Null while it is not known. */
  documents: number | null
  onEdit: () => void
  onInvite: () => void
}

export function Masthead({ demarche, documents, onEdit, onInvite }: MastheadProps) {
  const owners = demarche.organisations.filter(({ isOwner }) => isOwner)
  return (
    <div className={styles.head}>
      <div className={styles.owners}>
        <span className={styles.marks}>
          {owners.map(({ id, name, hue, pattern }) => (
            <Org key={id} name={name} mark={{ hue, pattern }} decorative />
          ))}
        </span>
        <span>{sayList(owners.map(({ name }) => name))}</span>
      </div>
      <h1>{demarche.title}</h1>
      {demarche.question && <p className="lead">{demarche.question}</p>}
      {demarche.territory && <p className={styles.territory}>{demarche.territory}</p>}
      {!demarche.mayDo.some(isWriting) && <p className={styles.readOnly}>{t('demarche.readOnly')}</p>}
      <div className={styles.under}>
        <Facts demarche={demarche} documents={documents} />
        <Acts demarche={demarche} onEdit={onEdit} onInvite={onInvite} />
      </div>
    </div>
  )
}

function Facts({ demarche, documents }: Pick<MastheadProps, 'demarche' | 'documents'>) {
  const organisations = demarche.organisations.length
  const members = demarche.members.length
  return (
    <dl className={styles.facts} aria-label={t('demarche.facts')}>
      {documents !== null && (
        <Fact n={documents}>{plural(documents, t('demarche.documents.one'), t('demarche.documents.many'))}</Fact>
      )}
      <Fact n={organisations}>
        {plural(organisations, t('demarche.organisations.one'), t('demarche.organisations.many'))}
      </Fact>
      <Fact n={members}>{plural(members, t('demarche.members.one'), t('demarche.members.many'))}</Fact>
    </dl>
  )
}

const Fact = ({ n, children }: { n: number; children: ReactNode }) => (
  <div>
    <dt>{children}</dt>
    <dd>{counted(n)}</dd>
  </div>
)

function Acts({ demarche, onEdit, onInvite }: Omit<MastheadProps, 'documents'>) {
  return (
    <div className={styles.acts}>
      {demarche.mayDo.includes('editDemarche') && (
        <Button variant="second" icon={Settings2} onClick={onEdit}>
          {t('demarche.edit')}
        </Button>
      )}
      {demarche.mayDo.includes('invite') && (
        <Button icon={UserPlus} onClick={onInvite}>
          {t('demarche.invite')}
        </Button>
      )}
    </div>
  )
}

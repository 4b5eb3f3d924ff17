// The tab of the organisations: the directory, and what may be done with the whole of it.
import CopyCheck from 'lucide-react/icons/copy-check'
import Download from 'lucide-react/icons/download'
import Plus from 'lucide-react/icons/plus'
import Upload from 'lucide-react/icons/upload'
import { Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { Demarche } from '../../../shared/schemas/demarches.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { duplicates } from '../../../shared/text/fr/duplicates.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { call } from '../../signed-in-api.ts'
import { sayFailure } from '../../error-words.ts'
import { useMe } from '../../me.tsx'
import { useAct } from '../../use-act.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { Directory } from './Directory.tsx'
import styles from './directory.module.css'
import { save } from '../../save-file.ts'
import { lazily } from '../../lazily.ts'

const t = words({ ...directory, ...duplicates })

const AddDialog = lazily(() => import('./AddDialog.tsx'), 'AddDialog')

export function DirectoryTab({ demarche, title }: { demarche: Demarche; title: string }) {
  const [, go] = useLocation()
  const [adding, setAdding] = useState(false)
  const may = demarche.mayDo.includes('editDirectory')
  const mine = new Set(useMe().organisations.map(({ id }) => id))
  const isOfOne = demarche.organisations.some(({ id }) => mine.has(id))
  const acts = (
    <div className={styles.acts}>
      <Export demarche={demarche} />
      {demarche.mayDo.includes('mergeOrganisations') && (
        <LinkButton variant="second" size="sm" icon={CopyCheck} href={`/d/${demarche.id}/organisations/doublons`}>
          {t('duplicates.link')}
        </LinkButton>
      )}
      {may && (
        <LinkButton variant="second" size="sm" icon={Upload} href={`/d/${demarche.id}/organisations/import`}>
          {t('directory.import')}
        </LinkButton>
      )}
      {may && (
        <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
          {t('directory.add')}
        </Button>
      )}
    </div>
  )
  return (
    <Section title={title} aside={acts} small>
      <Directory demarcheId={demarche.id} mayTag={may || isOfOne} taking={demarche.organisations.length} />
      {adding && (
        <Suspense fallback={null}>
          <AddDialog
            demarcheId={demarche.id}
            onClose={() => setAdding(false)}
            onAdded={(id) => go(`/d/${demarche.id}/organisations/${id}`)}
          />
        </Suspense>
      )}
    </Section>
  )
}

function Export({ demarche }: { demarche: Demarche }) {
  const act = useAct(async () => {
    try {
      const { csv } = await call('exportDirectory', { demarcheId: demarche.id })
      save(`${t('directory.exportName', { title: demarche.title })}.csv`, csv, 'text/csv;charset=utf-8')
      const note = demarche.mayDo.includes('readContacts') ? `. ${t('directory.exported.contacts')}` : ''
      toasts.show({ tone: 'ok', text: `${t('directory.exported')}${note}` })
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
      toasts.show({ tone: 'danger', text: sayFailure(failure) })
    }
  })
  return (
    <Button
      variant="second"
      size="sm"
      icon={Download}
      busy={act.pending}
      busyLabel={t('directory.exporting')}
      onClick={() => void act.run()}
    >
      {t('directory.export')}
    </Button>
  )
}

// Opens a new démarche.
import { useLocation } from 'wouter'
import { demarche } from '../../shared/text/fr/demarche.ts'
import { words } from '../../shared/text/words.ts'
import { NewDemarcheForm } from '../features/demarche/NewDemarcheForm.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useMe } from '../me.tsx'
import { PageHead } from '../ui/Page.tsx'
import { toasts } from '../ui/toast-store.ts'

const t = words(demarche)

export function NewDemarchePage() {
  const me = useMe()
  const [, go] = useLocation()
  const open = (demarcheId: string) => {
    toasts.show({ tone: 'ok', text: t('new.created') })
    go(`/d/${demarcheId}`)
  }
  return (
    <AppFrame
      title={t('new.tab')}
      width="text"
      crumbs={[{ label: t('demarche.crumb'), href: '/' }, { label: t('new.tab') }]}
    >
      <PageHead title={t('new.title')} lead={t('new.lead')} />
      <NewDemarcheForm mine={me.organisations} onCreated={open} />
    </AppFrame>
  )
}

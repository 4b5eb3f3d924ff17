// The server did not answer, and this device knows nobody: what is safe, and trying again.
import { useState } from 'react'
import { session } from '../../shared/text/fr/session.ts'
import { words } from '../../shared/text/words.ts'
import { useSession } from '../me.tsx'
import { Button } from '../ui/Button.tsx'
import { Page, PageHead } from '../ui/Page.tsx'
import { TopBar } from '../ui/TopBar.tsx'

const t = words(session)

export function UnreachablePage() {
  const { refresh } = useSession()
  const [busy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    await refresh()
    setBusy(false)
  }
  return (
    <Page title={t('session.unreachable')} width="narrow" topBar={<TopBar />}>
      <PageHead title={t('session.unreachable')} lead={t('session.unreachableBody')} />
      <Button busy={busy} busyLabel={t('session.retrying')} onClick={() => void retry()}>
        {t('session.retry')}
      </Button>
    </Page>
  )
}

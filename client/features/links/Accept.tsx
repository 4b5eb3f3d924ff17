// Accepting an invitation with the account one is signed in with.
import { links } from '../../../shared/text/fr/links.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useAct } from '../../use-act.ts'
import type { Joined } from './JoinForm.tsx'

const t = words(links)

export function Accept({ token, onDone }: { token: string; onDone: (joined: Joined) => void }) {
  const accept = useAct(async () => onDone(await call('acceptInvitation', { token })))
  return (
    <div className="stack">
      {accept.failure && (
        <Banner key={accept.attempt} tone="danger">
          {sayFailure(accept.failure)}
        </Banner>
      )}
      <Button size="lg" block busy={accept.pending} busyLabel={t('links.accepting')} onClick={() => void accept.run()}>
        {t('links.accept')}
      </Button>
    </div>
  )
}

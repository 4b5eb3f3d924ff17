// An invitation opened while signed in as somebody else: says who is who, and the two ways on.
import type { Me } from '../../../shared/schemas/people.ts'
import { links } from '../../../shared/text/fr/links.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { useAct } from '../../use-act.ts'

const t = words(links)

export function OtherPerson({ me, email, onLeft }: { me: Me; email: string; onLeft: () => void }) {
  const leave = useAct(async () => {
    await call('signOut', {})
    onLeft()
  })
  return (
    <div className="stack">
      <p>{t(`links.other.${me.grammaticalForm}`, { name: me.displayName, mine: me.email, email })}</p>
      <p className="muted">{t('links.otherBody')}</p>
      {leave.failure && (
        <Banner key={leave.attempt} tone="danger">
          {sayFailure(leave.failure)}
        </Banner>
      )}
      <div className="row">
        <Button busy={leave.pending} onClick={() => void leave.run()}>
          {t('links.otherLeave')}
        </Button>
        <LinkButton href="/" variant="second">
          {t('links.otherStay')}
        </LinkButton>
      </div>
    </div>
  )
}

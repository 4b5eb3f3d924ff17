// A link that could not be read for now, with a way to try again.
import { links } from '../../../shared/text/fr/links.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'

const t = words(links)

export function LinkTrouble({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const retry = (
    <Button variant="second" size="sm" onClick={onRetry}>
      {t('links.retry')}
    </Button>
  )
  return (
    <Banner tone="danger" actions={retry}>
      {sayFailure(failure)}
    </Banner>
  )
}

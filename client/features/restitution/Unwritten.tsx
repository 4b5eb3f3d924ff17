// Before there is a restitution: what it will be, and the way to have it written.
import FilePen from 'lucide-react/icons/file-pen'
import type { Restitution } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Layout.tsx'

const t = words(restitutionWords)

export function Unwritten({ restitution: { workshopId, stage, maySteer } }: { restitution: Restitution }) {
  const write = useDo('writeRestitution')
  if (!maySteer) {
    return (
      <Empty title={t('restitution.none')} level={2}>
        {t('restitution.none.reader')}
      </Empty>
    )
  }
  const act =
    stage === 'closed' ? (
      <Button
        icon={FilePen}
        busy={write.isPending}
        busyLabel={t('restitution.write.busy')}
        onClick={() => write.mutate({ workshopId })}
      >
        {t('restitution.write')}
      </Button>
    ) : (
      <LinkButton variant="second" href={`/ateliers/${workshopId}/console`}>
        {t('restitution.none.console')}
      </LinkButton>
    )
  return (
    <>
      <Empty title={t('restitution.none')} level={2} actions={act}>
        {t(stage === 'closed' ? 'restitution.write.text' : 'restitution.none.running')}
      </Empty>
      <FormError error={write.error} />
    </>
  )
}

// Having the restitution written again, beside the one there is: asked first.
import { useState } from 'react'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { AlertDialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'

const t = words(restitutionWords)

export function WriteAgain({ workshopId }: { workshopId: string }) {
  const [isAsked, setAsked] = useState(false)
  const write = useDo('writeRestitution')
  const again = () =>
    write.mutateAsync({ workshopId, again: true }).then(
      () => undefined,
      () => undefined, // told below
    )
  return (
    <>
      <div className="row">
        <Button size="sm" variant="second" onClick={() => setAsked(true)}>
          {t('restitution.again')}
        </Button>
      </div>
      <FormError error={write.error} />
      <AlertDialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={t('restitution.again.title')}
        confirm={t('restitution.again')}
        onConfirm={again}
      >
        <p>{t('restitution.again.text')}</p>
      </AlertDialog>
    </>
  )
}

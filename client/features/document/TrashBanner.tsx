// What is said over a text that is in the trash, to those who may bring it back.
import Trash2 from 'lucide-react/icons/trash-2'
import type { Document } from '../../../shared/schemas/documents.ts'
import { organise } from '../../../shared/text/fr/organise.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayDay, saySince } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words(organise)

export interface TrashBannerProps {
  document: Document
  trash: NonNullable<Document['trash']>
}

export function TrashBanner({ document, trash }: TrashBannerProps) {
  const restore = useDo('restoreDocument')
  const onSuccess = ({ documents: n }: { documents: number }) => {
    toasts.show({ tone: 'ok', text: plural(n, t('trash.restored.one'), t('trash.restored.many', { n })) })
  }
  const act = document.mayDo.includes('restoreDocument') && (
    <Button
      variant="second"
      size="sm"
      busy={restore.isPending}
      onClick={() => restore.mutate({ documentId: document.id }, { onSuccess })}
    >
      {t('trash.restore')}
    </Button>
  )
  return (
    <Banner tone="warn" announce="status" icon={Trash2} title={t('trash.banner')} actions={act}>
      {t('trash.banner.text', { who: trash.by, when: saySince(trash.at), until: sayDay(new Date(trash.until)) })}
      <FormError error={restore.error} />
    </Banner>
  )
}

// Above a text that is frozen as a locked version: how many of its passages their author erased since. For pilots. [H113]
import type { Document } from '../../../shared/schemas/documents.ts'
import { packWords } from '../../../shared/text/fr/pack.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'

const t = words(packWords)

export interface ErasedBannerProps {
  documentId: string
  erased: NonNullable<Document['erased']>
}

export function ErasedBanner({ documentId, erased: { passages: n, position } }: ErasedBannerProps) {
  return (
    <Banner
      tone="warn"
      announce="none"
      title={t(plural(n, 'erased.title.one', 'erased.title.many'), { n })}
      actions={
        <LinkButton href={`/documents/${documentId}/historique?moment=${position}`} variant="second" size="sm">
          {t('erased.where')}
        </LinkButton>
      }
    >
      {t('erased.banner.text')}
    </Banner>
  )
}

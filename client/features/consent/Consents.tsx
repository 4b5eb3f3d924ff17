// Above a text: what organisations answered about its sections, and whether they still are what was answered about. [A114]
import BadgeCheck from 'lucide-react/icons/badge-check'
import { Suspense, useState } from 'react'
import { consentWords } from '../../../shared/text/fr/consent.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { lazily } from '../../lazily.ts'
import { useRead } from '../../query.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { isStale, saySection } from './say.ts'

const t = words(consentWords)

const ConsentsDialog = lazily(() => import('./ConsentsDialog.tsx'), 'ConsentsDialog')

/** Nothing of a text that nobody was asked about. */
export function Consents({ documentId }: { documentId: string }) {
  const { data } = useRead('listConsents', { documentId })
  const [isOpen, setOpen] = useState(false)
  const sections = data?.sections ?? []
  const [first] = sections
  if (first === undefined) return null
  const stale = sections.filter(isStale).length
  const single = sections.length === 1
  const several = [
    t('consent.several', { n: sections.length }),
    stale > 0 && t(plural(stale, 'consent.several.stale.one', 'consent.several.stale.many'), { n: stale }),
  ]
  return (
    <>
      <Banner
        announce="none"
        tone={stale > 0 ? 'warn' : 'info'}
        {...(stale === 0 && { icon: BadgeCheck })}
        title={single ? t('consent.section', { title: first.title || t('consent.gone.title') }) : t('consent.title')}
        actions={
          <Button variant="second" size="sm" onClick={() => setOpen(true)}>
            {t('consent.open')}
          </Button>
        }
      >
        {(single ? saySection(first) : several).filter(Boolean).join(' ')}
      </Banner>
      <Suspense fallback={null}>
        {isOpen && <ConsentsDialog sections={sections} documentId={documentId} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  )
}

// The answers of organisations, section by section: who, what, since when, why; where the words changed, the way to see how.
import type { ConsentedSection, SectionConsent } from '../../../shared/schemas/consents.ts'
import { consentWords } from '../../../shared/text/fr/consent.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import { ReadingDialog } from '../../ui/aria/Dialog.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import styles from './consent.module.css'
import { saySection } from './say.ts'

const t = words(consentWords)

export interface ConsentsDialogProps {
  sections: readonly ConsentedSection[]
  documentId: string
  onClose: () => void
}

export function ConsentsDialog({ sections, documentId, onClose }: ConsentsDialogProps) {
  return (
    <ReadingDialog size="wide" onClose={onClose} title={t('consent.title')}>
      <div className="stack-loose">
        {sections.map((section) => (
          <Section key={section.blockId} section={section} documentId={documentId} />
        ))}
      </div>
    </ReadingDialog>
  )
}

function Section({ section, documentId }: { section: ConsentedSection; documentId: string }) {
  const { blockId, title, consents, comparison } = section
  return (
    <section className="stack" aria-labelledby={`consent-${blockId}`}>
      <h3 id={`consent-${blockId}`} className={styles.title}>
        {title || t('consent.gone.title')}
      </h3>
      {saySection(section).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <ul role="list" className={styles.answers}>
        {consents.map((one, at) => (
          <Answer key={one.organisationId ?? at} answer={one} />
        ))}
      </ul>
      {comparison && (
        <div>
          <LinkButton
            href={`/documents/${documentId}/historique?de=${comparison.from}&a=${comparison.to}`}
            variant="second"
            size="sm"
          >
            {t('consent.compare')}
          </LinkButton>
        </div>
      )}
    </section>
  )
}

function Answer({ answer: { organisation, value, reason, at, staleAt } }: { answer: SectionConsent }) {
  return (
    <li>
      <p>
        <b>{organisation || t('consent.organisation.unknown')}</b>{' '}
        {t('consent.answer', { value: t(`consent.value.${value}`), day: sayDay(new Date(at)) })}
        {staleAt !== null && (
          <>
            {' '}
            <Tag>{t('consent.answer.stale')}</Tag>
          </>
        )}
      </p>
      {reason && <p className={styles.reason}>{reason}</p>}
    </li>
  )
}

// What comes now for whoever facilitates: open to corrections, then publish; and what stands against it.
import { useState } from 'react'
import type { Restitution } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayDay, sayList } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { AlertDialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { useSaid } from '../../ui/said.tsx'
import styles from './restitution.module.css'

const t = words(restitutionWords)

type Written = NonNullable<Restitution['written']>

export function NextStep({ workshopId, written }: { workshopId: string; written: Written }) {
  const { step, missing } = written
  const [asked, setAsked] = useState<'corrections' | 'publish' | null>(null)
  const open = useDo('openCorrections')
  const publish = useDo('publishRestitution')
  const { said, say } = useSaid()
  const verbatimOnly = missing.includes('notSynthesised')
  const stops = missing.filter((one) => one !== 'notSynthesised')
  const left = written.correctionsUntil === null ? null : leftUntil(new Date(written.correctionsUntil))
  const silent = written.tables.flatMap(({ number, approval }) => (approval === null ? [String(number)] : []))
  if (step === 'published') {
    return (
      <Section title={t('restitution.next')} small>
        {said}
        <Banner tone="ok" announce="none">
          <p>{t('restitution.next.published')}</p>
          {left && <p>{t('restitution.next.published.early', { day: left.day })}</p>}
        </Banner>
      </Section>
    )
  }
  const isOpen = step === 'corrections'
  return (
    <Section title={t('restitution.next')} small>
      {said}
      <div className="stack">
        <p>{t(isOpen ? 'restitution.next.corrections' : 'restitution.next.draft')}</p>
        {isOpen && missing.length > 0 && (
          <Banner tone="warn" announce="none" title={t('restitution.missing')}>
            <ul className={styles.missing}>
              {missing.map((one) => (
                <li key={one}>{t(`restitution.missing.${one}`)}</li>
              ))}
            </ul>
          </Banner>
        )}
        <FormError error={open.error ?? publish.error} />
        <div className="row">
          {isOpen ? (
            <Button aria-disabled={stops.length > 0} onClick={() => stops.length === 0 && setAsked('publish')}>
              {t('restitution.publish.act')}
            </Button>
          ) : (
            <Button onClick={() => setAsked('corrections')}>{t('restitution.corrections.act')}</Button>
          )}
        </div>
      </div>
      <AlertDialog
        open={asked === 'corrections'}
        onClose={() => setAsked(null)}
        title={t('restitution.corrections.title')}
        confirm={t('restitution.corrections.act')}
        onConfirm={() => quietly(open.mutateAsync({ workshopId }).then(() => say(t('restitution.corrections.said'))))}
      >
        <p>{t('restitution.corrections.text')}</p>
      </AlertDialog>
      <AlertDialog
        open={asked === 'publish'}
        onClose={() => setAsked(null)}
        title={t('restitution.publish.title')}
        confirm={t(verbatimOnly ? 'restitution.publish.verbatim.act' : 'restitution.publish.act')}
        onConfirm={() =>
          quietly(publish.mutateAsync({ workshopId, verbatimOnly }).then(() => say(t('restitution.published.said'))))
        }
      >
        <p>{t('restitution.publish.text')}</p>
        {left && (
          <p>
            {t(plural(left.days, 'restitution.publish.early.one', 'restitution.publish.early.many'), {
              n: left.days,
              day: left.day,
            })}
          </p>
        )}
        {silent.length > 0 && (
          <p>
            {t(plural(silent.length, 'restitution.publish.unapproved.one', 'restitution.publish.unapproved.many'), {
              numbers: sayList(silent),
            })}
          </p>
        )}
        {verbatimOnly && <p>{t('restitution.publish.verbatim')}</p>}
      </AlertDialog>
    </Section>
  )
}

const day = 24 * 60 * 60 * 1000

/** What is left of the days for corrections, a day that has begun counted whole; null once they are over. */
function leftUntil(until: Date, now = new Date()): { days: number; day: string } | null {
  const days = Math.ceil((until.getTime() - now.getTime()) / day)
  return days > 0 ? { days, day: sayDay(until) } : null
}

/** A refusal is told in the page, where the dialog was asked from. */
const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  )

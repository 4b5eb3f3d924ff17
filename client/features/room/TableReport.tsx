// What the restitution takes up from a table, for its rapporteur to approve from their phone.
import { useEffect, useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { tableReport } from '../../../shared/text/fr/table-report.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { useAct } from '../../use-act.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './room.module.css'
import { sayFailure } from '../../phone-failure.ts'
import type { RoomNow } from './use-room.ts'

const t = words(tableReport)

/** Nothing for those who report for no table, and until there is something to approve. */
export function TableReport({ workshopId, guestId }: Pick<RoomNow, 'workshopId' | 'guestId'>) {
  const [report, setReport] = useState<Reply<'readTableReport'> | null>(null)
  const reading = useAct(async () => setReport(await call('readTableReport', { workshopId, guestId })))
  const approving = useAct(async () => {
    await call('approveRestitution', { workshopId, guestId })
    setReport(await call('readTableReport', { workshopId, guestId }))
  })
  useEffect(() => {
    void reading.run()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each guest
  }, [workshopId, guestId])
  if (report === null || report.table === null) return null
  const { table, lines, approvedAt } = report
  const failure = approving.failure ?? reading.failure
  return (
    <section aria-label={t('report.title')} className="stack">
      <h2 className={styles.heading}>{t('report.title')}</h2>
      {approvedAt === null && <p>{lines.length === 0 ? t('report.none') : t('report.lead', { n: table })}</p>}
      {lines.map(({ blockId, text }) => (
        <div key={blockId} className={styles.card}>
          <p className={styles.text} lang="fr">
            {text}
          </p>
        </div>
      ))}
      {failure && <Banner tone="danger">{sayFailure(failure)}</Banner>}
      {approvedAt === null ? (
        <Button block busy={approving.pending} onClick={() => void approving.run()}>
          {t('report.approve')}
        </Button>
      ) : (
        <Banner tone="ok">{t('report.approved', { n: table })}</Banner>
      )}
    </section>
  )
}

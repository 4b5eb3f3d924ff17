// What an import did, line by line: told once, in sight until one leaves, and taken away as a spreadsheet.
import Download from 'lucide-react/icons/download'
import { useEffect, useRef } from 'react'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import styles from './directory.module.css'
import { ImportLines } from './ImportLines.tsx'
import { reportCsv } from './import-report.ts'
import { save } from '../../save-file.ts'

const t = words(directory)

export interface ImportReportProps {
  demarcheId: string
  /** As it was called where it came from. */
  fileName: string
  outcomes: readonly ImportedOutcome[]
  onAgain: () => void
}

/** Keeps what was done, line by line: all of it, or what came before an import stopped. */
export function TakeReport({ fileName, outcomes }: Pick<ImportReportProps, 'fileName' | 'outcomes'>) {
  const take = () => {
    const name = t('directory.import.reportName', { file: fileName.replace(/\.[a-z]{3}$/iu, '') })
    save(`${name}.csv`, reportCsv(outcomes), 'text/csv;charset=utf-8')
  }
  return (
    <Button variant="second" icon={Download} onClick={take}>
      {t('directory.import.takeReport')}
    </Button>
  )
}

export function ImportReport({ demarcheId, fileName, outcomes, onAgain }: ImportReportProps) {
  const whole = useRef<HTMLDivElement>(null)
  useEffect(() => whole.current?.focus(), []) // the button that was pressed is gone
  const count = (of: string) => outcomes.filter(({ outcome }) => outcome === of).length
  const told = {
    created: count('create'),
    updated: count('update'),
    listed: count('list'),
    refused: count('refuse'),
  }
  const [aside, same] = [count('like'), count('same')]
  const actions = (
    <>
      <LinkButton href={`/d/${demarcheId}/organisations`}>{t('directory.import.seeAll')}</LinkButton>
      <TakeReport fileName={fileName} outcomes={outcomes} />
      <Button variant="second" onClick={onAgain}>
        {t('directory.import.another')}
      </Button>
    </>
  )
  return (
    <Section title={t('directory.import.done.title')} small>
      <div
        ref={whole}
        tabIndex={-1}
        role="group"
        aria-label={t('directory.import.done.title')}
        className={styles.stack}
      >
        <Banner tone="ok" actions={actions}>
          {t('directory.import.done', told)}
          {same > 0 && ` ${t('directory.import.done.same', { n: same })}`}
          {aside > 0 && ` ${t('directory.import.done.aside', { n: aside })}`}
        </Banner>
        <ImportLines outcomes={outcomes} told="report" caption={t('directory.import.reportCaption')} />
      </div>
    </Section>
  )
}

// The paper kit: how much of it is wanted, and the pages as they are printed.
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { meetingWords } from '../../../shared/text/fr/meeting.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { words } from '../../../shared/text/words.ts'
import type { CollectConfig } from '../../../shared/workshop/phases.ts'
import { writingIn } from '../../../shared/workshop/writing.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Attendance, ContributionSheet, Poster } from './KitPages.tsx'
import styles from './kit.module.css'

const t = words({ ...paperWords, ...meetingWords })

const most = { sheets: 20, signatures: 600 } as const
const signaturesAtFirst = 44

export function Kit({ workshop }: { workshop: Workshop }) {
  const { id, title, code, tables, phases, capacity } = workshop
  const written = phases.flatMap(({ id: phaseId, title: name, config: given, skipped }) => {
    const config = writingIn(given)
    return config !== null && !skipped ? [{ phaseId, name, config }] : []
  })
  const [phaseId, setPhaseId] = useState(written[0]?.phaseId ?? '')
  const [sheets, setSheets] = useState('1')
  const [signatures, setSignatures] = useState(String(Math.min(capacity, signaturesAtFirst)))
  const phase = written.find((one) => one.phaseId === phaseId)
  const of = tables === 0 ? [null] : Array.from({ length: tables }, (_, at) => at + 1)
  const total = countIn(sheets, 0, most.sheets) ?? 0
  return (
    <>
      <div className={styles.asked}>
        <h1>{t('kit.page', { title })}</h1>
        <p>{t('kit.text')}</p>
        {code === null && (
          <Banner tone="warn" announce="none">
            {t('kit.noCode')}
          </Banner>
        )}
        <div className={styles.fields}>
          {written.length > 1 && (
            <Field label={t('paper.phase')}>
              <Select value={phaseId} onChange={(event) => setPhaseId(event.target.value)}>
                {written.map((one) => (
                  <option key={one.phaseId} value={one.phaseId}>
                    {one.name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Amount label={t('kit.sheets')} value={sheets} most={most.sheets} onChange={setSheets} />
          <Amount label={t('kit.signatures')} value={signatures} most={most.signatures} onChange={setSignatures} />
        </div>
        <div className={styles.acts}>
          <Button icon={Printer} onClick={() => print()}>
            {t('kit.print')}
          </Button>
          {workshop.meeting && (
            <LinkButton variant="second" href={`/rencontres/${workshop.meeting.id}/affiche`}>
              {t('meeting.poster')}
            </LinkButton>
          )}
          <LinkButton variant="second" href={`/ateliers/${id}/preparer`}>
            {t('kit.back')}
          </LinkButton>
        </div>
      </div>
      {/* A sheet is wider than a phone, where it scrolls: a keyboard reads it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.pages} data-theme="light" role="group" aria-label={t('kit.title')} tabIndex={0}>
        {code !== null && <Poster workshop={workshop} code={code} />}
        {of.flatMap((table) =>
          Array.from({ length: total }, (_, at) => (
            <ContributionSheet
              key={`${table} ${at}`}
              workshop={workshop}
              config={phase?.config ?? anything}
              prompt={phases.find((one) => one.id === phaseId)?.prompt ?? ''}
              table={table}
              n={at + 1}
              total={total}
            />
          )),
        )}
        <Attendance workshop={workshop} lines={countIn(signatures, 0, most.signatures) ?? 0} />
      </div>
    </>
  )
}

/** Where nothing is written in any phase: lines without a sort. */
const anything: Pick<CollectConfig, 'types'> = { types: [] }

function countIn(text: string, least: number, highest: number): number | null {
  const n = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  return n >= least && n <= highest ? n : null
}

interface AmountProps {
  label: string
  value: string
  most: number
  onChange: (text: string) => void
}

const Amount = ({ label, value, most: highest, onChange }: AmountProps) => (
  <Field
    label={label}
    error={countIn(value, 0, highest) === null ? t('kit.numbers.error', { least: 0, most: highest }) : null}
  >
    <TextInput inputMode="numeric" value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
)

// Importing organisations from a spreadsheet: the file, what its columns are, what would change line by line, and then the change.
import FileUp from 'lucide-react/icons/file-up'
import { useId, useRef, useState, type ChangeEvent } from 'react'
import { limits } from '../../../shared/rules/directory.ts'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'
import type { Column } from '../../../shared/rules/directory-columns.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'
import styles from './directory.module.css'
import { chosenLines, type Choices } from './import-choices.ts'
import { linesOf, readFile, type FileProblem, type ReadFile } from './import-file.ts'
import { ImportReport, TakeReport } from './ImportReport.tsx'
import { Mapping } from './ImportMapping.tsx'
import { Preview } from './ImportPreview.tsx'
import { useImport } from './use-import.ts'

const t = words(directory)

type Good = Extract<ReadFile, { rows: string[][] }>

export function Import({ demarcheId }: { demarcheId: string }) {
  const [file, setFile] = useState<Good | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? []
    setFile(null)
    setProblem(null)
    setName(chosen?.name ?? '')
    if (!chosen) return
    // Its size is known before a byte of it is read.
    const read =
      chosen.size > limits.bytes
        ? ({ problem: 'tooBig', line: 1 } as const)
        : readFile(new Uint8Array(await chosen.arrayBuffer()))
    if ('problem' in read) setProblem(sayProblem(read.problem, read.line))
    else setFile(read)
    setRound((before) => before + 1)
    event.target.value = '' // the same file, corrected, may be chosen again
  }
  const again = () => {
    setFile(null)
    setName('')
    setRound((before) => before + 1)
  }
  return (
    <div className={styles.stack}>
      <div className={styles.list}>
        {/* The browser's own control speaks the language of the browser: a button of ours opens the same window. */}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('directory.import.file')}
          accept=".csv,.txt,text/csv"
          onChange={(event) => void choose(event)}
        />
        <div className="row">
          <Button
            variant={file ? 'second' : 'default'}
            icon={FileUp}
            aria-describedby={problem ? `${id}-error ${id}-hint` : `${id}-hint`}
            onClick={() => input.current?.click()}
          >
            {t(name === '' ? 'directory.import.choose' : 'directory.import.chooseOther')}
          </Button>
          <output>{name}</output>
        </div>
        <FieldError id={`${id}-error`} error={problem} />
        <p id={`${id}-hint`} className="meta">
          {t('directory.import.file.hint')}
        </p>
      </div>
      {file && <Work key={round} demarcheId={demarcheId} name={name} file={file} onAgain={again} />}
    </div>
  )
}

const sayProblem = (problem: FileProblem, line: number): string => {
  if (problem === 'openQuote' || problem === 'tooManyColumns' || problem === 'cellTooLong')
    return t(`directory.import.${problem}`, { line })
  return t(`directory.import.${problem}`)
}

/** For those who do not see the preview come below the button. */
function sayChecked(outcomes: readonly ImportedOutcome[]): string {
  const refused = outcomes.filter(({ outcome }) => outcome === 'refuse').length
  const n = outcomes.length
  return [
    plural(n, t('directory.import.checked.one'), t('directory.import.checked.many', { n })),
    t('directory.import.checkedRefused', { n: refused }),
  ].join(' ')
}

interface WorkProps {
  demarcheId: string
  /** Of the file. */
  name: string
  file: Good
  onAgain: () => void
}

function Work({ demarcheId, name, file, onAgain }: WorkProps) {
  const statusId = useId()
  const [columns, setColumns] = useState<readonly (Column | null)[]>(file.columns)
  const { state, run, reset } = useImport(demarcheId)
  const { stage, done, outcomes, failure, stoppedAt } = state
  const { lines, refused } = linesOf(file.rows, columns)
  const n = file.rows.length
  // What was sent, for when it stopped on the way: what is shown then is only the beginning of it.
  const [sent, setSent] = useState<ReturnType<typeof chosenLines> | null>(null)
  const change = (next: readonly (Column | null)[]) => {
    setColumns(next)
    setSent(null)
    reset()
  }
  const apply = (choices: Choices) => {
    const now = sent ?? chosenLines(lines, outcomes, choices)
    setSent(now)
    void run(now.lines, [...refused, ...now.aside], true)
  }
  const check = () => {
    setSent(null)
    void run(lines, refused, false)
  }
  const isBusy = stage === 'checking' || stage === 'applying'
  const hasName = columns.includes('name')
  const counted = { done, total: lines.length }
  return (
    <>
      {stage !== 'done' && <Mapping file={file} columns={columns} onChange={change} disabled={isBusy} />}
      {stage !== 'done' && (
        <div className="row">
          <Button
            variant={stage === 'preview' ? 'second' : 'default'}
            busy={stage === 'checking'}
            aria-disabled={!hasName || stage === 'applying' || undefined}
            aria-describedby={hasName ? undefined : statusId}
            onClick={() => hasName && !isBusy && check()}
          >
            {plural(n, t('directory.import.check.one'), t('directory.import.check.many', { n }))}
          </Button>
          {!hasName && (
            <p id={statusId} className={styles.problems}>
              {t('directory.import.needName')}
            </p>
          )}
        </div>
      )}
      <output className={isBusy ? 'num' : 'sr-only'}>
        {stage === 'checking' && t('directory.import.checking', counted)}
        {stage === 'preview' && failure === null && sayChecked(outcomes)}
        {stage === 'applying' && t('directory.import.applying', counted)}
      </output>
      {failure && stoppedAt !== null && stage === 'preview' && (
        <Banner
          tone="warn"
          title={t('directory.import.stopped', { n: stoppedAt })}
          actions={outcomes.length > 0 && <TakeReport fileName={name} outcomes={outcomes} />}
        >
          {t('directory.import.stopped.text')}
        </Banner>
      )}
      <FormError error={failure} />
      {stage === 'preview' && <Preview outcomes={outcomes} isStopped={failure !== null} onApply={apply} />}
      {stage === 'done' && (
        <ImportReport demarcheId={demarcheId} fileName={name} outcomes={outcomes} onAgain={onAgain} />
      )}
    </>
  )
}

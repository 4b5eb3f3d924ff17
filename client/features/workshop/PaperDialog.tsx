// Typing in what is on paper: a line a contribution, Enter sends it and stays. What fails comes back to be corrected.
import { useRef, useState, type FormEvent } from 'react'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { languages, roomLanguage, type Language } from '../../../shared/workshop/languages.ts'
import type { ContributionType } from '../../../shared/workshop/phases.ts'
import type { WritingRules } from '../../../shared/workshop/writing.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Kind } from '../../ui/Kind.tsx'
import { nameOf as nameOfLanguage, Wording } from '../../ui/Wording.tsx'
import { makeId } from './ids.ts'
import { OneOf } from './OneOf.tsx'
import { lettersOf, readLine, type Letters, type PaperLine, type PaperProblem } from './paper.ts'
import styles from './paper.module.css'
import type { Steer } from './steer.ts'

const t = words({ ...paperWords, ...workshopWords })

/** A phase that was played and in which people write. */
export type PaperPhase = { roundId: string; title: string; isNow: boolean; config: WritingRules }

type Entered = { id: string; line: string; said: PaperLine; language: Language; state: 'sending' | 'kept' | 'failed' }

export interface PaperDialogProps {
  phases: readonly PaperPhase[]
  tables: CommonView['tables']
  steer: Steer
  onClose: () => void
}

export function PaperDialog({ phases, tables, steer, onClose }: PaperDialogProps) {
  return (
    <Dialog open insistent size="wide" onClose={onClose} title={t('paper.title')}>
      {phases.length === 0 ? <p>{t('paper.phase.none')}</p> : <Entry phases={phases} tables={tables} steer={steer} />}
    </Dialog>
  )
}

function Entry({ phases, tables, steer }: Omit<PaperDialogProps, 'onClose'>) {
  const [roundId, setRoundId] = useState((phases.find(({ isNow }) => isNow) ?? phases.at(-1))?.roundId ?? '')
  const [table, setTable] = useState<number | null>(null)
  const [language, setLanguage] = useState<Language>(roomLanguage)
  const [line, setLine] = useState('')
  const [problem, setProblem] = useState<PaperProblem | null>(null)
  const [entered, setEntered] = useState<readonly Entered[]>([])
  const input = useRef<HTMLInputElement>(null)
  const phase = phases.find((one) => one.roundId === roundId) ?? phases[0]
  if (!phase) return null
  const letters = lettersOf(phase.config.types)
  const seats = Object.values(tables).sort((a, b) => a.number - b.number)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const numbers = seats.map(({ number }) => number)
    const read = readLine(line, { letters, tables: numbers, table, most: phase.config.length })
    if ('is' in read) return setProblem(read)
    const id = makeId()
    const tableId = seats.find(({ number }) => number === read.table)?.id ?? null
    setEntered((before) => [{ id, line, said: read, language, state: 'sending' }, ...before])
    setProblem(null)
    setLine('')
    const { type, text } = read
    void steer({ kind: 'enter', roundId: phase.roundId, tableId, contributionId: id, type, text, language }).then(
      ({ done }) =>
        setEntered((before) =>
          before.map((one) => (one.id === id ? { ...one, state: done ? 'kept' : 'failed' } : one)),
        ),
    )
  }
  const takeBack = (one: Entered) => {
    setEntered((before) => before.filter(({ id }) => id !== one.id))
    setLine(one.line)
    setLanguage(one.language)
    input.current?.focus()
  }
  return (
    <form className="stack" onSubmit={send} noValidate>
      <div className={styles.where}>
        <Field label={t('paper.phase')}>
          <Select value={phase.roundId} onChange={(event) => setRoundId(event.target.value)}>
            {phases.map((one) => (
              <option key={one.roundId} value={one.roundId}>
                {one.title}
              </option>
            ))}
          </Select>
        </Field>
        {seats.length > 0 && (
          <Field label={t('paper.table')}>
            <Select
              value={table === null ? '' : String(table)}
              onChange={({ target: { value } }) => setTable(value === '' ? null : Number(value))}
            >
              <option value="">{t('workshop.table.none')}</option>
              {seats.map(({ id, number }) => (
                <option key={id} value={number}>
                  {t('workshop.table', { n: number })}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <OneOf
          label={t('paper.language')}
          value={language}
          all={languages}
          say={nameOfLanguage}
          onChange={setLanguage}
        />
      </div>
      <LetterKeys letters={letters} />
      <Field
        label={t('paper.line')}
        hint={hintOf(letters, seats.length > 0)}
        error={problem && sayProblem(problem, letters, phase.config.length)}
      >
        <TextInput
          ref={input}
          lang={language}
          value={line}
          autoFocus
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => {
            setLine(event.target.value)
            setProblem(null)
          }}
        />
      </Field>
      <EnteredLines entered={entered} onCorrect={takeBack} />
    </form>
  )
}

function EnteredLines({ entered, onCorrect }: { entered: readonly Entered[]; onCorrect: (one: Entered) => void }) {
  const n = entered.filter(({ state }) => state === 'kept').length
  return (
    <section aria-label={t('paper.entered')}>
      <p role="status" className="meta">
        {n > 0 && plural(n, t('paper.entered.count.one', { n }), t('paper.entered.count.many', { n }))}
      </p>
      {/* It scrolls: a keyboard reads it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol role="list" className={styles.entered} tabIndex={entered.length > 0 ? 0 : undefined}>
        {entered.map((one) => (
          <li key={one.id} data-state={one.state}>
            <span className="num">{one.said.table === null ? '' : t('workshop.table', { n: one.said.table })}</span>
            <Kind type={one.said.type} />
            <span className={styles.text}>
              <Wording text={one.said.text} language={one.language} />
            </span>
            {one.state === 'failed' ? (
              <Button
                size="sm"
                variant="second"
                aria-label={t('paper.correct.label', { text: one.said.text })}
                onClick={() => onCorrect(one)}
              >
                {t('paper.correct')}
              </Button>
            ) : (
              <span className="meta">{t(`paper.state.${one.state}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function LetterKeys({ letters }: { letters: Letters }) {
  if (letters.length < 2) return null
  return (
    <ul role="list" className={styles.letters} aria-label={t('paper.letters')}>
      {letters.map(({ letter, type }) => (
        <li key={type}>
          <kbd>{letter}</kbd> <Kind type={type} />
        </li>
      ))}
    </ul>
  )
}

const nameOf = (type: ContributionType): string => t(`workshop.type.${type}`).toLowerCase()

function hintOf(letters: Letters, hasTables: boolean): string {
  const only = letters.length === 1
  const example = [hasTables && '3', !only && letters[0]?.letter, t('paper.example')].filter(Boolean).join(' ')
  return t(only ? 'paper.line.hint.one' : 'paper.line.hint', { example })
}

function sayProblem(problem: PaperProblem, letters: Letters, most: number): string {
  switch (problem.is) {
    case 'empty':
      return t('paper.error.empty')
    case 'table':
      return t('paper.error.table', { n: problem.n })
    case 'long':
      return t('paper.error.long', { n: problem.n, most })
    case 'letter':
      return t('paper.error.letter', { letters: letters.map((one) => `${one.letter} ${nameOf(one.type)}`).join(', ') })
  }
}

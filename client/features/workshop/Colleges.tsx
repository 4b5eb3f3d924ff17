// What a ballot gave by college, for those who facilitate: a line for each college, of five or more. [A29]
import type { ReactNode } from 'react'
import { answerWords } from '../../../shared/text/fr/workshop-answers.ts'
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import type { CollegeResult, ResultsView } from '../../../shared/workshop/view.ts'
import { answersOf } from './votes.ts'
import styles from './votes.module.css'

const t = words({ ...voteWords, ...workshopWords, ...answerWords })

type Line = { one: CollegeResult; cells: readonly string[] }

/** Dots, polls and matrices: a column for each subject. */
export function Colleges({ results: { method, colleges: told, subjects } }: { results: ResultsView }) {
  if (told.length === 0) return null
  const cell = ({ totals, places }: CollegeResult, at: number): string =>
    method === 'matrix' ? (places[at]?.map(Math.round).join(' · ') ?? '–') : String(totals[at] ?? 0)
  return (
    <CollegeTable
      caption={t('votes.colleges')}
      columns={subjects.map(({ label }) => label || t('workshop.cluster.unnamed'))}
      lines={told.map((one) => ({ one, cells: subjects.map((_, at) => cell(one, at)) }))}
    />
  )
}

/** Consent and the gradient: a table for each subject that is told, a column for each answer that anybody gave. */
export function CollegeAnswers({ results: { method, colleges: told, subjects } }: { results: ResultsView }) {
  const answers = answersOf(method)
  return subjects.map(({ id, label, answers: counts }, at) => {
    if (!told.some((one) => (one.answers[at]?.length ?? 0) > 0)) return null
    const given = answers.flatMap((answer, i) => (counts[i] ? [{ answer, i }] : []))
    return (
      <CollegeTable
        key={id}
        caption={t('votes.colleges.of', { subject: label || t('workshop.cluster.unnamed') })}
        columns={given.map(({ answer }) => t(answer))}
        lines={told.map((one) => ({ one, cells: given.map(({ i }) => String(one.answers[at]?.[i] ?? 0)) }))}
      />
    )
  })
}

type College = (typeof colleges)[number]
const isCollege = (name: string): name is College => colleges.some((one) => one === name)

type TableProps = { caption: string; columns: readonly string[]; lines: readonly Line[] }

function CollegeTable({ caption, columns, lines }: TableProps): ReactNode {
  return (
    // It scrolls sideways: a keyboard reads it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.wide} tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('votes.college')}</th>
            <th scope="col" className={styles.number}>
              {t('votes.voters')}
            </th>
            {columns.map((column, at) => (
              <th key={at} scope="col" className={styles.number}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ one: { college, voters }, cells }) => (
            <tr key={college}>
              <th scope="row">
                {isCollege(college) ? t(`workshop.college.${college}`) : t('workshop.college.others')}
              </th>
              <td className={`num ${styles.number}`}>{voters}</td>
              {cells.map((cell, at) => (
                <td key={at} className={`num ${styles.number}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

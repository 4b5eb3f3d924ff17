// The pages of the paper kit, as they are printed on A4: the poster, the sheets of a table, the sheet that is signed.
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { spacedCode } from '../../../shared/workshop/code.ts'
import type { CollectConfig } from '../../../shared/workshop/phases.ts'
import { sayMoment } from '../../dates.ts'
import { Brand } from '../../ui/Brand.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import styles from './kit.module.css'
import { lettersOf } from './paper.ts'
import { Retained } from './Retained.tsx'

const t = words({ ...paperWords, ...workshopWords })

export function Poster({ workshop, code }: { workshop: Workshop; code: string }) {
  return (
    <section className={`${styles.page} ${styles.poster}`} aria-label={t('kit.poster.join')}>
      <header>
        <Brand />
        <p>{t('kit.pilot', { name: workshop.pilot })}</p>
      </header>
      <div>
        <h2>{workshop.title}</h2>
        <When workshop={workshop} />
      </div>
      <div className={styles.join}>
        <p className={styles.joinTitle}>{t('kit.poster.join')}</p>
        <QrCode
          className={styles.qr}
          text={`${location.origin}/r/${code}`}
          title={t('kit.poster.qr', { code: spacedCode(code) })}
        />
        <p>{t('kit.poster.how', { address: `${location.host}/r` })}</p>
        <p className={styles.code}>
          <span className="sr-only">{t('kit.poster.code', { code: [...code].join(' ') })}</span>
          <span aria-hidden="true">{spacedCode(code)}</span>
        </p>
      </div>
      <p>{t('kit.poster.nothing')}</p>
    </section>
  )
}

function When({ workshop: { startsAt, place } }: Pick<Parameters<typeof Poster>[0], 'workshop'>) {
  const said = [startsAt && sayMoment(startsAt), place].filter(Boolean).join(' · ')
  return said ? <p>{said}</p> : null
}

export interface ContributionSheetProps {
  workshop: Workshop
  config: Pick<CollectConfig, 'types'>
  prompt: string
  /** Its number; null where nobody sits by tables. */
  table: number | null
  n: number
  total: number
}

const linesOfSheet = 10

/** Lines are numbered on through the sheets of a table: what was typed in is ticked off beside its number. */
export function ContributionSheet({ workshop, config, prompt, table, n, total }: ContributionSheetProps) {
  const letters = lettersOf(config.types)
  const name = table === null ? t('kit.sheet.ofNone', { n, total }) : t('kit.sheet.of', { table, n, total })
  return (
    <section className={styles.page} aria-label={`${t('kit.sheet')}, ${name}`}>
      <header>
        <h2>{t('kit.sheet')}</h2>
        <p className={styles.tableNumber}>{name}</p>
      </header>
      <p className="meta">{workshop.title}</p>
      {prompt && <p className={styles.prompt}>{prompt}</p>}
      <p>{t('kit.sheet.how')}</p>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{t('kit.sheet.number')}</th>
            {letters.length > 0 && <th scope="col">{t('kit.sheet.type')}</th>}
            <th scope="col">{t('kit.sheet.words')}</th>
            <th scope="col">{t('kit.sheet.entered')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: linesOfSheet }, (_, at) => (
            <tr key={at}>
              <td className="num">{(n - 1) * linesOfSheet + at + 1}</td>
              {letters.length > 0 && (
                <td className={styles.sorts}>
                  {letters.map(({ letter, type }) => (
                    <span key={type}>
                      ☐ <b>{letter}</b> {t(`workshop.type.${type}`).toLowerCase()}
                    </span>
                  ))}
                </td>
              )}
              <td />
              <td className={styles.tick}>☐</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const signedOnPage = 22

/** As many pages as there are lines, the head on each. */
export function Attendance({ workshop, lines }: { workshop: Workshop; lines: number }) {
  const pages = Math.ceil(lines / signedOnPage)
  return Array.from({ length: pages }, (_, page) => (
    <section key={page} className={styles.page} aria-label={`${t('kit.attendance')}, ${page + 1}`}>
      <header>
        <h2>{t('kit.attendance')}</h2>
        <p>
          {page + 1} / {pages}
        </p>
      </header>
      <p>
        <b>{workshop.title}</b> · {t('kit.pilot', { name: workshop.pilot })}
      </p>
      <When workshop={workshop} />
      <p>{t('kit.attendance.half')}</p>
      <table className={styles.signed}>
        <thead>
          <tr>
            <th scope="col">{t('kit.sheet.number')}</th>
            <th scope="col">{t('kit.attendance.name')}</th>
            <th scope="col">{t('kit.attendance.organisation')}</th>
            <th scope="col">{t('kit.attendance.college')}</th>
            <th scope="col">{t('kit.attendance.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: Math.min(signedOnPage, lines - page * signedOnPage) }, (_, at) => (
            <tr key={at}>
              <td className="num">{page * signedOnPage + at + 1}</td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {workshop.notice && (
        <p className={styles.notice}>
          <b>{t('kit.attendance.notice')}</b> {workshop.notice} <Retained demarcheId={workshop.demarcheId} />
        </p>
      )}
    </section>
  ))
}

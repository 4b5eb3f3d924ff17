// Dots and polls: ranked, one drawn dot for each dot given, the figures beside. The table is its own chart.
import type { CSSProperties } from 'react'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Wording } from '../../ui/Wording.tsx'
import { fitRows, linesOf, type Size } from './fit-results.ts'
import { ranked, type Ranked } from './ranked.ts'
import { sayColleges, sayCollegeVoters, sayVoters, sayUnder, type ChartProps } from './say-results.ts'
import styles from './results.module.css'
import screenStyles from './screen.module.css'
import { useSpace } from './use-space.ts'

const t = words(screen)

/** More than this in a row, and a bar says it better than dots that nobody tells apart. */
const mostDrawn = 160

export function RankedResults({ results, caption, isLive }: ChartProps & { isLive: boolean }) {
  const { ref, space } = useSpace<HTMLDivElement>()
  const all = ranked(results.subjects)
  const hasColleges = results.colleges.length > 0
  const { size, shown, hidden } = fitRows(all, space.lines, ({ label }, at, place) =>
    heightOf(label, at, place === 0, space.letters, hasColleges),
  )
  const most = Math.max(1, all[0]?.total ?? 0)
  const isDrawn = results.method === 'dots' && size !== 'line' && most <= mostDrawn
  const say = (n: number) => sayUnit(results.method, n)
  return (
    <>
      <div className={styles.results} ref={ref} data-size={size}>
        <table>
          <caption className="sr-only">{caption}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('screen.results.rank')}</th>
              <th scope="col">{t('screen.results.subject')}</th>
              <th scope="col">{t(results.method === 'dots' ? 'screen.results.dots' : 'screen.results.votes')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <td className={styles.rank}>{row.rank}</td>
                <th scope="row">
                  <Wording text={row.label} language={row.language} />
                  {isDrawn ? <Weft n={row.total} most={most} isDouble={size === 'large'} /> : <Bar row={row} />}
                  {hasColleges && size !== 'line' && (
                    <span className={styles.colleges}>
                      {sayColleges(
                        results,
                        results.subjects.findIndex(({ id }) => id === row.id),
                      )}
                    </span>
                  )}
                </th>
                <td className={styles.total}>
                  <b>{row.total}</b> <span>{say(row.total)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={screenStyles.more}>
        {sayUnder(hidden, sayVoters(results), sayCollegeVoters(results), isLive ? t('screen.results.live') : '')}
      </p>
    </>
  )
}

const sayUnit = (method: string, n: number): string =>
  method === 'dots'
    ? t(plural(n, 'screen.results.dots.one', 'screen.results.dots.many'))
    : t(plural(n, 'screen.results.votes.one', 'screen.results.votes.many'))

function heightOf(label: string, size: Size, isFirst: boolean, letters: number, hasColleges: boolean): number {
  const college = hasColleges && size !== 'line' ? 1 : 0
  if (size === 'large') {
    const [width, line, rest] = isFirst ? [0.32, 1.85, 2.65] : [0.48, 1.25, 2.2]
    return linesOf(label, letters * width) * line + rest + college
  }
  if (size === 'compact') return linesOf(label, letters * 0.48) * 1.25 + 0.8 + college
  return linesOf(label, letters * 0.65) + 0.75
}

/** One for each dot: in two rows where there is room. */
function Weft({ n, most, isDouble }: { n: number; most: number; isDouble: boolean }) {
  const rows = isDouble ? [Math.ceil(n / 2), Math.floor(n / 2)] : [n]
  const longest = isDouble ? Math.ceil(most / 2) : most
  return (
    <span className={styles.weft} aria-hidden="true" style={sized('--most', longest)}>
      {rows.map((count, i) => count > 0 && <span key={i} style={sized('--n', count)} />)}
    </span>
  )
}

/** React's types know no custom properties. */
const sized = (name: string, n: number) => ({ [name]: n }) as CSSProperties

const Bar = ({ row: { share } }: { row: Ranked }) => (
  <span className={styles.bar} style={{ inlineSize: `${share * 100}%` }} aria-hidden="true" />
)

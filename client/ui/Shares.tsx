// How many gave each of several answers, in the order of the answers: strata side by side, then the figures that they draw.
import styles from './Shares.module.css'

export type SharesProps = {
  /** Which answers they are: it chooses the colours. */
  of: 'consent' | 'gradient'
  parts: readonly { name: string; n: number }[]
  /** Also those that nobody gave. */
  whole?: boolean
}

export function Shares({ of, parts, whole = false }: SharesProps) {
  const total = parts.reduce((sum, { n }) => sum + n, 0)
  return (
    <div className={styles.shares} data-of={of}>
      <div className={styles.strata} aria-hidden="true">
        {parts.map(({ name, n }, i) => n > 0 && <span key={name} data-part={i} style={{ flexGrow: n }} />)}
        {total === 0 && <span data-part="none" style={{ flexGrow: 1 }} />}
      </div>
      <ul role="list" className={styles.key}>
        {parts.map(
          ({ name, n }, i) =>
            (whole || n > 0) && (
              <li key={name}>
                <span data-part={i} aria-hidden="true" />
                <b>{n}</b> {name}
              </li>
            ),
        )}
      </ul>
    </div>
  )
}

// Two axes from 0 to 100 and what stands between them: a picture only, beside the words or the table that say the same.
import styles from './Plane.module.css'

export type PlanePoint = {
  place: readonly [number, number]
  /** Written in it: the number of its subject. */
  mark?: string
  /** What one gave, the median of all, one of all. */
  is: 'yours' | 'median' | 'each'
}

export function Plane({ axes: [x, y], points }: { axes: readonly [string, string]; points: readonly PlanePoint[] }) {
  return (
    <div className={styles.plane} aria-hidden="true">
      <span className={styles.y}>↑ {y}</span>
      <svg viewBox="-5 -5 110 110">
        <rect x="-4" y="-4" width="108" height="108" />
        <path d="M50 -4V104M-4 50H104" />
        {points.map(({ place, mark, is }, i) => (
          <g key={i} transform={`translate(${place[0]} ${100 - place[1]})`} data-is={is}>
            <circle r={is === 'each' ? 1.2 : 4.2} />
            {mark && is !== 'each' && (
              <text y="1.9" textAnchor="middle">
                {mark}
              </text>
            )}
          </g>
        ))}
      </svg>
      <span className={styles.x}>{x} →</span>
    </div>
  )
}

// The braid, kept for arrivals: one per screen at most, never behind text, nothing to read in it.
import styles from './Braid.module.css'
import { braidHeight, strandPath } from './braid.ts'

const width = 2000
const strands = [0, 1, 2, 3].map((strand) => strandPath(strand, width))

export function Braid() {
  return (
    <svg
      className={styles.braid}
      viewBox={`0 -20 ${width} ${braidHeight + 40}`}
      preserveAspectRatio="xMinYMin slice"
      aria-hidden="true"
    >
      {strands.map((path, strand) => (
        <path key={strand} d={path} className={styles[`strand${strand}`]} />
      ))}
    </svg>
  )
}

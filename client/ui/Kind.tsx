// What a contribution is: a shape, a colour and a word, so that neither colour nor shape is ever alone. No two types share a shape.
import type { ReactNode } from 'react'
import { phoneWords } from '../../shared/text/fr/workshop-phone.ts'
import { words } from '../../shared/text/words.ts'
import type { ContributionType } from '../../shared/workshop/phases.ts'
import styles from './Kind.module.css'

const t = words(phoneWords)

const ring = <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" strokeWidth="4.4" />
const bar = <path d="M3 7h18v10H3z" />
const lever = <path d="M2.2 12.6 21.2 4.4l1 2.4L3.2 15zM10.4 12.8l5.8 8.2H4.6z" />
const star = <path d="M12 2v20M2 12h20M5 5l14 14M19 5 5 19" stroke="currentColor" strokeWidth="2.6" fill="none" />
const diamond = <path d="M12 2 22 12 12 22 2 12z" />
const links = (
  <g fill="none" stroke="currentColor" strokeWidth="3">
    <circle cx="8.2" cy="12" r="5.6" />
    <circle cx="15.8" cy="12" r="5.6" />
  </g>
)
const mark = (
  <>
    <path
      d="M7.2 8.6c0-2.9 2.1-4.8 5-4.8s4.9 1.8 4.9 4.3c0 3.6-4.6 3.7-4.6 7.3"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.1"
    />
    <circle cx="12.4" cy="20" r="2.1" />
  </>
)
const up = <path d="M12 4 22 20H2z" />
const down = <path d="M12 20 2 4h20z" />
const chevrons = <path d="M3 4l8 8-8 8M12 4l8 8-8 8" stroke="currentColor" strokeWidth="3.4" fill="none" />
const bolt = <path d="M14.5 1.5 4 14h6.5L9 22.5 20 9.5h-6.6z" />
const tick = <path d="m3 12.5 6 6L21 5.5" stroke="currentColor" strokeWidth="4" fill="none" />
const bubble = <path d="M2 4h20v13H11l-6 5v-5H2z" />
const flag = <path d="M4 2h3v20H4zM8.5 3H21l-3.5 5L21 13H8.5z" />

const shapes: Record<ContributionType, ReactNode> = {
  need: ring,
  obstacle: bar,
  lever,
  strength: up,
  weakness: down,
  opportunity: chevrons,
  threat: bolt,
  idea: star,
  project: diamond,
  practice: tick,
  contact: links,
  question: mark,
  word: bubble,
  commitment: flag,
}

export function Kind({ type }: { type: ContributionType }) {
  return (
    <span className={styles.kind} data-kind={type}>
      <KindShape type={type} />
      {t(`workshop.type.${type}`)}
    </span>
  )
}

/** The shape alone, decorative. */
export function KindShape({ type }: { type: ContributionType }) {
  return (
    <svg className={styles.shape} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      {shapes[type]}
    </svg>
  )
}

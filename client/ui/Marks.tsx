// The marks of people (round) and organisations (square and woven). Colour always travels with initials and a pattern.
import { initials, type Mark } from '../../shared/rules/identity-marks.ts'
import { ui } from '../../shared/text/fr/ui.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { words } from '../../shared/text/words.ts'
import { classes } from './classes.ts'
import styles from './Marks.module.css'

const t = words(ui)

export type MarkSize = 'sm' | 'md' | 'lg'

export interface IdentityMarkProps {
  name: string
  mark: Mark
  size?: MarkSize
  /** The name is written beside it: the mark is then hidden from screen readers. */
  decorative?: boolean
}

/** What assistive technologies and the pointer are told: the name, or nothing when it stands beside. */
function told(name: string, decorative: boolean) {
  return decorative ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': name, title: name } as const)
}

function hued({ hue, pattern }: Mark) {
  return { 'data-hue': hue, 'data-pattern': pattern }
}

export interface WhoProps extends IdentityMarkProps {
  /** The organisation written for, said after the name. */
  organisation?: string
  /** Is in the document or the room at this moment. */
  here?: boolean
}

/** A person. The pattern shows only where it tells them apart from another of the same hue. */
export function Who({ name, organisation, mark, size = 'md', here = false, decorative = false }: WhoProps) {
  const whole = [name, organisation]
    .filter((one) => one !== undefined)
    .map(isolated)
    .join(', ')
  const woven = mark.hue !== mark.pattern
  return (
    <span
      {...told(here ? t('ui.who.here', { name: whole }) : whole, decorative)}
      {...hued(mark)}
      className={classes(styles.who, size !== 'md' && styles[size], woven && styles.woven, here && styles.here)}
    >
      {initials(name)}
    </span>
  )
}

/** An organisation. */
export function Org({ name, mark, size = 'md', decorative = false }: IdentityMarkProps) {
  return (
    <span {...told(name, decorative)} {...hued(mark)} className={classes(styles.org, size !== 'md' && styles[size])}>
      <b>{initials(name)}</b>
    </span>
  )
}

/** The mark and the name side by side. */
export function Named({ kind, ...identity }: (WhoProps & { kind: 'who' }) | (IdentityMarkProps & { kind: 'org' })) {
  return (
    <span className={styles.named}>
      {kind === 'who' ? <Who {...identity} decorative /> : <Org {...identity} decorative />}
      <span>{identity.name}</span>
    </span>
  )
}

export interface Face {
  id: string
  name: string
  organisation?: string
  mark: Mark
  here?: boolean
}

/** Several people in little room; beyond `most`, a count (never of one: that one is shown). */
export function Faces({
  people,
  most = 5,
  size = 'md',
  label,
}: {
  people: readonly Face[]
  most?: number
  size?: MarkSize
  label: string
}) {
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const hidden = people.length - shown.length
  return (
    <ul role="list" className={styles.faces} aria-label={label}>
      {shown.map(({ id, ...person }) => (
        <li key={id}>
          <Who {...person} here={false} size={size} />
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <span className={styles.more}>
            <span aria-hidden="true">+{hidden}</span>
            <span className="sr-only">{t('ui.faces.more', { n: hidden })}</span>
          </span>
        </li>
      )}
    </ul>
  )
}

/** A patch of hue and pattern, for a legend; always beside its words. */
export function Swatch({ mark, wide = false }: { mark: Mark; wide?: boolean }) {
  return <span aria-hidden="true" {...hued(mark)} className={classes(styles.swatch, wide && styles.wide)} />
}

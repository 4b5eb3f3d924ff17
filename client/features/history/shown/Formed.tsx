// A run of words that changed, or whose writer is told: hue and pattern say whose, the form says what, and both are in words too.
import type { ReactNode } from 'react'
import type { Form, Stroke } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { sayList } from '../../../dates.ts'
import { classes } from '../../../ui/classes.ts'
import type { Party } from '../paint.ts'
import { useAround, type Around } from './around.ts'
import type { Run } from './runs.ts'
import styles from './shown.module.css'

const t = words(historyWords)

export const signs: Record<Form, string> = { added: '+', removed: '−', moved: '↔', leaving: '↔', changed: '≈' }

/** « ajouté par Mireille Aubanel, pour La Remise » */
export const sayForm = (form: Form, strokes: readonly Stroke[], { paint }: Pick<Around, 'paint'>): string =>
  strokes.length === 0 || paint.colouring === 'none'
    ? t(`history.form.${form}`)
    : t(`history.form.${form}.by`, { who: sayList(handsOf(strokes).map((hand) => paint.sayHand(hand))) })

const handsOf = (strokes: readonly Stroke[]): number[] => [...new Set(strokes.map(({ hand }) => hand))]

/** Those whose colours a run bears, each once. */
export function partiesOf(strokes: readonly Stroke[], { paint }: Pick<Around, 'paint'>): Party[] {
  const parties = handsOf(strokes).flatMap((hand) => paint.partyOf(hand) ?? [])
  return [...new Map(parties.map((party) => [party.id, party])).values()]
}

export function Formed({ run: { form, strokes, changes }, children }: { run: Run; children: ReactNode }) {
  const around = useAround()
  const parties = partiesOf(strokes, around)
  const [party] = parties
  const isOthers = around.only !== null && form === null && party?.id !== around.only
  if (form === null) {
    if (isOthers) return <span className={styles.others}>{children}</span>
    if (!party || !around.isSigned) return children
    return (
      <span className={styles.by} {...signed(parties)}>
        {children}
      </span>
    )
  }
  const Tag = form === 'added' ? 'ins' : form === 'removed' ? 'del' : 'span'
  return (
    <Tag
      className={classes(styles.formed, party ? styles.by : styles.plain)}
      data-form={form}
      data-changes={changes.join(' ') || undefined}
      data-sign={form === 'added' || (form === 'removed' && !party) ? undefined : signs[form]}
      {...signed(parties)}
    >
      <span className={classes('sr-only', styles.told)}>
        {t('history.form.before', { said: sayForm(form, strokes, around) })}
      </span>
      {children}
      <span className={classes('sr-only', styles.told)}>{t('history.form.after')}</span>
    </Tag>
  )
}

/** The look of those who did it: the hue and the pattern of whoever did most, and the initials of all. */
export const signed = (parties: readonly Party[]) => {
  const [first] = parties
  if (!first) return {}
  return {
    'data-hue': first.mark.hue,
    'data-pattern': first.mark.pattern,
    'data-initials': parties
      .slice(0, 3)
      .map(({ initials }) => initials)
      .join('\u00a0'),
  }
}

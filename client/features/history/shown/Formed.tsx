// A run of words that changed, or whose writer is told: hue and pattern say whose, the form says what, and both are in words too.
import type { ReactNode } from 'react'
import type { Form } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import { useAround, type Around } from './around.ts'
import type { Run } from './runs.ts'
import styles from './shown.module.css'

const t = words(historyWords)

export const signs: Record<Form, string> = { added: '+', removed: '−', moved: '↔', leaving: '↔', changed: '≈' }

/** « ajouté par Mireille Aubanel, pour La Remise » */
export const sayForm = (form: Form, hand: number | undefined, { paint }: Pick<Around, 'paint'>): string =>
  hand === undefined || paint.colouring === 'none'
    ? t(`history.form.${form}`)
    : t(`history.form.${form}.by`, { who: paint.sayHand(hand) })

export function Formed({ run: { form, stroke, changes }, children }: { run: Run; children: ReactNode }) {
  const around = useAround()
  const party = stroke ? around.paint.partyOf(stroke.hand) : null
  const isOthers = around.only !== null && form === null && party?.id !== around.only
  if (form === null) {
    if (isOthers) return <span className={styles.others}>{children}</span>
    if (!party || !around.isSigned) return children
    return (
      <span className={styles.by} {...signed(party)}>
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
      {...(party ? signed(party) : {})}
    >
      <span className={classes('sr-only', styles.told)}>
        {t('history.form.before', { said: sayForm(form, stroke?.hand, around) })}
      </span>
      {children}
      <span className={classes('sr-only', styles.told)}>{t('history.form.after')}</span>
    </Tag>
  )
}

/** The look of a party: its hue, its pattern, its initials before its words. */
export const signed = ({ mark, initials }: { mark: { hue: number; pattern: number }; initials: string }) => ({
  'data-hue': mark.hue,
  'data-pattern': mark.pattern,
  'data-initials': initials,
})

// What became of a block as a whole: its look, and what is heard of it.
import type { HTMLAttributes, ReactNode } from 'react'
import type { Form, ShownNode } from '../../../../shared/history/shown.ts'
import { historyWords } from '../../../../shared/text/fr/history.ts'
import { words } from '../../../../shared/text/words.ts'
import { classes } from '../../../ui/classes.ts'
import { useAround } from './around.ts'
import { partiesOf, sayForm, signed, signs } from './Formed.tsx'
import { strokesOf } from './runs.ts'
import styles from './shown.module.css'

const t = words(historyWords)

export interface FormedBlock {
  props: HTMLAttributes<HTMLElement>
  /** Heard before what the block says; nothing where its words tell it themselves. */
  told: ReactNode
}

/** What became of the block as a whole. Its words, where it has some, bear their own forms. */
export function useFormed(node: ShownNode): FormedBlock {
  const around = useAround()
  const id = typeof node.attrs['id'] === 'string' ? { id: `${around.prefix}b-${node.attrs['id']}`, tabIndex: -1 } : {}
  const { form } = node
  if (form === undefined) return { props: id, told: null }
  const strokes = strokesOf(node, around.changes)
  const parties = partiesOf(strokes, around)
  const isTold = tellThemselves(node, form)
  const props = {
    ...id,
    className: classes(styles.block, isTold && styles.quiet, parties.length === 0 && styles.plainBlock),
    'data-block': form,
    'data-sign': signs[form],
    'data-changes': node.changes?.join(' '),
    ...signed(parties),
  }
  if (isTold) return { props, told: null }
  const said = t('history.form.before', { said: sayForm(form, strokes, around) })
  return { props, told: <span className={classes('sr-only', styles.told)}>{said}</span> }
}

/** A paragraph that came says so of each of its words; a list, of each of its lines. An empty line says nothing of itself. */
const tellThemselves = (node: ShownNode, form: Form): boolean =>
  (form === 'added' || form === 'removed') &&
  (node.parts.length > 0 ? node.parts.every((part) => part.form === form) : node.type === 'paragraph')

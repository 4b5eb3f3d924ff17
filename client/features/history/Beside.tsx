// Both texts beside one another, block by block on one grid: they are aligned, and scroll together because they are one.
import { memo, useMemo } from 'react'
import '../../editor/editor.css'
import '../../editor/blocks.css'
import '../../editor/figures/figures.css'
import { standingIn, type ShownNode } from '../../../shared/history/shown.ts'
import type { Comparison } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { classes } from '../../ui/classes.ts'
import { sayMomentOf } from './lines.ts'
import type { Paint } from './paint.ts'
import { AroundShown, type Around } from './shown/around.ts'
import { Block } from './shown/Block.tsx'
import { useShownAround } from './shown/Shown.tsx'
import shown from './shown/shown.module.css'
import styles from './comparing.module.css'
import { useGrowing } from './use-growing.ts'

const t = words(historyWords)

interface BesideProps {
  comparison: Comparison
  paint: Paint
  names: Around['names']
  urlOf: Around['urlOf']
}

/** More than a window shows. */
const rowsAtOnce = 60

const sideOf = (side: 'before' | 'after', { beside }: Comparison): ShownNode => ({
  type: 'doc',
  attrs: {},
  parts: beside.flatMap((row) => standingIn(row, side) ?? []),
})

export const Beside = memo(function Beside({ comparison, paint, names, urlOf }: BesideProps) {
  const { changes, from, to, beside } = comparison
  const texts = useMemo(() => [sideOf('before', comparison), sideOf('after', comparison)] as const, [comparison])
  const same = { paint, changes, names, urlOf }
  const before = useShownAround({ texts: [texts[0]], prefix: 'a-', ...same })
  const after = useShownAround({ texts: [texts[1]], ...same })
  const drawn = useGrowing(beside.length, rowsAtOnce)
  return (
    <div className={styles.pairs}>
      <div className={styles.pairHead}>
        <p>
          <b>A</b> {from.at === null ? t('history.bar.empty') : sayMomentOf(from.at)}
        </p>
        <p>
          <b>B</b> {to.at === null ? t('history.bar.empty') : sayMomentOf(to.at)}
        </p>
      </div>
      {beside.slice(0, drawn).map((row, at) => (
        <div key={at} className={styles.pair}>
          <AroundShown value={before}>
            <Side node={standingIn(row, 'before')} label={t('history.beside.before')} />
          </AroundShown>
          <AroundShown value={after}>
            <Side node={standingIn(row, 'after')} label={t('history.beside.after')} />
          </AroundShown>
        </div>
      ))}
    </div>
  )
})

function Side({ node, label }: { node: ShownNode | null; label: string }) {
  return (
    <div>
      {node && (
        <>
          <span className={classes('sr-only', shown.told)}>{label}</span>
          <div className={classes('doc-text', shown.text)}>
            <Block node={node} />
          </div>
        </>
      )}
    </div>
  )
}

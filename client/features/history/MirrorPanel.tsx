// « Miroir de co-construction »: who wrote the text as it is, in words of it, and who has not written yet.
import { useState } from 'react'
import type { Mirror } from '../../../shared/schemas/history.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyMirror } from '../../../shared/text/fr/history-mirror.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from './AuthorsPanel.tsx'
import styles from './mirror.module.css'
import { leadOf, mirrorRows, partiesOf, sharesIn, type MirrorRow } from './mirror.ts'
import { MirrorDialog } from './MirrorDialog.tsx'

const t = words(historyMirror)

interface MirrorPanelProps {
  mirror: Mirror
  /** People are told apart where the page tells people apart. */
  byPerson: boolean
  /** The text as it is now, and not as it was. */
  isNow: boolean
  /** Of what was written before they came, whoever looks is told no author. [H42] */
  sinceArrival: boolean
}

export function MirrorPanel({ mirror, byPerson, isNow, sinceArrival }: MirrorPanelProps) {
  const [isOpen, setOpen] = useState(false)
  const rows = mirrorRows(mirror.whole, partiesOf(mirror, byPerson ? 'person' : 'organisation'))
  const standing = sharesIn(rows)
  return (
    <section aria-labelledby="mirror-title" className={styles.panel}>
      <h2 id="mirror-title">{t('mirror.title')}</h2>
      <p>{t(leadOf({ isEmpty: standing.length === 0, isNow, sinceArrival }))}</p>
      {standing.length > 0 && <Core rows={standing} />}
      <Beginning rows={rows} />
      <Silent mirror={mirror} sinceArrival={sinceArrival} />
      <Button variant="quiet" size="sm" flush onClick={() => setOpen(true)}>
        {t('mirror.open')}
      </Button>
      {isOpen && <MirrorDialog mirror={mirror} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** The strata, drawn, and the same figures in words. */
function Core({ rows }: { rows: ReturnType<typeof sharesIn> }) {
  return (
    <div className={styles.core}>
      <div className={styles.strata} aria-hidden="true">
        {rows.map(({ party: { id, mark }, standing }) => (
          <i key={id} data-hue={mark.hue} data-pattern={mark.pattern} style={{ flexGrow: standing }} />
        ))}
      </div>
      <ul role="list">
        {rows.map(({ party, percent, standing }) => (
          <li key={party.id}>
            <PartyMark party={party} />
            <span>{party.name}</span>
            <b title={plural(standing, t('mirror.word', { n: standing }), t('mirror.words', { n: standing }))}>
              {percent === 0 ? t('mirror.less') : t('mirror.percent', { n: percent })}
            </b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** « Trame du modèle : 654 mots, hors décompte. » */
function Beginning({ rows }: { rows: readonly MirrorRow[] }) {
  const row = rows.find(({ percent }) => percent === null)
  if (!row || row.standing === 0) return null
  const words = plural(row.standing, t('mirror.word', { n: 1 }), t('mirror.words', { n: counted(row.standing) }))
  return <p>{t('mirror.beginning', { name: row.party.name, words })}</p>
}

function Silent({ mirror: { silent }, sinceArrival }: Pick<MirrorPanelProps, 'mirror' | 'sinceArrival'>) {
  if (silent.length === 0) return null
  const names = sayList(silent.map(({ name }) => name))
  const [one, many] = sinceArrival
    ? (['mirror.silent.arrival.one', 'mirror.silent.arrival'] as const)
    : (['mirror.silent.one', 'mirror.silent'] as const)
  return <p>{plural(silent.length, t(one, { names }), t(many, { n: silent.length, names }))}</p>
}

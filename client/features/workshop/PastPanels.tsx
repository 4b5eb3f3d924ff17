// Panels that the room has left: their syntheses are written on.
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { words } from '../../../shared/text/words.ts'
import type { PanelView } from '../../../shared/workshop/view.ts'
import styles from './panel.module.css'
import type { Steer } from './steer.ts'
import { SynthesisField } from './SynthesisField.tsx'

const t = words(panelSteeringWords)

export function PastPanels({ panels, keep }: { panels: readonly PanelView[]; keep: Steer }) {
  return panels.map(({ roundId, title, speakers }) => (
    <details key={roundId} className={styles.past}>
      <summary>{t('panel.steer.past', { title })}</summary>
      {speakers.map(({ id, name, synthesis }) => (
        <SynthesisField key={id} roundId={roundId} speakerId={id} name={name} value={synthesis} keep={keep} />
      ))}
    </details>
  ))
}

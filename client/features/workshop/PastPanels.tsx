// Panels that the room has left: their syntheses are written on, and who spoke may ask that their name goes. [A93]
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { words } from '../../../shared/text/words.ts'
import type { PanelView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './panel.module.css'
import type { Steer } from './steer.ts'
import { SynthesisField } from './SynthesisField.tsx'

const t = words(panelSteeringWords)

export interface PastPanelsProps {
  panels: readonly PanelView[]
  keep: Steer
  /** Asks first. */
  onErase: (speaker: { speakerId: string; name: string }) => void
}

export function PastPanels({ panels, keep, onErase }: PastPanelsProps) {
  return panels.map(({ roundId, title, speakers }) => (
    <details key={roundId} className={styles.past}>
      <summary>{t('panel.steer.past', { title })}</summary>
      {speakers.map(({ id, name: told, synthesis }, at) => {
        const name = told || t('panel.prepare.speaker', { n: at + 1 })
        return (
          <div key={id} className="stack">
            <SynthesisField roundId={roundId} speakerId={id} name={name} value={synthesis} keep={keep} />
            {told !== '' && (
              <Button
                size="sm"
                variant="quiet"
                flush
                aria-label={t('panel.steer.erase.label', { name })}
                onClick={() => onErase({ speakerId: id, name })}
              >
                {t('panel.steer.erase')}
              </Button>
            )}
          </div>
        )
      })}
    </details>
  ))
}

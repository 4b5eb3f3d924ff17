// Who runs the workshop: those whose role in the démarche lets them, and those named for it, added and taken away here.
import X from 'lucide-react/icons/x'
import type { Member } from '../../../shared/schemas/demarches.ts'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { words } from '../../../shared/text/words.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Section } from '../../ui/Layout.tsx'
import styles from './prepare.module.css'

const t = words(paperWords)

export interface FacilitatorsFieldProps {
  workshop: Workshop
  /** Of the démarche. */
  members: readonly Member[]
  onSave: (facilitatorIds: string[]) => Promise<boolean>
}

export function FacilitatorsField({ workshop, members, onSave }: FacilitatorsFieldProps) {
  const { facilitators, leaders, maySteer } = workshop
  const named = facilitators.map(({ personId }) => personId)
  const byRole = leaders.filter(({ personId }) => !named.includes(personId))
  const others = members.filter(({ personId }) => !leaders.some((one) => one.personId === personId))
  return (
    <Section title={t('people.section')} small>
      <div className="stack">
        <p className="meta">{t('people.hint')}</p>
        <ul role="list" className={styles.facilitators}>
          {byRole.map(({ personId, displayName }) => (
            <li key={personId}>
              <span>{displayName}</span>
              <span className="meta">{t('people.byRole')}</span>
            </li>
          ))}
          {facilitators.map(({ personId, displayName }) => (
            <li key={personId}>
              <span>{displayName}</span>
              {maySteer && (
                <IconButton
                  size="sm"
                  icon={X}
                  label={t('people.remove', { name: displayName })}
                  onClick={() => void onSave(named.filter((one) => one !== personId))}
                />
              )}
            </li>
          ))}
        </ul>
        {maySteer && others.length > 0 && (
          <ComboBox
            key={named.join(' ')}
            label={t('people.add')}
            optional
            options={others.map(({ personId, displayName }) => ({ id: personId, name: displayName, note: '' }))}
            value={null}
            onChange={(id) => {
              if (id !== null) void onSave([...named, id])
            }}
          />
        )}
      </div>
    </Section>
  )
}

// Opening a workshop to those who take part: what is missing, the tables, the code and the link, and the way back.
import Play from 'lucide-react/icons/play'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Section } from '../../ui/Layout.tsx'
import { useSaid } from '../../ui/said.tsx'
import { KeptField } from './KeptField.tsx'
import styles from './prepare.module.css'
import { spacedCode } from '../../../shared/workshop/code.ts'
import type { Steer } from './steer.ts'
import { WishFields } from './WishFields.tsx'

const t = words({ ...prepareWords, ...paperWords })

export function Opening({ workshop, steer }: { workshop: Workshop; steer: Steer }) {
  const [busy, setBusy] = useState(false)
  const { said, say } = useSaid()
  const { stage, missing, maySteer, tables, code } = workshop
  const act = (kind: 'open' | 'backToDraft') => {
    setBusy(true)
    void steer({ kind })
      .then(({ done }) => done && say(t(`prepare.${kind}.said`)))
      .finally(() => setBusy(false))
  }
  return (
    <Section title={t('prepare.opening')} small>
      {said}
      <div className="stack">
        <KeptField
          label={t('prepare.tables')}
          hint={t('prepare.tables.hint')}
          inputMode="numeric"
          value={String(tables)}
          disabled={!maySteer || (stage !== 'draft' && stage !== 'open' && stage !== 'running')}
          check={(text) => (/^\d{1,2}$/.test(text.trim()) && Number(text) <= 60 ? null : t('prepare.tables.error'))}
          onKeep={async (text) => (await steer({ kind: 'setTables', count: Number(text) })).done}
        />
        <WishFields
          wish={workshop.wish}
          disabled={!maySteer || (stage !== 'draft' && stage !== 'open' && stage !== 'running')}
          onWish={(signals) => void steer({ kind: 'wish', signals })}
        />
        {stage === 'draft' && missing.length > 0 && <Missing missing={missing} />}
        {stage === 'draft' && maySteer && missing.length === 0 && (
          <>
            <p>{t('prepare.open.hint')}</p>
            <Button block variant="live" icon={Play} busy={busy} onClick={() => act('open')}>
              {t('prepare.open')}
            </Button>
          </>
        )}
        {code !== null && stage !== 'draft' && (
          <div className={styles.opened}>
            <p className={styles.codeName}>{t('prepare.code')}</p>
            <p className={styles.code}>{spacedCode(code)}</p>
          </div>
        )}
        {code !== null && stage !== 'draft' && (
          <CopyField label={t('prepare.link')} value={`${location.origin}/r/${code}`} />
        )}
        {stage !== 'draft' && maySteer && (
          <LinkButton block href={`/ateliers/${workshop.id}/console`}>
            {t('prepare.console')}
          </LinkButton>
        )}
        {maySteer && (
          <div className="stack">
            <LinkButton size="sm" variant="second" icon={Printer} href={`/ateliers/${workshop.id}/kit`}>
              {t('kit.open')}
            </LinkButton>
            <p className="meta">{t('kit.hint')}</p>
          </div>
        )}
        {stage === 'open' && maySteer && (
          <div>
            <Button variant="quiet" size="sm" flush busy={busy} onClick={() => act('backToDraft')}>
              {t('prepare.backToDraft')}
            </Button>
            <p className="meta">{t('prepare.backToDraft.text')}</p>
          </div>
        )}
      </div>
    </Section>
  )
}

const Missing = ({ missing }: Pick<Workshop, 'missing'>) => (
  <div>
    <p>{t('prepare.missing')}</p>
    <ul className={styles.missing}>
      {missing.map((one) => (
        <li key={one}>{t(`prepare.missing.${one}`)}</li>
      ))}
    </ul>
  </div>
)

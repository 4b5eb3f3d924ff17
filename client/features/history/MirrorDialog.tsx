// The mirror in full: by organisation, collège or person, of the whole or of a section, now and over time; figures in tables.
import { useState } from 'react'
import type { Mirror } from '../../../shared/schemas/history.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyMirror } from '../../../shared/text/fr/history-mirror.ts'
import { words } from '../../../shared/text/words.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { SegmentedChoice } from '../../ui/aria/SegmentedChoice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Table } from '../../ui/Table.tsx'
import { PartyMark } from './AuthorsPanel.tsx'
import styles from './mirror.module.css'
import { groupings, mirrorRows, overTime, partiesOf, sharesIn, type Grouping, type MirrorRow } from './mirror.ts'
import { OverTime } from './OverTime.tsx'

const t = words(historyMirror)

export function MirrorDialog({ mirror, onClose }: { mirror: Mirror; onClose: () => void }) {
  const [grouping, setGrouping] = useState<Grouping>('organisation')
  const [section, setSection] = useState('whole')
  const hasColleges = Object.keys(mirror.colleges).length > 0
  const parties = partiesOf(mirror, grouping)
  const shares = section === 'whole' ? mirror.whole : (mirror.sections[Number(section)]?.shares ?? [])
  const rows = mirrorRows(shares, parties)
  const whole = mirrorRows(mirror.whole, parties)
  const ticks = overTime(mirror.overTime, parties, whole)
  return (
    <Dialog open onClose={onClose} title={t('mirror.title')} size="full">
      <div className="stack">
        <div className={styles.tools}>
          <SegmentedChoice
            label={t('mirror.by')}
            options={groupings
              .filter((one) => one !== 'college' || hasColleges)
              .map((id) => ({ id, label: t(`mirror.by.${id}`) }))}
            value={grouping}
            onChange={setGrouping}
          />
          {mirror.sections.length > 0 && (
            <Field label={t('mirror.of')} optional="unsaid">
              <Select value={section} onChange={(event) => setSection(event.target.value)}>
                <option value="whole">{t('mirror.whole')}</option>
                {mirror.sections.map((one, at) => (
                  <option key={one.section?.blockId ?? at} value={at}>
                    {one.section ? one.section.title || t('mirror.untitled') : t('mirror.aboveTitles')}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <Bars rows={rows} />
        <Table<MirrorRow>
          caption={t('mirror.table')}
          rows={rows}
          rowId={({ party }) => party.id}
          columns={[
            {
              id: 'name',
              name: t(`mirror.column.${grouping}`),
              cell: ({ party }) => (
                <span className={styles.named}>
                  <PartyMark party={party} /> {party.name}
                </span>
              ),
            },
            {
              id: 'standing',
              name: t('mirror.column.standing'),
              number: true,
              cell: ({ standing }) => counted(standing),
            },
            {
              id: 'percent',
              name: t('mirror.column.percent'),
              number: true,
              cell: ({ percent }) => (percent === null ? t('mirror.apart') : t('mirror.percent', { n: percent })),
            },
            { id: 'added', name: t('mirror.column.added'), number: true, cell: ({ added }) => counted(added) },
            { id: 'removed', name: t('mirror.column.removed'), number: true, cell: ({ removed }) => counted(removed) },
          ]}
        />
        <p className="meta">{t('mirror.note')}</p>
        {ticks.length > 1 && <OverTime ticks={ticks} rows={whole} />}
      </div>
    </Dialog>
  )
}

/** Drawn only: the table below has the same figures. */
function Bars({ rows }: { rows: readonly MirrorRow[] }) {
  return (
    <div className={styles.bars} aria-hidden="true">
      {sharesIn(rows).map(({ party: { id, mark, initials }, standing, percent }) => (
        <i key={id} data-hue={mark.hue} data-pattern={mark.pattern} style={{ flexGrow: standing }}>
          {percent >= 6 && <b>{initials}</b>}
        </i>
      ))}
    </div>
  )
}

// A group of a table: its title, its three lines, what is in it; for the rapporteur, all that can be done with it.
import { useState, type FormEvent } from 'react'
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { tableWords } from '../../../shared/text/fr/workshop-tables.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { ClusterView, CommonView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, Select, TextArea, TextInput } from '../../ui/inputs.tsx'
import { ContributionCard } from './Others.tsx'
import styles from './room.module.css'
import tableStyles from './table.module.css'
import type { RoomNow } from './use-room.ts'

const t = words({ ...roomLater, ...tableWords, ...phoneWords })

export type TableGroupProps = {
  now: Pick<RoomNow, 'act'>
  common: CommonView
  group: ClusterView
  others: readonly ClusterView[]
  mine: ReadonlySet<string>
  mayEdit: boolean
  /** The table may still carry one more to the plenary. */
  mayChoose: boolean
  most: number
}

export function TableGroup(props: TableGroupProps) {
  const { common, group, mine, mayEdit, now } = props
  const [isOpen, setOpen] = useState(false)
  const marks = [group.top && t('room.cluster.top'), group.disagreed && t('room.cluster.disagreed')].filter(Boolean)
  return (
    <article className={tableStyles.tableGroup}>
      <h3>
        <span>{group.title || t('workshop.cluster.unnamed')}</span>
        <span className={styles.total}>{group.items.length}</span>
      </h3>
      {marks.length > 0 && <p className="meta">{marks.join(' · ')}</p>}
      {group.synthesis && !isOpen && (
        <p className={styles.synthesis} lang="fr">
          {group.synthesis}
        </p>
      )}
      {isOpen && mayEdit && <GroupForm {...props} />}
      <ul role="list" className={styles.cards}>
        {group.items.map((id) => {
          const one = common.contributions[id]
          return (
            one && (
              <li key={id}>
                <ContributionCard one={one} common={common} mine={mine} support={null} />
                {isOpen && mayEdit && (
                  <Button
                    variant="quiet"
                    size="sm"
                    aria-label={t('workshop.named', { act: t('room.tables.takeOut'), text: one.text.slice(0, 80) })}
                    onClick={() => now.act({ kind: 'place', contributionId: id, clusterId: null, before: null })}
                  >
                    {t('room.tables.takeOut')}
                  </Button>
                )}
              </li>
            )
          )
        })}
      </ul>
      {mayEdit && (
        <Button variant="second" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'room.tables.close' : 'room.tables.edit')}
        </Button>
      )}
    </article>
  )
}

function GroupForm({ now, group, others, mayChoose, most }: TableGroupProps) {
  const [title, setTitle] = useState(group.title)
  const [synthesis, setSynthesis] = useState(group.synthesis)
  const [said, setSaid] = useState('')
  const save = (event: FormEvent) => {
    event.preventDefault()
    const clusterId = group.id
    if (title.trim() !== group.title) now.act({ kind: 'nameCluster', clusterId, title: title.trim() })
    if (synthesis.trim() !== group.synthesis) now.act({ kind: 'synthesise', clusterId, text: synthesis.trim() })
    setSaid(t('room.tables.saved'))
  }
  return (
    <form className="stack" onSubmit={save} noValidate onChange={() => setSaid('')}>
      <Field label={t('room.tables.title')} optional>
        <TextInput maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t('room.tables.synthesis')} hint={t('room.tables.synthesis.hint')} optional>
        <TextArea rows={3} maxLength={1200} value={synthesis} onChange={(event) => setSynthesis(event.target.value)} />
      </Field>
      <div className="row">
        <Button type="submit">{t('room.tables.save')}</Button>
        <span role="status" className="meta">
          {said}
        </span>
      </div>
      <Checkbox
        label={t('room.tables.top')}
        checked={group.top}
        disabled={!mayChoose}
        hint={mayChoose ? undefined : t('room.tables.top.full', { n: most })}
        onChange={(event) => now.act({ kind: 'choose', clusterId: group.id, top: event.target.checked })}
      />
      <Checkbox
        label={t('room.tables.disagreed')}
        checked={group.disagreed}
        onChange={(event) => now.act({ kind: 'disagree', clusterId: group.id, disagreed: event.target.checked })}
      />
      <MergeInto now={now} group={group} others={others} />
      <div>
        <Button variant="quiet" onClick={() => now.act({ kind: 'removeCluster', clusterId: group.id })}>
          {t('room.tables.remove')}
        </Button>
        <p className="meta">{t('room.tables.remove.hint')}</p>
      </div>
    </form>
  )
}

/** All that this group holds goes to another, which keeps its title. */
function MergeInto({ now, group, others }: Pick<TableGroupProps, 'now' | 'group' | 'others'>) {
  const [into, setInto] = useState('')
  if (others.length === 0) return null
  const merge = () => {
    if (!others.some(({ id }) => id === into)) return
    for (const contributionId of group.items) now.act({ kind: 'place', contributionId, clusterId: into, before: null })
    now.act({ kind: 'removeCluster', clusterId: group.id })
  }
  return (
    <div className={tableStyles.merge}>
      <Field label={t('room.tables.merge')} optional>
        <Select value={into} onChange={(event) => setInto(event.target.value)}>
          <option value="">{t('room.tables.merge.choose')}</option>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title || t('workshop.cluster.unnamed')}
            </option>
          ))}
        </Select>
      </Field>
      {into !== '' && (
        <Button variant="second" onClick={merge}>
          {t('room.tables.merge.act')}
        </Button>
      )}
    </div>
  )
}

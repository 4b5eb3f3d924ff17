// Grouping by a list and buttons: what goes together is ticked, then put in a group, new or not.
import { useState, type FormEvent } from 'react'
import { tableWords } from '../../../shared/text/fr/workshop-tables.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { ClusterView, ContributionView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Kind } from '../../ui/Kind.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './room.module.css'
import tableStyles from './table.module.css'
import type { RoomNow } from './use-room.ts'

const t = words({ ...tableWords, ...phoneWords })

export type GatherProps = {
  now: Pick<RoomNow, 'act' | 'makeId'>
  loose: readonly ContributionView[]
  groups: readonly ClusterView[]
}

export function Gather({ now, loose, groups }: GatherProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [into, setInto] = useState('')
  const [title, setTitle] = useState('')
  const picked = loose.filter(({ id }) => ticked.has(id)).map(({ id }) => id)
  const target = groups.some(({ id }) => id === into) ? into : ''
  const turn = (id: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  const gather = (event: FormEvent) => {
    event.preventDefault()
    if (picked.length === 0) return
    if (target === '') {
      now.act({ kind: 'makeCluster', clusterId: now.makeId(), title: title.trim(), contributions: picked })
    } else {
      for (const contributionId of picked) now.act({ kind: 'place', contributionId, clusterId: target, before: null })
    }
    setTicked(new Set())
    setTitle('')
  }
  return (
    <form className="stack" onSubmit={gather} noValidate>
      <fieldset className={tableStyles.ticks}>
        <legend className="meta">{t('room.tables.pick')}</legend>
        {loose.map((one) => (
          <label key={one.id} className={tableStyles.tick}>
            <input
              type="checkbox"
              checked={ticked.has(one.id)}
              onChange={(event) => turn(one.id, event.target.checked)}
            />
            <span>
              <Kind type={one.type} />
              <span className={styles.text}>
                <Wording text={one.text} language={one.language} />
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="meta" role="status">
        {picked.length > 0 &&
          t(plural(picked.length, 'room.tables.picked.one', 'room.tables.picked.many'), { n: picked.length })}
      </p>
      {picked.length > 0 && (
        <div className={tableStyles.gather}>
          {groups.length > 0 && (
            <Field label={t('room.tables.into')}>
              <Select value={target} onChange={(event) => setInto(event.target.value)}>
                <option value="">{t('room.tables.into.new')}</option>
                {groups.map((group) => (
                  <option key={group.id} value={group.id}>
                    {group.title || t('workshop.cluster.unnamed')}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {target === '' && (
            <Field label={t('room.tables.title')} optional>
              <TextInput maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
            </Field>
          )}
          <Button type="submit" block>
            {t('room.tables.gather')}
          </Button>
        </div>
      )}
    </form>
  )
}

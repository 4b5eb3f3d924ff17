// The workshops of a meeting in the order of the day: when, where, who pilots, how far each is; moved by hand or by keyboard,
// added, made here, taken out.
import Plus from 'lucide-react/icons/plus'
import ListPlus from 'lucide-react/icons/list-plus'
import { Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { lazily } from '../../../lazily.ts'
import { useRead } from '../../../query.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFocusThroughMoves } from '../../../ui/focus-through-moves.ts'
import { Empty, Section } from '../../../ui/Layout.tsx'
import { useSaid } from '../../../ui/said.tsx'
import { droppedBefore, movedBefore } from '../running-order.ts'
import styles from './meeting.module.css'
import { ordered } from './order.ts'
import { ProgrammeRow, type Programmed } from './ProgrammeRow.tsx'

const t = words(meetingWords)
const NewWorkshopDialog = lazily(() => import('../NewWorkshopDialog.tsx'), 'NewWorkshopDialog')
const AddWorkshopDialog = lazily(() => import('./AddWorkshopDialog.tsx'), 'AddWorkshopDialog')

export interface MeetingProgrammeProps {
  meeting: Meeting
  onArrange: (workshopIds: string[]) => Promise<boolean>
}

export function MeetingProgramme({ meeting, onArrange }: MeetingProgrammeProps) {
  const { workshops, demarcheId, mayPrepare, startsAt } = meeting
  const [, go] = useLocation()
  const [asked, setAsked] = useState<'new' | 'existing' | null>(null)
  const { said, say } = useSaid()
  useFocusThroughMoves()
  const all = useRead('listWorkshops', { demarcheId }, { enabled: mayPrepare })
  const free = (all.data?.workshops ?? []).filter(({ meetingId }) => meetingId === null)
  const ids = workshops.map(({ id }) => id)
  const arrange = async (next: string[], told: string) => {
    if (await onArrange(next)) say(told)
  }
  const move = ({ id, title }: Programmed, before: string | null | undefined) => {
    if (before === undefined) return
    const next = ordered(ids, id, before)
    void arrange(next, t('meeting.workshop.moved', { title, n: next.indexOf(id) + 1, total: ids.length }))
  }
  const n = workshops.length
  const acts = mayPrepare && (
    <>
      <Button size="sm" icon={Plus} variant={n === 0 ? 'default' : 'second'} onClick={() => setAsked('new')}>
        {t('meeting.add.new')}
      </Button>
      {free.length > 0 && (
        <Button size="sm" variant="second" icon={ListPlus} onClick={() => setAsked('existing')}>
          {t('meeting.add.existing')}
        </Button>
      )}
    </>
  )
  return (
    <Section
      title={t('meeting.workshops')}
      aside={n > 0 && plural(n, t('meeting.workshops.count.one', { n }), t('meeting.workshops.count.many', { n }))}
      small
    >
      {n === 0 && (
        <Empty title={t('meeting.workshops.none')} actions={acts}>
          {t('meeting.workshops.none.text')}
        </Empty>
      )}
      {n > 1 && mayPrepare && <p className="meta">{t('meeting.workshops.hint')}</p>}
      {n > 0 && (
        <ol role="list" className={styles.programme}>
          {workshops.map((one, at) => (
            <ProgrammeRow
              key={one.id}
              workshop={one}
              meetingStartsAt={startsAt}
              at={at}
              total={n}
              mayPrepare={mayPrepare}
              onMove={(by) => move(one, movedBefore(ids, one.id, by))}
              onDropped={(id) => {
                const dropped = workshops.find((other) => other.id === id)
                if (dropped) move(dropped, droppedBefore(ids, id, one.id))
              }}
              onTakeOut={() =>
                void arrange(
                  ids.filter((id) => id !== one.id),
                  t('meeting.workshop.takenOut', { title: one.title }),
                )
              }
            />
          ))}
        </ol>
      )}
      {n > 0 && acts && <div className="row">{acts}</div>}
      {said}
      <Suspense fallback={null}>
        {asked === 'new' && (
          <NewWorkshopDialog
            demarcheId={demarcheId}
            meetingId={meeting.id}
            others={all.data?.workshops ?? []}
            onClose={() => setAsked(null)}
            onCreated={(workshopId) => go(`/ateliers/${workshopId}/preparer`)}
          />
        )}
        {asked === 'existing' && (
          <AddWorkshopDialog
            workshops={free}
            onClose={() => setAsked(null)}
            onAdd={async ({ id, title }) => {
              const isDone = await onArrange([...ids, id])
              if (isDone) say(t('meeting.workshop.added', { title }))
              return isDone
            }}
          />
        )}
      </Suspense>
    </Section>
  )
}

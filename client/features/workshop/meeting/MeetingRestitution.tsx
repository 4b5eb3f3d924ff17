// What a meeting gives back: the one document of the day, what is not in it yet, and those that were written.
import FilePen from 'lucide-react/icons/file-pen'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { ConfirmDialog } from '../../../ConfirmDialog.tsx'
import { sayList, saySince } from '../../../dates.ts'
import { FormError } from '../../../FormError.tsx'
import { useDo } from '../../../query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Layout.tsx'

const t = words(meetingWords)

export function MeetingRestitution({ meeting }: { meeting: Meeting }) {
  const { id: meetingId, demarcheId, restitutions, workshops, mayPrepare } = meeting
  const [, go] = useLocation()
  const [isAsked, setAsked] = useState(false)
  const write = useDo('writeMeetingRestitution')
  const isWritten = restitutions.length > 0
  const waiting = waitingOf(meeting)
  const isPossible = waiting.length < workshops.length
  const compose = () =>
    write.mutate(
      { meetingId, ...(isWritten ? { again: true } : {}) },
      { onSuccess: ({ documentId }) => go(`/d/${demarcheId}/documents/${documentId}`) },
    )
  return (
    <Section title={t('meeting.restitution')} small>
      <div className="stack">
        {isWritten && (
          <ul role="list" className="stack">
            {restitutions.map(({ documentId, number, writtenAt }) => (
              <li key={documentId}>
                <Link href={`/d/${demarcheId}/documents/${documentId}`}>
                  {t('meeting.restitution.one', { n: number, when: saySince(writtenAt) })}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {!isWritten && !mayPrepare && <p className="muted">{t('meeting.restitution.unwritten')}</p>}
        {mayPrepare && (
          <>
            {!isWritten && <p>{t('meeting.restitution.text')}</p>}
            {!isPossible && <p className="muted">{t('meeting.restitution.none')}</p>}
            {isPossible && waiting.length > 0 && <p>{sayWaiting(waiting)}</p>}
            {isPossible && (
              <div>
                <Button
                  size={isWritten ? 'sm' : 'md'}
                  variant={isWritten ? 'second' : 'default'}
                  icon={FilePen}
                  busy={write.isPending}
                  busyLabel={t('meeting.restitution.busy')}
                  onClick={() => (isWritten ? setAsked(true) : compose())}
                >
                  {t(isWritten ? 'meeting.restitution.again' : 'meeting.restitution.write')}
                </Button>
              </div>
            )}
            {!isAsked && <FormError error={write.error} />}
          </>
        )}
      </div>
      {isAsked && (
        <ConfirmDialog
          title={t('meeting.restitution.again.title')}
          confirm={t('meeting.restitution.again')}
          busy={write.isPending}
          error={write.error}
          onConfirm={compose}
          onClose={() => setAsked(false)}
        >
          <p>{t('meeting.restitution.again.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

const waitingOf = ({ workshops, notWritten }: Meeting): string[] =>
  workshops.filter(({ id }) => notWritten.includes(id)).map(({ title }) => t('meeting.quoted', { title }))

function sayWaiting(titles: readonly string[]): string {
  const said = sayList(titles)
  return plural(
    titles.length,
    t('meeting.restitution.notYet.one', { titles: said }),
    t('meeting.restitution.notYet.many', { titles: said }),
  )
}

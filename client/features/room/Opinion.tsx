// Once the workshop is over: its evaluation, for whoever gave none, and to look at again for whoever did. [A66]
import { useEffect, useRef, useState } from 'react'
import { takeAway } from '../../../shared/text/fr/take-away.ts'
import { words } from '../../../shared/text/words.ts'
import type { FormLeft } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { FormAfter } from './ballot/FormAfter.tsx'
import { filledIn } from './ballot/use-filled.ts'
import type { RoomNow } from './use-room.ts'

const t = words(takeAway)

export function Opinion({ now, form }: { now: RoomNow; form: FormLeft }) {
  const [isOpen, setOpen] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isOpen) heading.current?.focus() // the button that was pressed is gone
  }, [isOpen])
  const isGiven = filledIn(form.roundId, form.given, now.queue.items).state !== 'none'
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1} lang="fr">
        {form.title}
      </h2>
      {isOpen ? (
        <FormAfter now={now} form={form} />
      ) : (
        <>
          <p>{t(isGiven ? 'away.opinion.given' : 'away.opinion.about')}</p>
          <div>
            <Button variant={isGiven ? 'second' : 'default'} onClick={() => setOpen(true)}>
              {t(isGiven ? 'away.opinion.change' : 'away.opinion.give')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

// Trying the workshop alone, with people who are not there: beginning, going on, ending. [A82]
import Drama from 'lucide-react/icons/drama'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { rehearsalWords } from '../../../shared/text/fr/rehearsal.ts'
import { words } from '../../../shared/text/words.ts'
import { rehearsalSizes } from '../../../shared/workshop/preparing.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { EndRehearsal } from './EndRehearsal.tsx'

const t = words(rehearsalWords)

type Size = (typeof rehearsalSizes)[number]

/** As long as it was not played for good; one that is under way is found again at any stage. */
export function Rehearse({ workshop }: { workshop: Workshop }) {
  const { stage, maySteer, rehearsal } = workshop
  if (!maySteer || (rehearsal === null && stage !== 'draft' && stage !== 'open')) return null
  return (
    <Section title={t('rehearsal.title')} small>
      {rehearsal ? <UnderWay workshop={workshop} rehearsal={rehearsal} /> : <Begin workshop={workshop} />}
    </Section>
  )
}

function Begin({ workshop: { id: workshopId, phases } }: { workshop: Workshop }) {
  const start = useDo('startRehearsal')
  const [, go] = useLocation()
  const [people, setPeople] = useState<Size>(30)
  const isEmpty = phases.every(({ skipped }) => skipped)
  // What was begun is read before this is answered, and takes the place of this form: a promise is answered all the same.
  const begin = () =>
    void start.mutateAsync({ workshopId, people }).then(
      (begun) => go(`/ateliers/${begun.workshopId}/console`),
      () => undefined, // told above the button
    )
  return (
    <div className="stack">
      <p>{t(isEmpty ? 'rehearsal.noPhases' : 'rehearsal.text')}</p>
      {!isEmpty && (
        <>
          <Field label={t('rehearsal.people')}>
            <Select
              value={people}
              onChange={(event) => setPeople(rehearsalSizes.find((n) => String(n) === event.target.value) ?? 30)}
            >
              {rehearsalSizes.map((n) => (
                <option key={n} value={n}>
                  {t('rehearsal.people.n', { n })}
                </option>
              ))}
            </Select>
          </Field>
          <FormError error={start.error} />
          <Button block variant="second" icon={Drama} busy={start.isPending} onClick={begin}>
            {t('rehearsal.start')}
          </Button>
        </>
      )}
    </div>
  )
}

type UnderWayProps = { workshop: Workshop; rehearsal: NonNullable<Workshop['rehearsal']> }

function UnderWay({ workshop, rehearsal }: UnderWayProps) {
  const [isEnding, setEnding] = useState(false)
  return (
    <div className="stack">
      <p>{t('rehearsal.running', { n: rehearsal.people })}</p>
      <LinkButton block href={`/ateliers/${rehearsal.workshopId}/console`}>
        {t('rehearsal.resume')}
      </LinkButton>
      <Button block variant="second" onClick={() => setEnding(true)}>
        {t('rehearsal.end')}
      </Button>
      {isEnding && <EndRehearsal workshopId={workshop.id} onClose={() => setEnding(false)} />}
    </div>
  )
}

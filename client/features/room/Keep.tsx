// What stays of the workshop for this person: their code, and the contact that they give to the others.
import { useState, type FormEvent } from 'react'
import { takeAway } from '../../../shared/text/fr/take-away.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { useAct } from '../../use-act.ts'
import { FollowCode, type FollowCodeProps } from './FollowCode.tsx'
import { sayFailure } from '../../phone-failure.ts'
import { OtherRooms } from './OtherRooms.tsx'
import type { RoomNow } from './use-room.ts'
import { useTakeAway } from './use-take-away.ts'

const t = words(takeAway)

/** Before the end, under « Vous ». Of a rehearsal nothing stays. */
export const Keep = (props: FollowCodeProps & Pick<RoomNow, 'common'>) => (
  <>
    <OtherRooms head={props.common?.head ?? null} />
    {!props.common?.head.rehearsal && <Kept {...props} />}
  </>
)

function Kept(props: FollowCodeProps) {
  const away = useTakeAway(props)
  return (
    <>
      <FollowCode {...props} hasCode={away.home?.hasCode ?? false} />
      {away.home && <ContactField {...props} contact={away.home.contact} />}
    </>
  )
}

type ContactProps = Pick<FollowCodeProps, 'workshopId' | 'guestId'> & { contact: string }

export function ContactField({ workshopId, guestId, contact }: ContactProps) {
  const [text, setText] = useState(contact)
  const [isSaved, setSaved] = useState(false)
  const save = useAct(async () => {
    await call('giveContact', { workshopId, guestId, contact: text.trim() })
    setSaved(true)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save.run()
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label={t('away.contact')} hint={t('away.contact.hint')} optional>
        <TextInput
          autoComplete="email"
          maxLength={160}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setSaved(false)
          }}
        />
      </Field>
      {save.failure && (
        <Banner key={save.attempt} tone="danger">
          {sayFailure(save.failure)}
        </Banner>
      )}
      <div className="row">
        <Button type="submit" variant="second" busy={save.pending}>
          {t('away.contact.save')}
        </Button>
        <span role="status" className="meta">
          {isSaved && t('away.contact.saved')}
        </span>
      </div>
    </form>
  )
}

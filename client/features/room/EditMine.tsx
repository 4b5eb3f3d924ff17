// Changing one of my contributions where it stands: its words, its type, whether it is set aside, or withdrawing it.
import { useId, useState, type FormEvent } from 'react'
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import { roomLanguage } from '../../../shared/workshop/languages.ts'
import type { ContributionType } from '../../../shared/workshop/phases.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { LanguageField } from '../../ui/LanguageField.tsx'
import { Wording } from '../../ui/Wording.tsx'
import { Chips } from './Chips.tsx'
import type { Mine } from './own-part.ts'
import styles from './room.module.css'
import type { RoomNow } from './use-room.ts'

const t = words(roomLater)

export type EditMineProps = {
  now: Pick<RoomNow, 'act' | 'notes' | 'guestId'>
  one: Mine
  types: readonly ContributionType[]
  length: number
  onDone(): void
}

export function EditMine({ now, one, types, length, onDone }: EditMineProps) {
  const id = useId()
  const note = `maillage.room/${now.guestId}/edit/${one.id}`
  const [text, setText] = useState(() => now.notes.read(note) ?? one.text)
  const [type, setType] = useState(one.type)
  const [language, setLanguage] = useState(one.language ?? roomLanguage)
  const [isSure, setSure] = useState(false)
  const close = () => {
    now.notes.remove(note)
    onDone()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    if (words === '') return setSure(true) // an emptied contribution is one withdrawn, if that is what is meant
    const isOther = words !== one.text || type !== one.type || language !== (one.language ?? roomLanguage)
    if (isOther) now.act({ kind: 'reword', contributionId: one.id, type, text: words, language })
    close()
  }
  if (isSure) {
    return (
      <div className={styles.sure} role="group" aria-labelledby={`${id}-sure`}>
        <p className={styles.text}>
          <Wording text={one.text} language={one.language} />
        </p>
        <p id={`${id}-sure`}>{t('room.mine.withdraw.sure')}</p>
        <div className="row">
          {/* The question has just been asked by the button that stood here. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Button variant="second" autoFocus onClick={() => setSure(false)}>
            {t('room.mine.withdraw.keep')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              now.act({ kind: 'withdraw', contributionId: one.id })
              close()
            }}
          >
            {t('room.mine.withdraw')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form className={styles.composer} onSubmit={save} noValidate>
      {one.isEditable && (
        <>
          {types.length > 1 && types.includes(type) && <Chips types={types} value={type} onChange={setType} />}
          <Field label={t('room.mine.text')}>
            <TextArea
              rows={3}
              maxLength={Math.max(length, one.text.length)}
              // Opened by the button of this very text.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              lang={language}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                now.notes.write(note, event.target.value)
              }}
            />
          </Field>
          <LanguageField label={t('room.mine.language')} was={one.language} value={language} onChange={setLanguage} />
        </>
      )}
      {!one.isEditable && (
        <p className={styles.text}>
          <Wording text={one.text} language={one.language} />
        </p>
      )}
      <div className="row">
        {one.isEditable && <Button type="submit">{t('room.mine.save')}</Button>}
        {/* Where nothing is to be typed, one comes to what can be done. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Button variant="second" autoFocus={!one.isEditable} onClick={close}>
          {t('room.mine.cancel')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            now.act({ kind: 'park', contributionId: one.id, parked: !one.isParked })
            close()
          }}
        >
          {t(one.isParked ? 'room.mine.unpark' : 'room.mine.park')}
        </Button>
        <Button variant="quiet" onClick={() => setSure(true)}>
          {t('room.mine.withdraw')}
        </Button>
      </div>
    </form>
  )
}

// The organisation one comes for: proposed by the phone's own list as one types, kept as written when the directory does not know it.
import { useEffect, useId, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import { call, Failure } from '../../api.ts'
import { fold } from '../../ui/combo.ts'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'

const t = words(room)
const pauseOfTyping = 200
const leastLetters = 2

export type Organisation = { id: string | null; text: string }

export type OrganisationInputProps = {
  workshopId: string
  code: string
  value: Organisation
  onChange(organisation: Organisation): void
}

export function OrganisationInput({ workshopId, code, value, onChange }: OrganisationInputProps) {
  const listId = useId()
  const found = useFound(workshopId, code, value.text)
  const isOne = found.find(({ name }) => fold(name) === fold(value.text))?.id ?? null
  useEffect(() => {
    if (isOne !== value.id) onChange({ id: isOne, text: value.text })
  }, [isOne, value, onChange])
  return (
    <Field label={t('room.organisation')} hint={t('room.organisation.hint')} optional>
      <TextInput
        list={listId}
        autoComplete="organization"
        maxLength={160}
        value={value.text}
        onChange={(event) => onChange({ id: null, text: event.target.value })}
      />
      <datalist id={listId}>
        {found.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </Field>
  )
}

/** What the directory proposes for what is typed; without a network, nothing, and what is typed stands. */
function useFound(workshopId: string, code: string, typed: string) {
  const [found, setFound] = useState<{ id: string; name: string }[]>([])
  const search = typed.trim()
  useEffect(() => {
    if (search.length < leastLetters) return
    const asked = new AbortController()
    const ask = async () => {
      try {
        setFound((await call('listRoomOrganisations', { workshopId, code, search }, asked.signal)).organisations)
      } catch (error) {
        if (!(error instanceof Failure) && !asked.signal.aborted) throw error
      }
    }
    const wait = setTimeout(() => void ask(), pauseOfTyping)
    return () => {
      clearTimeout(wait)
      asked.abort()
    }
  }, [workshopId, code, search])
  return found
}

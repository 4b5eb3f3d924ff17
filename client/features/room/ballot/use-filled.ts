// A form as it is filled in: what the server has, what waits for it, and what is being typed, kept with each letter. [A36]
import { useEffect, useRef, useState } from 'react'
import type { OwnView } from '../../../../shared/workshop/view.ts'
import type { RoomNow } from '../use-room.ts'
import type { Queued } from '../device-queue.ts'
import type { Given } from './given.ts'

type Answers = NonNullable<OwnView['form']>

export type Filled = Answers & {
  state: Given['state']
  mark(fieldId: string, mark: number): void
  write(fieldId: string, text: string): void
  /** Saves what was typed without waiting for more. */
  rest(): void
}

/** After the last letter. */
const quietMoment = 1_200

export function useFilled(
  now: Pick<RoomNow, 'notes' | 'guestId' | 'queue' | 'act'>,
  told: OwnView['form'],
  roundId: string,
): Filled {
  const { notes, guestId, queue, act } = now
  const note = `maillage.room/${guestId}/form/${roundId}`
  const { answers, state } = filledIn(roundId, told, queue.items)
  const [typed, setTyped] = useState(() => {
    const kept = notes.read(note)
    return kept === null ? null : (JSON.parse(kept) as Record<string, string>) // written by us, below
  })
  const texts = typed ?? answers.texts
  const fill = (marks: Answers['marks']) => {
    act({ kind: 'fill', roundId, marks, texts: written(texts) })
    notes.remove(note)
    setTyped(null)
  }
  const rest = () => typed && fill(answers.marks)
  const latest = useRef(rest)
  useEffect(() => {
    latest.current = rest
  })
  useEffect(() => {
    if (!typed) return
    const quiet = setTimeout(() => latest.current(), quietMoment)
    return () => clearTimeout(quiet)
  }, [typed])
  return {
    marks: answers.marks,
    texts,
    state: typed ? 'waiting' : state,
    mark: (fieldId, mark) => fill({ ...answers.marks, [fieldId]: mark }),
    write: (fieldId, text) => {
      const next = { ...texts, [fieldId]: text }
      notes.write(note, JSON.stringify(next))
      setTyped(next)
    },
    rest,
  }
}

const written = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

/** As the server last told, with what is on its way laid over. */
export function filledIn(roundId: string, told: OwnView['form'], items: readonly Queued[]) {
  let answers: Answers = told ?? { marks: {}, texts: {} }
  let state: Given['state'] = told ? 'kept' : 'none'
  for (const { command, refused, state: sent } of items) {
    if (refused || command.kind !== 'fill' || command.roundId !== roundId) continue
    answers = { marks: command.marks, texts: command.texts }
    state = sent === 'waiting' ? 'waiting' : 'kept'
  }
  return { answers, state }
}

// The synthesis of one intervention, written while it is heard or after: kept as one writes, and when the field is left.
import { useEffect, useRef, useState } from 'react'
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { words } from '../../../shared/text/words.ts'
import { longestSynthesis } from '../../../shared/workshop/decide/panel.ts'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import type { Steer } from './steer.ts'

const t = words(panelSteeringWords)

const quietMoment = 1_000
const retryAfter = 5_000

export interface SynthesisFieldProps {
  roundId: string
  speakerId: string
  name: string
  /** As it is kept. */
  value: string
  keep: Steer
}

export function SynthesisField({ roundId, speakerId, name, value, keep: send }: SynthesisFieldProps) {
  // Null: nothing typed, what is kept is shown, also when another person writes it.
  const [typed, setTyped] = useState<string | null>(null)
  const [isWriting, setWriting] = useState(false)
  const [state, setState] = useState<'idle' | 'saving' | 'kept' | 'failed'>('idle')
  const keep = async (text: string): Promise<void> => {
    setState('saving')
    const { done } = await send({ kind: 'sumUp', roundId, speakerId, text: text.trim() })
    setState(done ? 'kept' : 'failed')
  }
  const last = useRef<{ text: string | null; keep: typeof keep }>({ text: null, keep })
  last.current.keep = keep
  // a connection that is back keeps what was typed without one
  useEffect(() => {
    if (state !== 'failed' || typed === null) return
    const again = setTimeout(() => void last.current.keep(typed), retryAfter)
    return () => clearTimeout(again)
  }, [state, typed])
  useEffect(() => {
    last.current.text = typed
    if (typed === null) return
    const quiet = setTimeout(() => {
      last.current.text = null
      void last.current.keep(typed)
    }, quietMoment)
    return () => clearTimeout(quiet)
  }, [typed])
  // What was being typed when the list went away is kept as well.
  useEffect(() => {
    const { current } = last
    return () => {
      if (current.text !== null) void current.keep(current.text)
    }
  }, [])
  const leave = () => {
    if (last.current.text !== null) {
      const { text } = last.current
      last.current.text = null
      void keep(text)
    }
    setWriting(false)
  }
  // Once what was typed is what is kept, what others write is shown again.
  if (!isWriting && typed !== null && typed.trim() === value) setTyped(null)
  const text = typed ?? value
  return (
    <Field
      label={t('panel.steer.synthesis', { name })}
      hint={
        <>
          {t('panel.steer.synthesis.hint')}{' '}
          <span className="num">{t('panel.steer.synthesis.count', { n: text.length, most: longestSynthesis })}</span>
        </>
      }
    >
      <TextArea
        rows={3}
        maxLength={longestSynthesis}
        value={text}
        aria-required={undefined} // it may stay empty
        onFocus={() => setWriting(true)}
        onBlur={leave}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="meta" role="status">
        {state !== 'idle' && t(`panel.steer.synthesis.${state}`)}
      </span>
    </Field>
  )
}

// What a form knows: what is to correct, in which field, and the one act it sends. What was typed stays with the caller, whatever happens.
import { useId, useState, type FormEvent } from 'react'
import { errors } from '../../shared/text/fr/errors.ts'
import type { PassphraseProblem } from '../../shared/rules/passphrase.ts'
import { words } from '../../shared/text/words.ts'
import type { Failure } from '../api.ts'
import { sayFailure } from '../error-words.ts'
import { useAct } from '../use-act.ts'
import type { FieldProblem } from '../ui/ErrorSummary.tsx'

const t = words(errors)

/** Name of a field → what is to correct there; nothing, or a false value, when it is right. */
export type Findings = Record<string, string | false | null | undefined>

export type FormWork = {
  /** Looked at before sending: with any finding, nothing is sent. */
  check: () => Findings
  send: () => Promise<void>
  /** The field a refusal of the server belongs to, when it belongs to one. */
  place?: (failure: Failure) => Findings
}

export type FormState = ReturnType<typeof useForm>

export function useForm({ check, send, place }: FormWork) {
  const id = useId()
  const [found, setFound] = useState<Findings>({})
  const [attempt, setAttempt] = useState(0)
  const act = useAct(send)
  const placed = act.failure ? (place?.(act.failure) ?? {}) : {}
  const problems = problemsOf(id, act.failure ? placed : found)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation() // a form in a dialog is, for React, inside the page's
    const now = check()
    setFound(now)
    setAttempt((before) => before + 1)
    if (problemsOf(id, now).length === 0) void act.run()
  }
  return {
    problems,
    attempt: attempt + act.attempt,
    pending: act.pending,
    /** Unless it is told at a field. */
    failure: problems.length > 0 ? null : act.failure,
    submit,
    /** What a Field must carry to be part of this form. */
    field: (name: string) => ({
      id: `${id}-${name}`,
      error: problems.find(({ field }) => field === `${id}-${name}`)?.message,
    }),
  }
}

const problemsOf = (id: string, findings: Findings): FieldProblem[] =>
  Object.entries(findings).flatMap(([name, message]) => (message ? [{ field: `${id}-${name}`, message }] : []))

/** A refused passphrase, said at its field. */
export function passphraseRefused(field: string): (failure: Failure) => Findings {
  return (failure) => (failure.code === 'weakPassphrase' ? { [field]: sayWeak(failure) } : {})
}

function sayWeak(failure: Failure): string {
  const { problem } = failure.details
  const key = `passphrase.${String(problem) as PassphraseProblem}` as const // the server's own word; checked below
  return key in errors ? t(key) : sayFailure(failure)
}

/** A refused identifier of an organisation, said at its field. */
export function keyRefused(failure: Failure): Findings {
  if (failure.code === 'invalidSiret') return { siret: t('error.invalidSiret') }
  return failure.code === 'invalidRna' ? { rna: t('error.invalidRna') } : {}
}

// Steering: a command goes out with an id of its own; what is refused or failed is told, and what failed is sent again under the same id. [A3]
import { useState } from 'react'
import type { EndpointName } from '../../../shared/routes.ts'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { Answer, Refusal, SteeringCommand } from '../../../shared/workshop/commands.ts'
import { Failure } from '../../api.ts'
import { call } from '../../signed-in-api.ts'
import { sayFailure } from '../../error-words.ts'
import { toasts } from '../../ui/toast-store.ts'
import { makeId } from './ids.ts'

const t = words({ ...workshopConsole, ...workshopWords })

export type Steered = { done: true; revision: number } | { done: false; refused: Refusal | null }

/** Sends one command, and says whether it was done. */
export type Steer = (command: SteeringCommand) => Promise<Steered>

export type SteeringAsked = { id: string; command: SteeringCommand }

export type Steering = {
  steer: Steer
  /** Without a word of what failed: of what is kept as one writes, and says itself whether it is. */
  keep: Steer
  /** Commands on their way. */
  pending: number
  /** What this console did, the last one last. */
  acts: readonly SteeringAsked[]
}

type Sender = (workshopId: string, asked: SteeringAsked) => Promise<Answer>

/** More than are asked in the ten seconds of an undo. */
const remembered = 50

const overHttp: Sender = async (workshopId, asked) => {
  const name = 'steerWorkshop' satisfies EndpointName
  const { answers } = await call(name, { workshopId, commands: [asked] })
  const [answer] = answers
  if (!answer) throw new Error('a command without an answer')
  return answer
}

/** `after` runs once it is done, with the revision at which it shows. `send` is for whoever has no server: the gallery. */
export function useSteering(
  workshopId: string,
  after: (revision: number) => Promise<void> = async () => undefined,
  send: Sender = overHttp,
): Steering {
  const [pending, setPending] = useState(0)
  const [acts, setActs] = useState<Steering['acts']>([])
  const ask = async (asked: SteeringAsked, isQuiet = false): Promise<Steered> => {
    if (!isQuiet) setPending((n) => n + 1)
    try {
      const answer = await send(workshopId, asked)
      if ('refused' in answer) {
        if (!isQuiet) toasts.show({ tone: 'danger', text: t(`workshop.refused.${answer.refused}`) })
        return { done: false, refused: answer.refused }
      }
      if (!isQuiet) setActs((before) => [...before.slice(-remembered), asked])
      await after(answer.revision)
      return { done: true, revision: answer.revision }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const again = { label: t('console.retry'), act: () => void ask(asked) }
      if (!isQuiet) toasts.show({ tone: 'danger', text: sayFailure(error), action: again })
      return { done: false, refused: null }
    } finally {
      if (!isQuiet) setPending((n) => n - 1)
    }
  }
  return {
    steer: (command) => ask({ id: makeId(), command }),
    keep: (command) => ask({ id: makeId(), command }, true),
    pending,
    acts,
  }
}

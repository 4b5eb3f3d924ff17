// Who has the console: anybody who facilitates may take it, and whoever had it is told.
import { useEffect, useRef } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { toasts } from '../../ui/toast-store.ts'

const t = words(workshopConsole)

export type Lead = {
  /** Nobody has it yet, or the person before this console. */
  isMine: boolean
  /** Of whoever else has it. */
  name: string
}

/** `names`: of those who may run the workshop, by their actor. */
export function useLead({ consoleOf }: CommonView, me: string, names: Readonly<Record<string, string>>): Lead {
  const actorId = consoleOf?.actorId ?? null
  const name = actorId === null ? '' : (names[actorId] ?? t('console.lead.someone'))
  const before = useRef(actorId)
  useEffect(() => {
    if (before.current === actorId) return
    const isFirst = before.current === null
    before.current = actorId
    if (actorId === null || (isFirst && actorId === me)) return // it starts with whoever starts
    if (actorId === me) toasts.show({ tone: 'ok', text: t('console.lead.taken.mine') })
    else toasts.show({ tone: 'info', text: t('console.lead.taken.other', { name }) })
  }, [actorId, me, name])
  return { isMine: actorId === null || actorId === me, name }
}

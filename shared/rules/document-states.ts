// The states of a document and who may move it from one to another. Pure; guards that read rows live on the server.
import type { Role } from './demarche-roles.ts'

export const documentStates = ['draft', 'consultation', 'submitted', 'adopted', 'archived'] as const
export type DocumentState = (typeof documentStates)[number]

/** Only in these states may anyone write in the text. [S1] */
export const writableStates = ['draft', 'consultation'] as const satisfies readonly DocumentState[]

export const isWritable = (state: DocumentState): boolean =>
  (writableStates as readonly DocumentState[]).includes(state)

export type Transition = {
  name: 'open' | 'resume' | 'submit' | 'reopen' | 'reject' | 'adopt' | 'archive'
  from: DocumentState
  to: DocumentState
  roles: readonly Role[]
  /** What must be said with it. */
  needs?: 'reason' | 'deliberation'
}

/** The whole machine. A pair (from, to) occurs once. [S2] */
export const transitions: readonly Transition[] = [
  { name: 'open', from: 'draft', to: 'consultation', roles: ['pilot', 'writer'] },
  { name: 'resume', from: 'consultation', to: 'draft', roles: ['pilot', 'writer'] },
  { name: 'submit', from: 'consultation', to: 'submitted', roles: ['pilot'] },
  { name: 'reopen', from: 'submitted', to: 'consultation', roles: ['pilot'] },
  { name: 'reject', from: 'submitted', to: 'draft', roles: ['pilot', 'elected'], needs: 'reason' },
  { name: 'adopt', from: 'submitted', to: 'adopted', roles: ['elected'], needs: 'deliberation' },
  { name: 'archive', from: 'adopted', to: 'archived', roles: ['pilot'] },
]

export const transitionBetween = (from: DocumentState, to: DocumentState): Transition | null =>
  transitions.find((transition) => transition.from === from && transition.to === to) ?? null

/** What this role may do next; the client shows only these. [S3] */
export const availableTransitions = (state: DocumentState, role: Role | null): readonly Transition[] =>
  role === null ? [] : transitions.filter((transition) => transition.from === state && transition.roles.includes(role))

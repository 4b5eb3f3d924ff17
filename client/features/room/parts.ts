// What a phone loads once it is in the room, so that it is there when the network is not: the end, and what stays of it.
import { lazily } from '../../lazily.ts'

export const loadClosed = () => import('./Closed.tsx')
export const loadKeep = () => import('./Keep.tsx')
export const Closed = lazily(loadClosed, 'Closed')
export const Keep = lazily(loadKeep, 'Keep')

// What a contribution of mine needs later on: to be changed, or when something of it was refused.
import { lazily } from '../../lazily.ts'

export const loadEdit = () => import('./EditMine.tsx')
export const loadRefusals = () => import('./Refusals.tsx')

export const EditMine = lazily(loadEdit, 'EditMine')
export const Refusals = lazily(loadRefusals, 'Refusals')

// What is not needed for a first contribution: fetched once one is in the room, so that it is there when the network is not.
import { useEffect } from 'react'
import { lazily } from '../../lazily.ts'
import type { CardProps, OthersProps } from './Others.tsx'
import { loadEdit, loadRefusals } from './later-mine.ts'
import type { RareNoticesProps, TagChoiceProps } from './RareNotices.tsx'

const loadTable = () => import('./TableWork.tsx')
const loadFloor = () => import('./Floor.tsx')
const loadBallot = () => import('./ballot/Ballot.tsx')
const loadForm = () => import('./ballot/Form.tsx')
const loadRare = () => import('./RareNotices.tsx')
const loadSignals = () => import('./Signals.tsx')
const loadClosed = () => import('./Closed.tsx')
const loadKeep = () => import('./Keep.tsx')
const loadOthers = () => import('./Others.tsx')
const loadGone = () => import('./Gone.tsx')
const loadResume = () => import('./Resume.tsx')
const all = [
  loadOthers,
  loadRefusals,
  loadEdit,
  loadBallot,
  loadForm,
  loadTable,
  loadFloor,
  loadSignals,
  loadClosed,
  loadGone,
  loadKeep,
  loadResume,
]

export const TableWork = lazily(loadTable, 'TableWork')
export const Others = lazily<OthersProps, 'Others'>(loadOthers, 'Others')
export const ContributionCard = lazily<CardProps, 'ContributionCard'>(loadOthers, 'ContributionCard')
export const Floor = lazily(loadFloor, 'Floor')
export const Ballot = lazily(loadBallot, 'Ballot')
export const Form = lazily(loadForm, 'Form')
export const RareNotices = lazily<RareNoticesProps, 'RareNotices'>(loadRare, 'RareNotices')
export const TagChoice = lazily<TagChoiceProps, 'TagChoice'>(loadRare, 'TagChoice')
export const Signals = lazily(loadSignals, 'Signals')
export const Closed = lazily(loadClosed, 'Closed')
export const Keep = lazily(loadKeep, 'Keep')
export const Gone = lazily(loadGone, 'Gone')
export const Resume = lazily(loadResume, 'Resume')
export const Chooser = lazily(() => import('./Chooser.tsx'), 'Chooser')
export const SameAs = lazily(() => import('./SameAs.tsx'), 'SameAs')

const quietMoment = 4_000

export function useLater(): void {
  useEffect(() => {
    const later = setTimeout(() => {
      for (const load of all) load().catch(() => undefined) // without a network, it is tried again when it is needed
    }, quietMoment)
    return () => clearTimeout(later)
  }, [])
}

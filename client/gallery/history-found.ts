// What looking for a phrase in a made-up past finds, for the gallery.
import type { FoundInHistory } from '../../shared/schemas/history.ts'
import { at, axis2, hands } from './history-samples.ts'

export const found: FoundInHistory = {
  hands: [...hands],
  found: [
    {
      section: axis2,
      blockId: 'p-1',
      passage: 'Le schéma répond par des lieux partagés et un guichet unique.',
      from: 44,
      length: 14,
      appeared: { hand: 0, position: 40, at: at(31, 9) },
      gone: { hand: 1, position: 601, at: at(0, 11) },
    },
  ],
}

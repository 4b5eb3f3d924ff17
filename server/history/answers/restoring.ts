// The edit that makes a text say again what it said.
import { randomUUID } from 'node:crypto'
import { pageAt } from '../../../shared/history/moment.ts'
import type { Wish } from '../../../shared/history/restore/part.ts'
import { restore } from '../../../shared/history/restore/restore.ts'
import type { Past } from '../past.ts'
import type { RestoringTold } from '../port.ts'

export function restoringOf({ replay }: Past, position: number, wish: Wish, clientId: number): RestoringTold {
  const { doc, origins } = replay
  return restore({ doc, past: pageAt(replay, position), origins, clientId, newId: randomUUID }, wish)
}

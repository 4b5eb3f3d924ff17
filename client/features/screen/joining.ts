// Where the QR of a screen leads. Pure.
import type { HeadView } from '../../../shared/workshop/view.ts'

export type JoiningAs = {
  code: string
  /** The room that the screen is in, or the choice among all rooms of the day. */
  to: 'workshop' | 'meeting'
  /** The code of the day, told beside that of the room: for who came to the wrong one. */
  day: string | null
}

/** Whoever sees the screen sits in its room, and is led into that; once it cannot be joined, to the others of the day. [A77] */
export function joiningOf({ code, meeting }: Pick<HeadView, 'code' | 'meeting'>): JoiningAs | null {
  const day = meeting?.code ?? null
  if (code !== null) return { code, to: 'workshop', day }
  return day === null ? null : { code: day, to: 'meeting', day: null }
}

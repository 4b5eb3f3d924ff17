// What the past of texts can be asked. Answered in a thread that plays logs again; people who write never wait for it.
import type { Changes, Tally } from '../../shared/history/change.ts'
import type { Wish } from '../../shared/history/restore/part.ts'
import type { Hand, SectionName, ShownNode, Stroke } from '../../shared/history/shown.ts'

/** A sitting (« séance ») and what was done in it. */
export interface SittingTold {
  /** Positions of its first and of its last row. */
  readonly from: number
  readonly to: number
  /** In milliseconds. */
  readonly startedAt: number
  readonly endedAt: number
  /** In the order in which they began. */
  readonly hands: readonly { readonly hand: number; readonly words: Tally }[]
  readonly sections: readonly SectionName[]
  /** How many changes a comparison of its end with its beginning would list. */
  readonly changes: number
}

export interface SittingsTold {
  readonly hands: readonly Hand[]
  readonly sittings: readonly SittingTold[]
}

/** A text at a position, each piece with who wrote it. */
export interface MomentTold {
  readonly position: number
  /** Of that row. */
  readonly at: number
  readonly hands: readonly Hand[]
  readonly text: ShownNode
}

/** Of one hand: words of the standing text that it typed, and all that it ever added and removed. */
export interface Share {
  readonly hand: number
  readonly standing: number
  readonly added: number
  readonly removed: number
}

export interface MirrorTold {
  readonly position: number
  readonly hands: readonly Hand[]
  readonly whole: readonly Share[]
  readonly sections: readonly { readonly section: SectionName | null; readonly shares: readonly Share[] }[]
  /** Words standing by hand at some twenty moments, the last one now. */
  readonly overTime: readonly {
    readonly position: number
    readonly at: number
    readonly standing: readonly { readonly hand: number; readonly words: number }[]
  }[]
}

/** A place where what was looked for stands or stood. */
export interface FoundTold {
  readonly section: SectionName | null
  readonly blockId: string | null
  /** The passage around it, as it stood when it was last there; `from` and `length` of the match within, in UTF-16 units. */
  readonly passage: string
  readonly from: number
  readonly length: number
  /** When all of it first stood together, and when it no longer did; null while it stands. */
  readonly appeared: Stroke
  readonly gone: Stroke | null
}

/** The least edit that makes a text, or a part of it, say what it said. `same`: it does. `gone`: that part did not stand then. */
export type RestoringTold = { readonly update: Uint8Array } | 'same' | 'gone'
/** A passage that somebody typed. */
export interface ContributionTold {
  readonly section: SectionName | null
  readonly text: string
  /** Of its first letters. */
  readonly position: number
  readonly at: number
  /** When it was deleted; null while it stands. */
  readonly gone: { readonly position: number; readonly at: number } | null
}

export interface HistoryPort {
  /**
   * The same for one who asks: they take turns with others, and what they do not wait for any more is not looked for. Beyond a few
   * questions at once they are told `busy`.
   */
  for(who: string, left: () => AbortSignal): HistoryPort
  /** In order. `ends`: positions after which a sitting is over whoever goes on (a version, a change of state). */
  sittings(documentId: string, ends: readonly number[]): Promise<SittingsTold>
  /**
   * Position 0 is the empty text before the first row. Throws `notFound` past the end. `since`: strokes up to that position are never
   * told in one with later ones.
   */
  moment(documentId: string, position: number, since?: number): Promise<MomentTold>
  /** `from` may be after `to`. */
  comparison(documentId: string, from: number, to: number): Promise<Changes>
  /**
   * `since`: what was written up to that position is told of nobody, for who may not see what is before it; all without. `arrivedAt`, in
   * milliseconds: nor is what a copy began with, if any of it was written earlier.
   */
  mirror(documentId: string, position: number, since?: number, arrivedAt?: number): Promise<MirrorTold>
  /**
   * Deleted text included, the latest first, fifty at most. Accents, case and typographic signs do not matter. `since`: what was
   * gone by that position is not looked at; all without.
   */
  find(
    documentId: string,
    phrase: string,
    since?: number,
  ): Promise<{ hands: readonly Hand[]; found: readonly FoundTold[] }>
  /** `clientId`: of whoever restores. Of the text as it is written down: flush it before. */
  restoring(documentId: string, position: number, wish: Wish, clientId: number): Promise<RestoringTold>
  /** All that an actor ever typed, slips apart: what stands in the order of reading, then what is gone. */
  contributions(documentId: string, actorId: string): Promise<readonly ContributionTold[]>
  /**
   * Plays what is new of a text, works out some of its sittings, and keeps that if it is much: so that whoever asks next is answered
   * at once. Whether more is left to do.
   */
  prepare(documentId: string): Promise<boolean>
  close(): Promise<void>
}

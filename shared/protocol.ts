// What crosses a live socket: frame types, close codes, refusal reasons, limits. Fingerprinted by test/shared/protocol.test.ts.

/** Raise when the document schema changes in a way an older editor would delete. See docs/SPEC.md §E. */
export const EPOCH = 2

/** The stock y-websocket message types, then ours, which are sent only to clients that asked with `ours=1`. */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3, saved: 64, refused: 65 } as const

/** The stock y-protocols sync message types. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const

/**
 * Why an edit was not taken. `refused` frames carry: varuint number of the refused update frame of this connection
 * (counted from 1), then the reason as a string. The socket stays open.
 */
export const refusalReasons = ['readOnly', 'frozen', 'forgedAuthor', 'tooLarge', 'overloaded'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/**
 * Close codes. 4400–4499: the stock provider stops retrying. 4500–4599: it comes back by itself, spread out.
 * Each line says what the other side should do.
 */
export const closeCode = {
  malformed: 4400, // the frame could not be read: reload
  signedOut: 4401, // sign in again
  noRight: 4403, // ask for access (also said of a document that does not exist)
  wrongEpoch: 4409, // reload the page: this editor is too old
  wrongGeneration: 4410, // the archive was restored: set the local copy aside
  tooLarge: 4413, // a frame above the limit
  tooMany: 4429, // this person has too many open: close other tabs
  restarting: 4500, // come back
  accessChanged: 4501, // come back at once: rejoining decides
  tooSlow: 4502, // stopped reading for over a minute: come back
  overloaded: 4503, // the store is behind, or the process is full: come back later
  roomFull: 4504, // as many people as may be have this document open: come back later
} as const
export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

/** Query parameters of `/live/document/:id`. */
export const liveParams = { epoch: 'epoch', ours: 'ours', generation: 'generation' } as const

/** Limits of what one frame may be, in bytes. */
export const frameLimit = { socket: 8 * 1024 * 1024, presence: 4 * 1024 } as const

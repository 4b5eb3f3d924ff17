// What a live document is given: facts about the person and the document, and the tools of the browser (replaced in tests).
import type * as Y from 'yjs'
import { browserLocks, randomClient, type TabLocks } from './client-id.ts'
import { openIndexedDbCopy, type OpenLocalCopy } from './local-copy.ts'
import type { CopyId } from './local-keys.ts'
import type { OpenWire } from './live-socket.ts'
import { deviceNotes, type Notes } from './notes.ts'
import { openSetAsideStore, type SetAsideStore } from './set-aside.ts'
import type { LiveAccess } from './status.ts'
import { browserTransport } from './transport.ts'

export type LiveOptions = CopyId & {
  /** `ws(s)://host/live/document`, without a slash at the end. */
  serverUrl: string
  access: LiveAccess
  /** The operation of that name: a fresh clientID bound to this person. */
  takeClient(): Promise<number>
  /** Where the text is inside its Y.Doc. */
  bodyOf(doc: Y.Doc): Y.XmlFragment
  tools?: Partial<LiveTools>
}

export type LiveTools = {
  notes: Notes
  locks: TabLocks | null
  openCopy: OpenLocalCopy
  openWire: OpenWire
  setAside: SetAsideStore
  now(): number
  /** A number in [0, 1), for spreading reconnections. */
  chance(): number
  randomClient(): number
  /** Milliseconds given to the local copy, and to `takeClient`, before going on without. */
  patience: number
}

export function browserTools(): LiveTools {
  return {
    notes: deviceNotes(),
    locks: browserLocks(),
    openCopy: openIndexedDbCopy,
    openWire: browserTransport(),
    setAside: openSetAsideStore(),
    now: () => Date.now(),
    chance: () => Math.random(),
    randomClient,
    patience: 4000,
  }
}

/** `promise`, or a rejection after `milliseconds`. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

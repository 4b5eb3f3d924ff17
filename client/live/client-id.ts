// Which clientID this tab writes under: its own of an earlier visit when that is provably safe, else a fresh one.
import { clientLock, clientNote } from './local-keys.ts'
import type { Notes } from './notes.ts'

/** What one device knows of a clientID it wrote under: the highest clock written, and whether all of it is durable. */
type Watermark = { clock: number; saved: boolean }

/** Holds names across the tabs of a browser. Absent where the page has no secure context. */
export interface TabLocks {
  /** Resolves to a release, or to null when another tab holds the name. */
  hold(name: string): Promise<(() => void) | null>
}

export type ClientChoice = {
  client: number
  /** Where it came from: an earlier visit, the server, or chance (offline). */
  from: 'device' | 'server' | 'chance'
  release: () => void
}

export type ClientAsk = {
  copy: string
  notes: Notes
  locks: TabLocks | null
  /** The clock up to which the local copy knows this clientID. */
  knownClock(client: number): number
  takeClient(): Promise<number>
  random(): number
}

const nothingHeld = () => undefined

/** Chooses under which clientID to write. Two tabs never get the same, whatever the order. [C7] */
export async function chooseClient(ask: ClientAsk): Promise<ClientChoice> {
  return (await ownClient(ask)) ?? (await freshClient(ask))
}

async function ownClient(ask: ClientAsk): Promise<ClientChoice | null> {
  if (!ask.locks) return null // nothing proves that no other tab holds it
  for (const client of notedClients(ask.notes, ask.copy)) {
    const release = await ask.locks.hold(clientLock(ask.copy, client))
    if (!release) continue
    const mark = readMark(ask.notes, ask.copy, client) // read under the lock: the tab that held it may have written on
    if (mark && ask.knownClock(client) >= mark.clock) return { client, from: 'device', release }
    release()
  }
  return null
}

async function freshClient(ask: ClientAsk): Promise<ClientChoice> {
  let choice: { client: number; from: 'server' | 'chance' }
  try {
    choice = { client: await ask.takeClient(), from: 'server' }
  } catch {
    // offline, or refused: an unknown clientID is bound to its sender when it first writes
    choice = { client: ask.random(), from: 'chance' }
  }
  const release = (await ask.locks?.hold(clientLock(ask.copy, choice.client))) ?? nothingHeld
  return { ...choice, release }
}

/** A clientID by chance, as yjs draws its own. */
export const randomClient = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/** Writes down, at once, how far this clientID has written: a crash before IndexedDB's write then shows. [C7] */
export function markClient(notes: Notes, copy: string, client: number, mark: Watermark): boolean {
  return notes.write(clientNote(copy, client), `${mark.clock}${mark.saved ? ' saved' : ''}`)
}

/** A clientID that must not be used again: clocks above what the server knows may stand for other edits. */
export const forgetClient = (notes: Notes, copy: string, client: number): void => notes.remove(clientNote(copy, client))

/** Whether something written under any clientID of this copy is not known to be durable. */
export const hasUnsaved = (notes: Notes, copy: string): boolean => unsavedClients(notes, copy).length > 0

export const unsavedClients = (notes: Notes, copy: string): number[] =>
  notedClients(notes, copy).filter((client) => readMark(notes, copy, client)?.saved === false)

export const notedClients = (notes: Notes, copy: string): number[] =>
  notes.names(clientNote(copy, '')).map((name) => Number(name.slice(clientNote(copy, '').length)))

export function readMark(notes: Notes, copy: string, client: number): Watermark | null {
  const note = notes.read(clientNote(copy, client))
  if (note === null) return null
  const [clock, word] = note.split(' ')
  return { clock: Number(clock), saved: word === 'saved' }
}

/** The locks of this browser, or null where nothing can be proved. */
export function browserLocks(): TabLocks | null {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined // absent without a secure context
  if (!locks) return null
  return {
    hold: (name) =>
      new Promise((resolve, reject) => {
        const hold = (lock: Lock | null) => {
          if (!lock) return resolve(null)
          return new Promise<void>((release) => resolve(() => release()))
        }
        locks.request(name, { ifAvailable: true }, hold).catch(reject)
      }),
  }
}

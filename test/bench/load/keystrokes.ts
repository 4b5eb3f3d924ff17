// The bytes that a typist's editor would send, written by hand: one core plays more than a thousand of them. Pure.
import type { Bytes } from './bytes.ts'
import type { Desk } from './orders.ts'
import { keystroke } from './schedule.ts'

/** clientIDs of the typists of a room, from this one on: five bytes each, as most of real ones. */
export const firstTypist = 3_000_000_000
/** Whoever wrote the paragraphs. */
export const seeder = 2_900_000_000

export const typistOf = (client: number): number => client - firstTypist

const hasOrigin = 0x80
const stringContent = 4
const letters = 'abcdefghijklmnopqrstuvwxyz    '

export const letterAt = (client: number, clock: number): string => letters.charAt((clock * 7 + client) % letters.length)

/** The Yjs update of a desk's `index`th keystroke. */
export function writeKeystroke(into: Bytes, desk: Desk, index: number): void {
  const { kind, clock } = keystroke(index)
  if (kind === 'delete') return void into.uint(0).uint(1).uint(desk.client).uint(1).uint(clock).uint(1)
  writeInsertion(into, desk, clock, letterAt(desk.client, clock))
  into.uint(0)
}

/** The part of an update that inserts: letters of a desk from `clock` on, each after the one before. Deletions follow. */
export function writeInsertion(into: Bytes, { client, after }: Desk, clock: number, text: string): void {
  const origin = clock === 0 ? after : { client, clock: clock - 1 }
  into.uint(1).uint(1).uint(client).uint(clock)
  into
    .byte(hasOrigin | stringContent)
    .uint(origin.client)
    .uint(origin.clock)
    .string(text)
}

/** The presence of a caret after the character at `clock`, as Tiptap's cursor extension and y-protocols write it. */
export function writeCursor(
  into: Bytes,
  { client, typist }: Pick<Desk, 'client' | 'typist'>,
  moves: number,
  clock: number,
): void {
  const place = `{"type":null,"tname":null,"item":{"client":${client},"clock":${clock}},"assoc":0}`
  const user = `{"name":"Personne ${typist}","color":"#5b3f9e","organisation":"Les Halles Communes","initials":"PN","light":"#5b3f9e33"}`
  const state = `{"user":${user},"cursor":{"anchor":${place},"head":${place}}}`
  into.uint(1).uint(client).uint(moves).string(state)
}

// Updates written struct by struct, most of them readable and some of them possible: what no library would write.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Chance } from '../../support/chance.ts'
import { awkwardNumbers, pick } from './bytes.ts'

/** What there is to lean on, and to pretend. */
export interface World {
  /** The text as the log has it. */
  readonly doc: Y.Doc
  /** A clientID of the one who sends. */
  readonly own: number
  /** Whether it writes under clientIDs of people who are here; in a sync reply that is believed, see docs/FAULTS.md. */
  readonly forges: boolean
}

/** ClientIDs of honest people are above, so that no changed byte makes one of them. */
export const honestClients = 3_000_000_000

type Id = readonly [client: number, clock: number]

const roots = ['body', 'body', 'body', 'text', '', '__proto__', 'b'.repeat(300)] as const
const keys = ['id', 'level', 'guide', '', '__proto__', 'k'.repeat(200)] as const
const elements = ['paragraph', 'heading', 'table', 'tableCell', 'script', '', '__proto__', 'UNDEFINED'] as const
const marks = ['bold', 'link', 'link--AbCd+/==', 'evil', '', '__proto__', 'ychange'] as const
const strings = ['x', 'mot', '', '\ud800', '\udc00x', '🙂', '\u0000', 'é'.repeat(100), '\u2028'] as const
const jsons = [
  'true',
  'null',
  '1',
  '"x"',
  '{}',
  '{"href":"javascript:alert(1)"}',
  '[[[[]]]]',
  '{"__proto__":1}',
  '[',
  '',
] as const

/** A whole update: sections of structs, then deletions; `lies` says how often a count or a clock is not true. */
export function handMadeUpdate(world: World, chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder()
  const lies = chance(3) === 0 ? 6 : 60
  const lie = (truth: number): number => (chance(lies) === 0 ? pick(chance, awkwardNumbers) : truth)
  const sections = chance(8) === 0 ? chance(5) : chance(10) === 0 ? 0 : 1
  encoding.writeVarUint(encoder, lie(sections))
  for (let n = 0; n < sections; n++) writeSection(encoder, world, chance, lie)
  writeDeletions(encoder, world, chance, lie)
  return encoding.toUint8Array(encoder)
}

function writeSection(encoder: encoding.Encoder, world: World, chance: Chance, lie: (truth: number) => number): void {
  const client = chance(6) === 0 ? authorOf(world, chance) : world.own
  const clock = Y.getState(world.doc.store, client)
  const structs = 1 + chance(chance(10) === 0 ? 60 : 4)
  const start = chance(8) === 0 ? clock + chance(20) - 10 : clock
  encoding.writeVarUint(encoder, lie(structs))
  encoding.writeVarUint(encoder, lie(client))
  encoding.writeVarUint(encoder, lie(Math.max(0, start)))
  for (let n = 0; n < structs; n++) writeStruct(encoder, world, chance, lie)
}

function writeStruct(encoder: encoding.Encoder, world: World, chance: Chance, lie: (truth: number) => number): void {
  const kind = chance(12) === 0 ? chance(14) : pick(chance, [4, 4, 4, 7, 7, 8, 6, 1])
  if (kind === 0 || kind === 10) {
    encoding.writeUint8(encoder, kind)
    return encoding.writeVarUint(encoder, lie(1 + chance(5)))
  }
  const hasOrigin = chance(3) > 0
  const hasRight = chance(4) === 0
  const hasKey = chance(6) === 0 || (kind === 8 && chance(3) > 0)
  encoding.writeUint8(encoder, kind | (hasOrigin ? 0x80 : 0) | (hasRight ? 0x40 : 0) | (hasKey ? 0x20 : 0))
  if (hasOrigin) writeId(encoder, someId(world, chance), lie)
  if (hasRight) writeId(encoder, someId(world, chance), lie)
  if (!hasOrigin && !hasRight) {
    const isRoot = chance(3) === 0
    encoding.writeVarUint(encoder, isRoot ? 1 : chance(40) === 0 ? 2 : 0)
    if (isRoot) encoding.writeVarString(encoder, pick(chance, roots))
    else writeId(encoder, someId(world, chance), lie)
    if (hasKey) encoding.writeVarString(encoder, pick(chance, keys))
  }
  writeContent(encoder, kind, chance, lie)
}

/** The content of each kind of struct; kinds that do not exist get a number. */
function writeContent(encoder: encoding.Encoder, kind: number, chance: Chance, lie: (truth: number) => number): void {
  const writers: Readonly<Record<number, () => void>> = {
    2: () => {
      encoding.writeVarUint(encoder, lie(1))
      encoding.writeVarString(encoder, pick(chance, jsons))
    },
    3: () => encoding.writeVarUint8Array(encoder, new Uint8Array(chance(20))),
    4: () => encoding.writeVarString(encoder, pick(chance, strings)),
    5: () => encoding.writeVarString(encoder, pick(chance, jsons)),
    6: () => {
      encoding.writeVarString(encoder, pick(chance, marks))
      encoding.writeVarString(encoder, pick(chance, jsons))
    },
    7: () => {
      const type = chance(4) === 0 ? chance(9) : pick(chance, [3, 3, 6])
      encoding.writeVarUint(encoder, type)
      if (type === 3 || type === 5) encoding.writeVarString(encoder, pick(chance, elements))
    },
    8: () => {
      const values = 1 + chance(2)
      encoding.writeVarUint(encoder, lie(values))
      for (let n = 0; n < values; n++) writeAny(encoder, chance)
    },
    9: () => {
      encoding.writeVarString(encoder, 'guid')
      encoding.writeAny(encoder, {})
    },
  }
  const write = writers[kind] ?? (() => encoding.writeVarUint(encoder, lie(1 + chance(9))))
  write()
}

function writeAny(encoder: encoding.Encoder, chance: Chance): void {
  const depth = pick(chance, [1, 3, 30, 3_000, 20_000])
  switch (chance(12)) {
    case 0:
      for (let n = 0; n < depth; n++) encoding.writeUint8Array(encoder, new Uint8Array([117, 1]))
      return encoding.writeUint8(encoder, 126)
    case 1:
      for (let n = 0; n < depth; n++) encoding.writeUint8Array(encoder, new Uint8Array([118, 1, 1, 97]))
      return encoding.writeUint8(encoder, 126)
    case 2:
      return encoding.writeUint8Array(encoder, new Uint8Array([chance(256), 255, 255, 255, 15]))
    default:
      return encoding.writeAny(
        encoder,
        pick(chance, [
          'x',
          1,
          -1,
          1e300,
          NaN,
          true,
          null,
          undefined,
          [1, [2]],
          { a: { b: 1 } },
          2n ** 63n - 1n,
          '\ud800',
        ]),
      )
  }
}

function writeDeletions(encoder: encoding.Encoder, world: World, chance: Chance, lie: (truth: number) => number): void {
  const sections = chance(3) === 0 ? 1 + chance(3) : 0
  encoding.writeVarUint(encoder, lie(sections))
  for (let n = 0; n < sections; n++) {
    const [client, clock] = someId(world, chance)
    const ranges = 1 + chance(3)
    encoding.writeVarUint(encoder, lie(client))
    encoding.writeVarUint(encoder, lie(ranges))
    for (let k = 0; k < ranges; k++) {
      encoding.writeVarUint(encoder, lie(clock + k * chance(4)))
      encoding.writeVarUint(encoder, lie(chance(4)))
    }
  }
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id, lie: (truth: number) => number): void {
  encoding.writeVarUint(encoder, lie(client))
  encoding.writeVarUint(encoder, lie(clock))
}

function authorOf(world: World, chance: Chance): number {
  const client = someClient(world, chance)
  return client >= honestClients && !world.forges ? world.own : client
}

function someClient({ doc }: World, chance: Chance): number {
  const known = [...doc.store.clients.keys()]
  return chance(4) === 0 || known.length === 0 ? chance(honestClients) : pick(chance, known)
}

/** Mostly the first character of a struct that is there; now and then one that is not. */
function someId(world: World, chance: Chance): Id {
  const client = someClient(world, chance)
  const structs = world.doc.store.clients.get(client) ?? []
  const struct = structs[chance(Math.max(1, structs.length))]
  if (struct === undefined || chance(12) === 0) return [client, Y.getState(world.doc.store, client) + chance(3)]
  return [client, struct.id.clock + chance(struct.length)]
}

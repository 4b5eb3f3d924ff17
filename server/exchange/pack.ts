// The « pack de délibération » as a ZIP: its parts, the slip that says the hash of each, and whether one that comes back holds. Pure.
import { zipSync, type Zippable } from 'fflate'
import { sha256 } from '../history/chain.ts'
import { Refused } from './tree.ts'
import { openZip } from './unzip.ts'
import { zipDate } from './zip-date.ts'

/** A file of the pack. */
export interface PackPart {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the slip says of the version; hashes are SHA-256 in hexadecimal. */
export interface PackedVersion {
  readonly id: string
  readonly name: string
  readonly position: number
  readonly lock: { readonly reason: string; readonly date: string | null; readonly at: string }
  /** Of what it said when it was locked, as `texte.json` says it. */
  readonly hash: string
  /** The head of the log's chain at its position. */
  readonly head: string
}

export interface PackSlip {
  readonly format: 'maillage-pack'
  readonly formatVersion: 1
  readonly demarche: { readonly id: string; readonly title: string }
  readonly document: { readonly id: string; readonly title: string; readonly address: string }
  readonly version: PackedVersion
  /** Passages of it that their author erased since it was locked, when the pack was made. */
  readonly erasedPassages: number
  /** Why passages of the text were blanked since it was locked: its hash is then another than that of `texte.json`. */
  readonly redactions: readonly string[]
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

export const slipName = 'bordereau.json'

export const hexOf = (bytes: Uint8Array): string => Buffer.from(sha256(bytes)).toString('hex')

/** The slip of these parts. */
export const slipOf = (facts: Omit<PackSlip, 'format' | 'formatVersion' | 'files'>, parts: readonly PackPart[]) =>
  ({
    format: 'maillage-pack',
    formatVersion: 1,
    ...facts,
    files: parts.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: hexOf(bytes) })),
  }) satisfies PackSlip

/** In the order in which they are given, and dated alike: the same parts are the same bytes. What is packed already is put in as it is. */
export function zipOf(parts: readonly PackPart[]): Uint8Array {
  const entries: Zippable = {}
  for (const { name, bytes } of parts)
    entries[name] = [bytes, { level: /\.(?:pdf|od[ts])$/u.test(name) ? 0 : 6, mtime: zipDate }]
  return zipSync(entries)
}

/** What a pack says of itself, and the files that are not as its slip says; null for what is no pack of ours. */
export interface PackCheck {
  readonly slip: PackSlip
  /** Changed, missing, or in it without being told. */
  readonly wrong: readonly string[]
}

export function checkPack(bytes: Uint8Array): PackCheck | null {
  try {
    const zip = openZip(Buffer.from(bytes))
    const slip = slipFrom(zip.read(slipName))
    if (slip === null) return null
    const told = new Map(slip.files.map(({ name, sha256: hash }) => [name, hash]))
    const names = new Set([...told.keys(), ...zip.names.filter((name) => name !== slipName)])
    const holds = (name: string) => {
      const part = readable(() => zip.read(name))
      return part !== null && hexOf(part) === told.get(name)
    }
    return { slip, wrong: [...names].filter((name) => !holds(name)) }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** A file that does not unpack is one that changed. */
function readable<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

function slipFrom(bytes: Uint8Array | null): PackSlip | null {
  if (bytes === null) return null
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isSlip(said) ? said : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isSlip = (said: unknown): said is PackSlip =>
  typeof said === 'object' &&
  said !== null &&
  'format' in said &&
  said.format === 'maillage-pack' &&
  'files' in said &&
  Array.isArray(said.files) &&
  said.files.every(
    (file: unknown) =>
      typeof file === 'object' &&
      file !== null &&
      'name' in file &&
      typeof file.name === 'string' &&
      'sha256' in file &&
      typeof file.sha256 === 'string',
  )

// The engine that peers use to compare two texts, in a process of its own.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { install, peersDirectory } from '../contenders/peers.ts'

export interface PeerAnswer {
  /** In milliseconds, each time. */
  readonly took: readonly number[]
  readonly changes: readonly (readonly [fromA: number, toA: number, fromB: number, toB: number])[]
}

export function askPeer(pairs: readonly { before: DocumentJson; after: DocumentJson }[], times: number): PeerAnswer[] {
  install()
  const done = spawnSync(process.execPath, [join(peersDirectory, 'differences.mjs')], {
    input: JSON.stringify({ schema: schemaSpec(), pairs, times }),
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  })
  if (done.status !== 0) throw new Error(`the engine of the peers failed: ${done.stderr}`)
  return JSON.parse(done.stdout) as PeerAnswer[] // as differences.mjs writes it
}

/** What of our schema says which texts there are; how they are drawn does not matter there. */
function schemaSpec() {
  const { nodes, marks } = documentSchema().spec
  const plain = (spec: object) => JSON.parse(JSON.stringify(spec)) as object // without functions
  const all = (list: { forEach(f: (name: string, spec: object) => void): void }) => {
    const named: Record<string, object> = {}
    list.forEach((name, spec) => (named[name] = plain(spec)))
    return named
  }
  return { nodes: all(nodes), marks: all(marks), topNode: 'doc' }
}

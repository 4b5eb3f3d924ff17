// Of scenario 13: how much of a text is written again where all of it is made what it was, by us, by the editor's library, and by
// whoever puts the whole text in again.
import { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { jsonOf, pageOf, type PageNode } from '../../../shared/history/page.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { restore } from '../../../shared/history/restore/restore.ts'
import { editedLog } from '../differences/histories.ts'
import type { Line } from '../report.ts'
import type { Bench } from './scenario.ts'

/** Never used in these histories. */
const restorer = 4_000_000_000

/** UTF-16 units that an update writes, and that stand once it is taken. */
function lettersWritten(doc: Y.Doc, update: Uint8Array): number {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(copy, update)
  let letters = 0
  for (const item of copy.store.clients.get(restorer) ?? [])
    if (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString) letters += item.length
  copy.destroy()
  return letters
}

/** The edit by which the editor's library makes a text another one. */
function byTheBinding(doc: Y.Doc, past: PageNode): Uint8Array {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = restorer
  const before = Y.encodeStateVector(copy)
  const meta = { mapping: new Map(), isOMark: new Map() }
  updateYFragment(copy, bodyOf(copy), Node.fromJSON(documentSchema(), jsonOf(past)), meta)
  return Y.encodeStateAsUpdate(copy, before)
}

function restored(edits: number): Line[] {
  const replay = new Replay()
  for (const row of editedLog(edits).rows) replay.take(row)
  const { doc, origins } = replay
  const past = pageAt(replay, 1)
  const said = JSON.stringify(jsonOf(past))
  const all = Node.fromJSON(documentSchema(), jsonOf(past)).textContent.length
  let ids = 0
  const newId = (): string => `made-${++ids}`
  const line = (server: string, letters: number, ms?: number, problems: string[] = []): Line => ({
    scenario: 'history',
    server,
    point: `restore: before ${edits} edits of a report`,
    figures: {
      letters: all,
      'written again': letters,
      'again %': (letters / all) * 100,
      ...(ms === undefined ? {} : { ms }),
    },
    problems,
  })
  const began = performance.now()
  const ours = restore({ doc, past, origins, clientId: restorer, newId }, { scope: 'whole' })
  const took = performance.now() - began
  if (typeof ours === 'string') throw new Error(`nothing to restore: ${ours}`)
  const again = new Y.Doc({ gc: false })
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(again, ours.update)
  const problems = JSON.stringify(jsonOf(pageOf(again))) === said ? [] : ['the text is not what it was']
  return [
    line('ours', lettersWritten(doc, ours.update), took, problems),
    line('y-tiptap updateYFragment', lettersWritten(doc, byTheBinding(doc, past))),
    line('the whole text put in again', all),
  ]
}

/** A report made again what it was before some edits, of which one in twenty is a gesture. */
export function restoring(bench: Bench): Line[] {
  return (bench.quick ? [100] : [25, 100, 1_000, 5_000]).flatMap((edits) => {
    bench.say(`restoring: before ${edits} edits`)
    return restored(edits)
  })
}

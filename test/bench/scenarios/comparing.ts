// Of scenario 13: what a comparison of two moments shows beside what the engine of the peers shows, and how long both take.
import { Node } from '@tiptap/pm/model'
import { documentSchema } from '../../../shared/document/schema.ts'
import { changesOf } from '../../../shared/history/changes/changes.ts'
import { apply } from '../../../shared/history/compare/apply.ts'
import { compare } from '../../../shared/history/compare/compare.ts'
import { leavesMade } from '../../../shared/history/compare/pieces.ts'
import { jsonOf, type PageNode } from '../../../shared/history/page.ts'
import { edited, real, type TwoMoments } from '../differences/histories.ts'
import { noiseOf, noiseOfEdits, noiseOfRanges, type Noise } from '../differences/noise.ts'
import { askPeer } from '../differences/peer.ts'
import type { Line } from '../report.ts'
import type { Bench } from './scenario.ts'

const name = 'history'

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

function timed<T>(times: number, work: () => T): { took: number; result: T } {
  const all: number[] = []
  let result = work()
  for (let time = 0; time < times; time++) {
    const began = performance.now()
    result = work()
    all.push(performance.now() - began)
  }
  return { took: median(all), result }
}

/** What must hold of any two moments, also of real histories: the list makes the one of the other, and of a text itself nothing. [H20] [H22] */
function problemsOf(moments: TwoMoments, before: PageNode, after: PageNode): string[] {
  const { origins } = moments.past
  const makes = (from: PageNode, to: PageNode): boolean => {
    const made = compare(from, to, origins)
    return JSON.stringify(jsonOf(apply(made.before, leavesMade(made)))) === JSON.stringify(jsonOf(to))
  }
  const [, last] = moments.between
  const problems: string[] = []
  if (!makes(before, after)) problems.push('the list does not make the later text')
  if (!makes(after, before)) problems.push('the list does not make the earlier text')
  if (changesOf(after, after, moments.past, [last, last]).changes.length > 0)
    problems.push('a text differs from itself')
  return problems
}

function differences(moments: TwoMoments, times: number): Line[] {
  const { took: readMs, result: pages } = timed(times, () => moments.read())
  const { before, after } = pages
  const { took: comparedMs } = timed(times, () => compare(before, after, moments.past.origins))
  const { took, result: changes } = timed(times, () => changesOf(before, after, moments.past, moments.between))
  const [earlier, later] = [jsonOf(before), jsonOf(after)]
  const [peer] = askPeer([{ before: earlier, after: later }], 1) // it is long
  if (peer === undefined) throw new Error('the engine of the peers gave no answer')
  const schema = documentSchema()
  const docs = [Node.fromJSON(schema, earlier), Node.fromJSON(schema, later)] as const
  const ours = noiseOf(changes)
  const theirs = noiseOfRanges(...docs, peer.changes)
  const written = noiseOfEdits(before, after, moments.past.origins)
  const sizes = { letters: docs[1].textContent.length }
  const line = (server: string, figures: Line['figures'], problems: string[] = []): Line => ({
    scenario: name,
    server,
    point: `compare: ${moments.name}`,
    figures,
    problems,
  })
  return [
    line(
      'ours',
      {
        ...sizes,
        changes: changes.changes.length,
        ...said(ours),
        'noise %': (total(ours) / total(theirs)) * 100,
        ms: took,
        'time %': (took / median(peer.took)) * 100,
        'compared ms': comparedMs,
        'read ms': readMs,
      },
      problemsOf(moments, before, after),
    ),
    line('rfc6902 + changeset', { ...sizes, changes: peer.changes.length, ...said(theirs), ms: median(peer.took) }),
    line('really written and taken out', { ...said(written), 'noise %': (total(written) / total(theirs)) * 100 }),
  ]
}

const total = ({ added, removed }: Noise): number => added + removed
const said = ({ added, removed }: Noise) => ({ 'letters added': added, 'letters removed': removed })

function pairs(quick: boolean): TwoMoments[] {
  const edits = quick ? 500 : 5_000
  const reals = (['friendsforever', 'automerge-paper'] as const).flatMap((trace) =>
    quick && trace !== 'friendsforever' ? [] : (real(trace, edits) ?? []),
  )
  return [edited(edits), ...reals]
}

/** An edited report and real histories, by our engine and by that of the peers. */
export function comparing(bench: Bench): Line[] {
  const lines: Line[] = []
  for (const moments of pairs(bench.quick)) {
    bench.say(`comparing: ${moments.name}`)
    lines.push(...differences(moments, bench.quick ? 3 : 7))
  }
  return lines
}

// An import under way: checking its lines, then bringing them in, a few at a time; how far it is, and where it stopped.
import { useState } from 'react'
import type { ImportedLine, ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { Failure } from '../../api.ts'
import { call } from '../../signed-in-api.ts'
import { queryClient } from '../../query.ts'
import { batchesOf } from './import-file.ts'

export type ImportState = {
  /** `mapping`: the columns are being chosen. */
  stage: 'mapping' | 'checking' | 'preview' | 'applying' | 'done'
  done: number
  outcomes: readonly ImportedOutcome[]
  failure: Failure | null
  /** The line at which an import stopped. */
  stoppedAt: number | null
}

const start: ImportState = { stage: 'mapping', done: 0, outcomes: [], failure: null, stoppedAt: null }

export function useImport(demarcheId: string) {
  const [state, setState] = useState<ImportState>(start)

  async function run(
    lines: readonly ImportedLine[],
    refused: readonly ImportedOutcome[],
    apply: boolean,
  ): Promise<void> {
    const found: ImportedOutcome[] = [...refused]
    setState({ ...start, stage: apply ? 'applying' : 'checking' })
    for (const batch of batchesOf(lines)) {
      try {
        found.push(...(await call('importDirectory', { demarcheId, lines: batch, apply })).lines)
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure
        setState({
          ...start,
          stage: apply ? 'preview' : 'mapping',
          failure,
          stoppedAt: batch[0]?.n ?? null,
          outcomes: inOrder(found),
        })
        return
      }
      setState((before) => ({ ...before, done: before.done + batch.length }))
    }
    setState({ ...start, stage: apply ? 'done' : 'preview', done: lines.length, outcomes: inOrder(found) })
    if (apply) await queryClient.invalidateQueries()
  }

  return { state, run, reset: () => setState(start) }
}

const inOrder = (found: readonly ImportedOutcome[]): ImportedOutcome[] => found.toSorted((a, b) => a.n - b.n)

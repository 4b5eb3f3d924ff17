// Ends of lines that came or went, in an ODT: OpenDocument 1.3, 5.5 tells a change between two places of the text, so that a line
// which went stands in no paragraph of its own, and one which came reaches to where the next begins. Pure.
import type { Block, Tracked } from './outline.ts'

export type Line = Block & { is: 'paragraph' | 'heading' }

/** At the beginning or at the end of a line: a line that is gone, or the mark of an end that came. */
export type Edge =
  | { readonly is: 'gone'; readonly line: Line; readonly tracked: Tracked }
  | { readonly is: 'from' | 'to'; readonly of: Line; readonly tracked: Tracked }

export interface Edges {
  readonly before: Edge[]
  readonly after: Edge[]
}

/** Of lines that have some, and the lines that stand in others as gone. */
export interface LineEdges {
  readonly of: Map<Line, Edges>
  readonly dropped: Set<Line>
}

export const isLine = (block: Block): block is Line => block.is === 'paragraph' || block.is === 'heading'

/** Adds those of some blocks that follow one another; cells of tables among them are asked for by themselves. */
export function addEdges(known: LineEdges, blocks: readonly Block[]): void {
  let last: Line | null = null
  let gone: Extract<Edge, { is: 'gone' }>[] = []
  let open: Extract<Edge, { is: 'from' | 'to' }> | null = null
  const settle = (next: Line | null): void => {
    if (open !== null && next !== null) {
      edgesOf(known, open.of).after.push({ ...open, is: 'from' })
      edgesOf(known, next).before.push({ ...open, is: 'to' })
    }
    const home = next ?? last
    if (home !== null) {
      for (const one of gone) known.dropped.add(one.line)
      edgesOf(known, home)[next === null ? 'after' : 'before'].push(...gone)
    }
    open = null
    gone = []
  }
  for (const line of linesIn(blocks)) {
    const tracked = line?.tracked
    if (line !== null && tracked?.is === 'deleted' && isAllGone(line)) {
      gone.push({ is: 'gone', line, tracked })
      continue
    }
    settle(line)
    last = line
    if (line !== null && tracked?.is === 'inserted') open = { is: 'from', of: line, tracked }
  }
  settle(null)
}

const isAllGone = ({ runs }: Line): boolean => runs.every((run) => run.is === 'text' && run.tracked?.is === 'deleted')

function edgesOf({ of }: LineEdges, line: Line): Edges {
  const edges = of.get(line) ?? { before: [], after: [] }
  of.set(line, edges)
  return edges
}

/** In order; null where a change cannot reach across. */
function* linesIn(blocks: readonly Block[]): Generator<Line | null> {
  for (const block of blocks) {
    if (isLine(block)) yield block
    else if (block.is === 'list') for (const item of block.items) yield* linesIn(item.blocks)
    else if (block.is === 'quote') yield* linesIn(block.blocks)
    else {
      yield null
      if (block.is === 'callout' || block.is === 'details') yield* linesIn(block.blocks)
    }
  }
}

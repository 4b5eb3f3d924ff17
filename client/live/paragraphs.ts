// The text of a live document, a line per block, read without any schema: old copies must stay readable.
import * as Y from 'yjs'

/** The lines of a fragment, empty ones left out. Reading changes nothing. */
export function paragraphsOf(fragment: Y.XmlFragment): string[] {
  const lines: string[] = []
  collect(fragment, lines)
  return lines
}

function collect(node: Y.XmlFragment | Y.XmlElement, lines: string[]): void {
  let line = ''
  const flush = () => {
    if (line.trim() !== '') lines.push(line)
    line = ''
  }
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) line += plain(child)
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') line += '\n'
    else if (child instanceof Y.XmlElement) {
      flush()
      collect(child, lines)
    }
  }
  flush()
}

function plain(text: Y.XmlText): string {
  const runs = text.toDelta() as { insert: unknown }[] // yjs types a delta loosely
  return runs.map((run) => (typeof run.insert === 'string' ? run.insert : '')).join('')
}

/** The lines of `mine` that are not in `theirs`, in order; a line written twice must be there twice. */
export function missingFrom(theirs: readonly string[], mine: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of theirs) left.set(line, (left.get(line) ?? 0) + 1)
  return mine.filter((line) => {
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    return count === 0
  })
}

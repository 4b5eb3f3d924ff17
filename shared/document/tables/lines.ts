// The plain text that spreadsheets put on the clipboard: cells between tabs, quotes around a cell that holds a line break. Pure.

/** The cells of each line. Text without a closing quote is taken as it stands. */
export function linesOf(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const lines: string[][] = [[]]
  for (let at = 0; at <= source.length;) {
    const { words, end } = cellFrom(source, at)
    lines.at(-1)?.push(words)
    if (source[end] === '\n') lines.push([])
    at = end + 1
  }
  return lines
}

function cellFrom(source: string, from: number): { words: string; end: number } {
  const quoted = source[from] === '"' ? quotedCell(source, from) : null
  if (quoted) return quoted
  const ends = ['\t', '\n'].map((mark) => source.indexOf(mark, from)).filter((end) => end >= 0)
  const end = Math.min(source.length, ...ends)
  return { words: source.slice(from, end), end }
}

function quotedCell(source: string, from: number): { words: string; end: number } | null {
  let words = ''
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') words += source[at]
    else if (source[at + 1] === '"') words += source[at++]
    else if (at + 1 === source.length || source[at + 1] === '\t' || source[at + 1] === '\n')
      return { words, end: at + 1 }
    else return null
  }
  return null
}

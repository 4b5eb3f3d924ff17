// Markdown, as GitHub, Pandoc and note-taking programs read it. Images stand at the end as data, so that the text stays readable.
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import type { Block, Outline, Run, TableBlock } from './outline.ts'
import { plainText } from './outline.ts'

const t = words(fileWords)

export function writeMarkdown(outline: Outline): Uint8Array {
  const used: string[] = []
  const pictures = { image: (key: string) => (used.includes(key) ? used.indexOf(key) : used.push(key) - 1) + 1 }
  const parts = [
    `# ${line([{ is: 'text', text: outline.title }])}`,
    ...(outline.subtitle ? [escaped(outline.subtitle)] : []),
    ...contentsOf(outline),
    ...outline.blocks.map((block) => blockText(block, pictures)),
    ...outline.notes.map((note, at) => `[^${at + 1}]: ${line(note)}`),
    ...used.map((key, at) => `[image-${at + 1}]: ${dataOf(outline, key)}`),
  ]
  return new TextEncoder().encode(`${parts.filter((part) => part !== '').join('\n\n')}\n`)
}

type Pictures = { image(key: string): number }

function dataOf({ images }: Outline, key: string): string {
  const image = images.get(key)
  return image ? `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}` : ''
}

function contentsOf({ contents }: Outline): string[] {
  if (contents.length < 2) return []
  const lines = contents.map(({ level, number, anchor, text }) => {
    const label = escaped(`${number === null ? '' : `${number} `}${text}`)
    return `${'    '.repeat(Math.max(0, level - 1))}- [${label}](#${anchor})`
  })
  return [`**${t('file.contents')}**`, lines.join('\n')]
}

function blockText(block: Block, pictures: Pictures): string {
  const inner = (blocks: readonly Block[]) => blocks.map((one) => blockText(one, pictures)).join('\n\n')
  switch (block.is) {
    case 'heading': {
      const number = block.number === null ? '' : `${block.number} `
      return `<a id="${block.anchor}"></a>\n\n${'#'.repeat(block.level + 1)} ${number}${line(block.runs)}`
    }
    case 'paragraph':
      return guarded(inline(block.runs))
    case 'list':
      return block.items
        .map(({ checked, blocks }, at) => {
          const sign = block.kind === 'ordered' ? `${block.start + at}. ` : '- '
          const box = checked === null ? '' : checked ? '[x] ' : '[ ] '
          return sign + indented(box + inner(blocks), ' '.repeat(sign.length))
        })
        .join('\n')
    case 'quote':
      return quoted(inner(block.blocks))
    case 'callout':
      return quoted(`**${block.word}**\n\n${inner(block.blocks)}`)
    case 'details':
      return `<details open>\n<summary>${escaped(plainText(block.summary))}</summary>\n\n${inner(block.blocks)}\n\n</details>`
    case 'rule':
      return '---'
    case 'table':
      return tableText(block, pictures)
    case 'figure': {
      const caption = block.caption.length > 0 ? `\n\n*${line(block.caption)}*` : ''
      const alt = escaped(block.alt)
      const words = `*${t('file.noImage', { alt: alt || t('file.noAlt') })}*`
      return (block.image === null ? words : `![${alt}][image-${pictures.image(block.image)}]`) + caption
    }
  }
}

const quoted = (text: string): string => text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>')
const indented = (text: string, by: string): string => text.replaceAll(/\n(?=[^\n])/g, `\n${by}`)

/** Markdown knows rows of one line, a head, and no merged cells: what a cell covers stays empty beside it. */
function tableText(table: TableBlock, pictures: Pictures): string {
  const aligned = Array.from({ length: table.columns }, (_, column) => {
    const align = table.rows.at(-1)?.find((cell) => cell.column === column)?.align
    return align === 'right' ? '--:' : align === 'center' ? ':-:' : '---'
  })
  const lines = table.rows.map((row) => {
    const cells = Array.from({ length: table.columns }, () => '')
    for (const cell of row) {
      const text = cell.blocks.map((block) => cellText(block, pictures)).join('<br>')
      cells[cell.column] = cell.isHead && table.headRows === 0 && text !== '' ? `**${text}**` : text
    }
    return cells
  })
  const head = table.headRows > 0 ? lines.slice(0, 1) : [aligned.map(() => '')]
  const body = table.headRows > 0 ? lines.slice(1) : lines
  const totals = table.totals ? [table.totals.map((text) => (text === '' ? '' : `**${escaped(text)}**`))] : []
  return [...head, aligned, ...body, ...totals].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Rows have no lines of their own for signs to begin with. */
function cellText(block: Block, pictures: Pictures): string {
  const inner = (blocks: readonly Block[]) => blocks.map((one) => cellText(one, pictures))
  if (block.is === 'callout') return [`**${block.word}**`, ...inner(block.blocks)].join('<br>')
  if (block.is === 'quote') return inner(block.blocks).join('<br>')
  if (block.is === 'heading') return `**${line(block.runs)}**`
  return blockText(block, pictures)
    .replaceAll('\\\n', '<br>')
    .replaceAll(/\n+/g, '<br>')
    .replaceAll(/(?<!\\)\|/g, '\\|')
}

/** On one line: headings and notes know no other. */
const line = (runs: readonly Run[]): string => inline(runs).replaceAll(/\s*\\?\n\s*/g, ' ')

export function inline(runs: readonly Run[]): string {
  return runs.map(runText).join('')
}

function runText(run: Run): string {
  if (run.is === 'break') return '\\\n'
  if (run.is === 'note') return `[^${run.number}]`
  const [, before = '', body = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? []
  if (body === '') return run.text
  let text = run.code ? code(body) : escaped(body)
  if (run.superscript) text = `<sup>${text}</sup>`
  if (run.subscript) text = `<sub>${text}</sub>`
  if (run.underline) text = `<u>${text}</u>`
  if (run.strike) text = `~~${text}~~`
  if (run.italic) text = `*${text}*`
  if (run.bold) text = `**${text}**`
  const target = run.href ?? (run.to === undefined ? null : `#${run.to}`)
  if (target !== null) text = `[${text}](${target.replaceAll(/[()<>\s\\]/g, percent)})`
  return before + text + after
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}

/** What Markdown would take for signs of its own, and HTML for an element. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_[\]~|<>]|&(?=#?\w+;)/g, '\\$&').replaceAll(/\n/g, ' ')

/** At the start of a line, where more signs mean something. */
const guarded = (text: string): string =>
  text.replaceAll(/^(\s*)([#+=-]|\d+(?=[.)]))/gm, (_, space: string, sign: string) =>
    /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  )

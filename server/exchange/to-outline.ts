// A text as it is stored → the outline that files are made of. Guiding questions and consent flags are none of it. [X2]
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import { insideLink, isSafeLink } from '../../shared/document/link-address.ts'
import { headingsOf, outlineOf, type Section } from '../../shared/document/outline.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { textOf } from '../../shared/document/shape.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { livingWords } from '../../shared/text/fr/living.ts'
import { words } from '../../shared/text/words.ts'
import type { Block, Entry, Item, Known, Marks, Outline, Run } from './outline.ts'
import { listSign } from './list-signs.ts'
import { plainText } from './outline.ts'
import { trackedIn } from './tracked.ts'
import { tableOf } from './table-outline.ts'

const t = words(fileWords)

/** Deeper than this, what a text says stands as plain paragraphs: no writer and no reader of files follows further. */
const deepest = 16

/** Names that files may give to a place: a letter, then 32 others at most, whatever a text calls its blocks. */
export const anchorOf = (blockId: string): string => `b${blockId.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 32)}`

type Making = Known & {
  notes: Run[][]
  contents: Entry[]
  numbers: ReadonlyMap<DocumentJson, string>
  /** Places that the file names, each once. */
  anchors: Set<string>
  /** Those that links may lead to. */
  targets: ReadonlySet<string>
  unnamed: number
}

export function outlineFrom(json: DocumentJson, known: Known): Outline {
  const numbers = known.isNumbered ? numbersOf(json) : new Map<DocumentJson, string>()
  const start = { ...known, numbers, unnamed: 0 }
  const first = { ...start, notes: [], contents: [], anchors: new Set<string>(), targets: new Set<string>() }
  blocksOf(json, first, 0) // links lead forward too: which places there are is known at the end
  const making: Making = { ...start, notes: [], contents: [], anchors: new Set(), targets: first.anchors }
  const blocks = blocksOf(json, making, 0)
  const { title, subtitle, images, date = null } = known
  return { title, subtitle, date, images, blocks, contents: making.contents, notes: making.notes }
}

function numbersOf(json: DocumentJson): Map<DocumentJson, string> {
  const numbers = new Map<DocumentJson, string>()
  const note = (section: Section): void => {
    const heading = json.content?.[section.index]
    if (heading) numbers.set(heading, section.number)
    section.sections.forEach(note)
  }
  outlineOf(headingsOf(json)).forEach(note)
  return numbers
}

const idOf = (node: DocumentJson): string | null => {
  const id: unknown = node.attrs?.['id']
  return typeof id === 'string' ? id : null
}

const blocksOf = (node: DocumentJson, making: Making, depth: number): Block[] =>
  (node.content ?? []).flatMap((child) => blockOf(child, making, depth + 1))

function blockOf(node: DocumentJson, making: Making, depth: number): Block[] {
  if (depth > deepest) return flat(node)
  const inner = () => blocksOf(node, making, depth)
  switch (node.type) {
    case 'heading':
      return headingOf(node, making, depth)
    case 'paragraph':
      return [{ is: 'paragraph', anchor: anchored(node, making), runs: runsOf(node, making), ...trackedIn(node) }]
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [listOf(node, making, depth)]
    case 'blockquote':
      return [{ is: 'quote', blocks: inner() }]
    case 'callout':
      return [{ is: 'callout', ...toneOf(node), blocks: inner() }]
    case 'details':
      return [detailsOf(node, making, depth)]
    case 'detailsSummary':
      return [{ is: 'paragraph', anchor: anchored(node, making), runs: runsOf(node, making) }]
    case 'table':
      return [tableOf(node, (cell) => blocksOf(cell, making, depth + 2))]
    case 'figure':
      return [figureOf(node, making)]
    case 'horizontalRule':
      return [{ is: 'rule' }]
    case 'living':
      return [livingOf(node, making)]
    default:
      return flat(node)
  }
}

function flat(node: DocumentJson): Block[] {
  const text = tidy(textOf(node)).trim()
  return text === '' ? [] : [{ is: 'paragraph', anchor: null, runs: [{ is: 'text', text }] }]
}

/** Two blocks with one id: the first is the place. */
function anchored(node: DocumentJson, { anchors }: Making): string | null {
  const id = idOf(node)
  const anchor = id === null ? null : anchorOf(id)
  if (anchor === null || anchors.has(anchor)) return null
  anchors.add(anchor)
  return anchor
}

/** A heading opens a section, and has a line in the contents, among the document's own blocks only. */
function headingOf(node: DocumentJson, making: Making, depth: number): Block[] {
  const level = Math.min(4, wholeIn(node.attrs?.['level']) ?? 1)
  const number = making.numbers.get(node) ?? null
  const runs = runsOf(node, making)
  const text = plainText(runs).trim()
  if (text === '') return []
  const anchor = anchored(node, making) ?? `h${++making.unnamed}`
  const tracked = trackedIn(node)
  if (depth === 1 && tracked.tracked?.is !== 'deleted') making.contents.push({ level, number, anchor, text })
  return [{ is: 'heading', level, number, anchor, runs, ...tracked }]
}

function listOf(node: DocumentJson, making: Making, depth: number): Block {
  const kind = node.type === 'taskList' ? 'task' : node.type === 'orderedList' ? 'ordered' : 'bullet'
  const start = wholeIn(node.attrs?.['start'], 0) ?? 1
  const items = (node.content ?? []).map((item): Item => ({
    checked: kind === 'task' ? item.attrs?.['checked'] === true : null,
    blocks: blocksOf(item, making, depth + 1),
  }))
  return { is: 'list', kind, start, sign: kind === 'ordered' ? listSign(node.attrs?.['type']) : null, items }
}

/** Numbers that every format can write; null for anything else. */
const wholeIn = (value: unknown, least = 1): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value < 2 ** 31 ? value : null

function toneOf(node: DocumentJson): { tone: string; word: string } {
  const said: unknown = node.attrs?.['tone']
  const tone = calloutTones.find((one) => one === said) ?? 'note'
  return { tone, word: t(`tone.${tone}`) }
}

function detailsOf(node: DocumentJson, making: Making, depth: number): Block {
  const content = node.content ?? []
  const summary = content.find(({ type }) => type === 'detailsSummary')
  const rest = content.filter((child) => child !== summary)
  const runs = summary ? runsOf(summary, making) : []
  return { is: 'details', summary: runs, blocks: rest.flatMap((child) => blockOf(child, making, depth + 1)) }
}

function figureOf(node: DocumentJson, making: Making): Block {
  const { file, alt, width } = node.attrs ?? {}
  const image = typeof file === 'string' && making.images.has(file) ? file : null
  return {
    is: 'figure',
    image,
    alt: typeof alt === 'string' ? tidy(alt) : '',
    width: typeof width === 'number' && width >= 1 && width <= 100 ? width : null,
    caption: runsOf(node, making),
  }
}

/** What it is, in words: its rows are no text. */
function livingOf(node: DocumentJson, making: Making): Block {
  const named: Readonly<Record<string, string>> = livingWords
  const kind = named[`living.${String(node.attrs?.['kind'])}`] ?? livingWords['living.unknown']
  return {
    is: 'paragraph',
    anchor: anchored(node, making),
    runs: [{ is: 'text', text: t('file.living', { kind }), italic: true }],
  }
}

function runsOf(node: DocumentJson, making: Making): Run[] {
  return joined((node.content ?? []).flatMap((child) => runOf(child, making)))
}

function runOf(node: DocumentJson, making: Making): Run[] {
  switch (node.type) {
    case 'text':
      return [{ is: 'text', text: tidy(node.text ?? ''), ...marksOf(node, making) }]
    case 'hardBreak':
      return [{ is: 'break' }]
    case 'mention': {
      const name = making.names.get(String(node.attrs?.['id'])) ?? t('file.someone')
      return [{ is: 'text', text: name, ...marksOf(node, making) }]
    }
    case 'footnote':
      making.notes.push(runsOf(node, making))
      return [{ is: 'note', number: making.notes.length }]
    default: {
      const text = tidy(textOf(node))
      return text === '' ? [] : [{ is: 'text', text }]
    }
  }
}

/** Neighbours that look the same are one: files are smaller, and words whole. */
function joined(runs: Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    if (run.is === 'text' && run.text === '') continue
    if (run.is === 'text' && last?.is === 'text' && look(run) === look(last)) {
      kept[kept.length - 1] = { ...last, text: last.text + run.text }
    } else kept.push(run)
  }
  return kept
}

const look = ({ text: _, ...rest }: Run & { is: 'text' }): string => JSON.stringify(rest)

/** What no XML may hold, and unpaired halves of letters. */
// oxlint-disable-next-line no-control-regex -- these are the ones
const tidy = (text: string): string => text.replace(/[\p{Surrogate}\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu, '')

const markNames = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strike',
  code: 'code',
  superscript: 'superscript',
  subscript: 'subscript',
} as const satisfies Record<string, keyof Marks>

function marksOf(node: DocumentJson, making: Making): Look {
  const marks: Look = trackedIn(node)
  for (const mark of node.marks ?? []) {
    const name = Object.values(markNames).find((one) => one === mark.type)
    if (name) marks[name] = true
    const href: unknown = mark.type === 'link' ? mark.attrs?.['href'] : null
    if (typeof href === 'string' && isSafeLink(href)) Object.assign(marks, targetOf(href, making))
  }
  return marks
}

type Look = Omit<Run & { is: 'text' }, 'is' | 'text'>

/** A link into this document leads to a place of the file; one to another, to its address; one that leads nowhere is words. */
function targetOf(href: string, making: Making): { href?: string; to?: string } {
  const place = insideLink(href)
  if (place === null) return { href }
  const { documentId, blockId } = place
  const isHere = documentId === null || documentId === making.documentId
  if (!isHere) return { href: `${making.publicUrl}${href}` }
  const to = blockId === null ? null : anchorOf(blockId)
  return to !== null && making.targets.has(to) ? { to } : {}
}

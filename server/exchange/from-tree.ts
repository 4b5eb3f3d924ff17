// The tree of a file → a text of ours. What has no place in one is told, and what it said is kept where it can be. [X9]
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { toneOfAside, toneOfWord } from './callouts-in.ts'
import { Inlines } from './from-inline.ts'
import type { Making } from './from-making.ts'
import { signOfHtml, type ListSign } from './list-signs.ts'
import { tableFrom } from './from-table.ts'
import { el, named, textIn, type El, type Piece } from './tree.ts'

const headings = /^h([1-6])$/
/** Deeper than this, what is said stands as one paragraph. */
const deepest = 40

/** What is kept of these is what stands in them. */
const transparent = named(
  'html body div section article main header footer center form fieldset hgroup address picture dl',
  'search label tbody thead tfoot font',
)
const silent = new Set(['head', 'title', 'nav', 'meta', 'link', 'style', 'template', 'colgroup', 'col'])
const running = new Set(['script', 'noscript'])
const embedded = new Set(['iframe', 'object', 'embed', 'video', 'audio', 'canvas', 'svg', 'map'])
const blockTags = new Set([
  ...transparent,
  ...named(
    'p ul ol li blockquote aside details summary table figure hr pre dt dd h1 h2 h3 h4 h5 h6 tr td th',
    'figcaption',
  ),
])

const isBlock = (piece: Piece): boolean => typeof piece !== 'string' && blockTags.has(piece.tag)

/** The blocks of what stands in an element; words between blocks are paragraphs of their own. */
export function blocksIn(parent: El, making: Making, depth = 0): DocumentJson[] {
  if (depth > deepest) return tooDeep(parent, making)
  const blocks: DocumentJson[] = []
  let loose: Piece[] = []
  const settle = () => {
    if (loose.some((piece) => typeof piece !== 'string' || piece.trim() !== '')) {
      blocks.push(...lines(el('p', {}, loose), making))
    }
    loose = []
  }
  for (const child of parent.children) {
    if (typeof child === 'string' || (!isBlock(child) && !isApart(child))) {
      if (typeof child !== 'string' && holdsBlocks(child)) {
        settle()
        blocks.push(...blocksIn(child, making, depth + 1))
      } else loose.push(child)
      continue
    }
    settle()
    blocks.push(...blockFrom(child, making, depth + 1))
  }
  settle()
  return tasksTogether(blocks)
}

const isApart = ({ tag }: El): boolean => silent.has(tag) || running.has(tag) || embedded.has(tag) || tag === 'math'

/** A link or a span around blocks, as some programs write. */
const holdsBlocks = (element: El): boolean =>
  element.children.some((child) => isBlock(child) && typeof child !== 'string')

function tooDeep(element: El, making: Making): DocumentJson[] {
  making.losses.add('tooDeep')
  const text = textIn(element).replace(/\s+/g, ' ').trim()
  return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }]
}

function blockFrom(element: El, making: Making, depth: number): DocumentJson[] {
  const { tag } = element
  const level = headings.exec(tag)?.[1]
  if (level !== undefined) return headingFrom(element, Number(level), making)
  if (tag === 'p') return lines(element, making)
  if (tag === 'ul' || tag === 'ol') return listFrom(element, making, depth)
  if (tag === 'li' || tag === 'dd') return blocksIn(element, making, depth)
  if (tag === 'dt') return lines(el('p', {}, [el('strong', {}, element.children)]), making)
  if (tag === 'blockquote') return quoteFrom(element, making, depth)
  if (tag === 'aside') return asideFrom(element, making, depth)
  if (tag === 'details') return detailsFrom(element, making, depth)
  if (tag === 'table') return tableFrom(element, making, (cell) => blocksIn(cell, making, depth + 2))
  if (tag === 'figure') return figureBlock(element, making, depth)
  if (tag === 'pre') return codeFrom(element, making)
  if (tag === 'hr') return isNotesRule(element) ? [] : [{ type: 'horizontalRule' }]
  if (holdsNotes(element, making) || making.isNoteBox(element)) return []
  if (isHidden(element)) return unseen(element, making)
  if (tag === 'div' && isAround(element, making)) return []
  if (transparent.has(tag) || tag === 'summary' || tag === 'figcaption' || /^t[rdh]$/.test(tag)) {
    return blocksIn(element, making, depth)
  }
  if (running.has(tag)) making.losses.add('script', tag)
  if (tag === 'math') making.losses.add('formula')
  if (embedded.has(tag)) making.losses.add('embedded', tag)
  return []
}

/** The line that Word draws above its notes. */
const isNotesRule = ({ attrs }: El): boolean => attrs['width'] === '33%' && attrs['size'] === '1'

const isHidden = ({ attrs }: El): boolean =>
  'hidden' in attrs || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attrs['style'] ?? '')

function unseen(element: El, making: Making): DocumentJson[] {
  const text = textIn(element).replace(/\s+/g, ' ').trim()
  if (text !== '') making.losses.add('hidden', text)
  return []
}

/** What stands at the head and the foot of the sheets of a page that LibreOffice wrote, and its contents, which are made anew. */
function isAround({ attrs, ...element }: El, making: Making): boolean {
  const { title = '', id = '' } = attrs
  if (/^Table of Contents\d+$/.test(id)) return true
  if (title !== 'header' && title !== 'footer') return false
  const text = textIn({ attrs, ...element })
    .replace(/\s+/g, ' ')
    .trim()
  if (/\p{L}{2}/u.test(text)) making.losses.add('headerFooter', text)
  return true
}

/** Where a page keeps its notes: each is where it is called. */
const holdsNotes = (element: El, making: Making): boolean =>
  /\b(?:notes|footnotes)\b/.test(`${element.attrs['class'] ?? ''} ${element.attrs['role'] ?? ''}`) && making.hasNotes

function headingFrom(element: El, level: number, making: Making): DocumentJson[] {
  if (level > 4) making.losses.add('deepHeading', textIn(element))
  return lines(element, making, { type: 'heading', attrs: { level: Math.min(4, level) } })
}

/** A paragraph or a title; an image within is a figure between its halves. */
function lines(element: El, making: Making, like: DocumentJson = { type: 'paragraph' }): DocumentJson[] {
  const inlines = new Inlines(making)
  inlines.read(element)
  const blocks: DocumentJson[] = []
  const places = inlines.places
  const parts = inlines.parts()
  const { isTask, checked } = inlines
  for (const part of parts) {
    if (part.type === 'figure') blocks.push(part)
    else if (part.content && part.content.length > 0) blocks.push({ ...like, content: part.content })
  }
  if (isTask && blocks[0]) blocks[0] = { type: 'taskItem', attrs: { checked }, content: [blocks[0]] }
  else if (isTask) blocks.push({ type: 'taskItem', attrs: { checked }, content: [{ type: 'paragraph' }] })
  const id = element.attrs['id']
  if (id) places.push(id)
  making.place(blocks[0], places)
  return element.attrs['class'] === 'caption' ? captionFrom(blocks) : blocks
}

/** A caption may hold the very image that it is of. */
function captionFrom(blocks: DocumentJson[]): DocumentJson[] {
  const said = blocks.find(({ type }) => type === 'paragraph')?.content ?? []
  const figures = blocks.filter(({ type }) => type === 'figure')
  const last = figures.at(-1)
  if (!last) return [{ type: 'caption', content: said }]
  return [...figures.slice(0, -1), said.length > 0 ? { ...last, content: said } : last]
}

/** Lines that begin with a box stand together as a list of tasks; a caption goes to the figure above it. */
function tasksTogether(blocks: DocumentJson[]): DocumentJson[] {
  const kept: DocumentJson[] = []
  for (const block of blocks) {
    const last = kept.at(-1)
    if (block.type === 'taskItem' && last?.type === 'taskList') last.content?.push(block)
    else if (block.type === 'taskItem') kept.push({ type: 'taskList', content: [block] })
    else if (block.type === 'caption' && last?.type === 'figure' && !last.content) last.content = block.content ?? []
    else if (block.type === 'caption') kept.push({ type: 'paragraph', content: block.content ?? [] })
    else kept.push(block)
  }
  return kept
}

type Counted = { start: number; items: DocumentJson[] }

function listFrom(list: El, making: Making, depth: number): DocumentJson[] {
  const start = wholeIn(list.attrs['start']) ?? 1
  const lists: Counted[] = [{ start, items: [] }]
  const items = () => lists.at(-1)?.items ?? []
  for (const child of list.children) {
    if (typeof child === 'string') continue
    if (making.isNote(child)) continue
    // A list right below a list belongs to the item before it.
    const inside = child.tag === 'ul' || child.tag === 'ol' ? listFrom(child, making, depth + 1) : null
    const last = items().at(-1)
    if (inside && last) last.content?.push(...inside)
    else if (inside) items().push({ type: 'listItem', content: inside })
    else {
      const own = list.tag === 'ol' ? wholeIn(child.attrs['value']) : null
      if (own !== null && own !== (lists.at(-1)?.start ?? 1) + items().length) lists.push({ start: own, items: [] })
      items().push(itemFrom(child, making, depth))
    }
  }
  const sign = list.tag === 'ol' ? signIn(list, making) : null
  return lists.flatMap((one) => listOf(one, list.tag, sign))
}

/** A number that a list may begin with. */
const wholeIn = (said: string | undefined): number | null => (/^\d{1,9}$/.test(said ?? '') ? Number(said) : null)

/** Google Docs says it of each item, others of the list. */
function signIn(list: El, making: Making): ListSign | null {
  const first = list.children.find((child): child is El => typeof child !== 'string' && child.tag === 'li')
  const own = signOfHtml(list.attrs)
  const { sign, odd } = own.sign === null && own.odd === null && first ? signOfHtml(first.attrs) : own
  if (odd !== null) making.losses.add('numbering', odd)
  return sign
}

function listOf({ start, items }: Counted, tag: string, sign: ListSign | null): DocumentJson[] {
  if (items.length === 0) return []
  if (items.every(({ type }) => type === 'taskItem')) return [{ type: 'taskList', content: items }]
  const content = items.map((item) =>
    item.type === 'taskItem' ? { type: 'listItem', content: item.content ?? [] } : item,
  )
  if (tag === 'ul') return [{ type: 'bulletList', content }]
  return [{ type: 'orderedList', attrs: { start, ...(sign === null ? {} : { type: sign }) }, content }]
}

function itemFrom(element: El, making: Making, depth: number): DocumentJson {
  const blocks = blocksIn(element, making, depth + 1)
  const [first, ...rest] = blocks
  const task = first?.type === 'taskList' ? first.content?.[0] : undefined
  const isBare = task?.content?.[0]?.content === undefined // a box beside its words, not before them
  if (!task) return { type: 'listItem', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] }
  const others = first?.content?.slice(1).flatMap((one) => one.content ?? []) ?? []
  const inside = [...others, ...rest]
  return { ...task, content: isBare && inside.length > 0 ? inside : [...(task.content ?? []), ...inside] }
}

/** Our own Markdown writes a callout as a quotation that begins with its word. */
function quoteFrom(element: El, making: Making, depth: number): DocumentJson[] {
  const content = blocksIn(element, making, depth)
  if (content.length === 0) return []
  const tone = toneSaid(content[0])
  if (tone === null || content.length < 2) return [{ type: 'blockquote', content }]
  return [{ type: 'callout', attrs: { tone }, content: content.slice(1) }]
}

function toneSaid(block: DocumentJson | undefined): string | null {
  const [only, ...others] = block?.content ?? []
  const isBold = only?.marks?.some(({ type }) => type === 'bold') ?? false
  if (block?.type !== 'paragraph' || others.length > 0 || !isBold) return null
  return toneOfWord(only?.text ?? '')
}

function asideFrom(element: El, making: Making, depth: number): DocumentJson[] {
  const said = toneOfAside(element)
  const tone = calloutTones.find((one) => one === said) ?? 'note'
  const isWord = (child: Piece) => typeof child !== 'string' && /\btone\b/.test(child.attrs['class'] ?? '')
  const content = blocksIn({ ...element, children: element.children.filter((child) => !isWord(child)) }, making, depth)
  const first = content[0]
  const words = toneSaid(first) === tone ? content.slice(1) : content
  return words.length > 0 ? [{ type: 'callout', attrs: { tone }, content: words }] : []
}

function detailsFrom(element: El, making: Making, depth: number): DocumentJson[] {
  const isSummary = (child: Piece): child is El => typeof child !== 'string' && child.tag === 'summary'
  const summary = element.children.find(isSummary)
  const rest = blocksIn({ ...element, children: element.children.filter((child) => !isSummary(child)) }, making, depth)
  const line = summary ? lines(summary, making, { type: 'detailsSummary' }) : []
  const first = line[0]?.type === 'detailsSummary' ? line : [{ type: 'detailsSummary' }]
  return [{ type: 'details', content: [...first, ...(rest.length > 0 ? rest : [{ type: 'paragraph' }])] }]
}

function figureBlock(element: El, making: Making, depth: number): DocumentJson[] {
  const caption = element.children.find((child): child is El => typeof child !== 'string' && child.tag === 'figcaption')
  const rest = element.children.filter((child) => child !== caption)
  const blocks = blocksIn({ ...element, children: rest }, making, depth)
  const words = caption ? lines(caption, making) : []
  const only = blocks.length === 1 ? blocks[0] : undefined
  if (only?.type === 'figure') return [{ ...only, ...(words[0]?.content ? { content: words[0].content } : {}) }]
  return [...blocks, ...words]
}

/** Lines of code are lines of one paragraph, each marked: there is no block of code. */
function codeFrom(element: El, making: Making): DocumentJson[] {
  making.losses.add('code')
  const text = textIn(element).replace(/\n$/, '')
  const content = text
    .split('\n')
    .flatMap((line, at): DocumentJson[] => [
      ...(at > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line, marks: [{ type: 'code' }] }]),
    ])
  return content.length > 0 ? [{ type: 'paragraph', content }] : []
}

// Cleans what other programs put on the clipboard: what it says stays (titles, lists, tables, notes, links, marks), how it looked
// goes. Everything happens in a document that is never shown: nothing of it runs or is fetched. [D45, D47]
import { blockTags, elementsOf, isBlank, rename, unwrap, looks, parsed } from './dom.ts'
import { takeLists } from './lists.ts'
import { takeMarks } from './marks.ts'
import { takeNotes } from './notes.ts'
import { takeTables } from './tables.ts'

/** Nested deeper, nobody wrote it: its words are taken as lines. */
const deepest = 120

const dropped = [
  'script, style, meta, link, title, xml, template, noscript, iframe, object, embed, applet, form > input, button, select',
  'svg, math, canvas, audio, video, head, base, img, picture, map, area, frame, frameset, datalist, progress, dialog',
  'sdfield[type="COMMENT"], [class="MsoCommentReference" i], a.msocomanchor, .msocomtxt, .MsoCommentText',
  '.Apple-interchange-newline, .EOP, [hidden], [aria-hidden="true"]',
].join(',')

const hiddenStyle =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment-list)/i

/** What the schema reads from a page. All other attributes go. */
const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  td: ['colspan', 'rowspan', 'data-align'],
  th: ['colspan', 'rowspan', 'data-align'],
  ol: ['start', 'type'],
  li: ['data-checked', 'data-type'],
  ul: ['data-type'],
  span: ['data-footnote'],
}

export function cleaned(html: string): string {
  const body = parsed(html)
  if (isTooDeep(body)) return asLines(body)
  const isOffice = /(?:\bmso-|class="?'?Mso|urn:schemas-microsoft|LibreOffice|OpenOffice)/i.test(html)
  dropComments(body)
  takeNotes(body)
  dropUnseen(body, isOffice)
  takeHeadings(body)
  takeLists(body)
  takeTables(body)
  takeMarks(body)
  for (const one of elementsOf(body)) strip(one)
  tidy(body)
  return body.innerHTML
}

/** Counted without calling itself. */
function isTooDeep(body: Element): boolean {
  let level: Element[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap(({ children }) => [...children])
  }
  return false
}

function asLines(body: HTMLElement): string {
  const lines = (body.textContent ?? '').split(/\n+/).filter((line) => line.trim() !== '')
  return lines
    .map((line) => {
      const paragraph = body.ownerDocument.createElement('p')
      paragraph.textContent = line
      return paragraph.outerHTML
    })
    .join('')
}

function dropComments(body: HTMLElement): void {
  const walk = body.ownerDocument.createTreeWalker(
    body,
    NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION,
  )
  const found: Node[] = []
  while (walk.nextNode()) found.push(walk.currentNode)
  for (const node of found) node.parentNode?.removeChild(node)
}

/** What was not to be seen: hidden, deleted but tracked, comments and their calls. */
function dropUnseen(body: HTMLElement, isOffice: boolean): void {
  for (const one of body.querySelectorAll(dropped)) one.remove()
  for (const one of body.querySelectorAll<HTMLElement>(`[${looks}]`))
    if (
      hiddenStyle.test(one.getAttribute(looks) ?? '') ||
      /mso-special-character\s*:\s*comment/i.test(one.getAttribute(looks) ?? '')
    )
      one.remove()
  for (const one of body.querySelectorAll('del'))
    if (isOffice || one.hasAttribute('datetime') || one.hasAttribute('cite')) one.remove()
  for (const one of body.querySelectorAll('ins, font, center, big, small, article, main, section, header, footer'))
    unwrap(one)
  // Spaces that a program made unbreakable for its own sake; those of French typography are plain letters and stay.
  for (const one of body.querySelectorAll<HTMLElement>(
    '.Apple-converted-space, [data-css*="mso-spacerun" i], [data-css*="mso-tab-count" i]',
  ))
    one.replaceWith(' ')
}

/** Titles by what they are said to be, whichever element says it. */
function takeHeadings(body: HTMLElement): void {
  for (const one of body.querySelectorAll<HTMLElement>('p, div, h1, h2, h3, h4, h5, h6')) {
    const level = levelOf(one)
    if (level === null) continue
    const made = rename(one, `h${Math.min(level, 4)}`)
    for (const bold of made.querySelectorAll('b, strong')) unwrap(bold) // a title is bold by itself
  }
}

function levelOf(one: HTMLElement): number | null {
  const [, own] = /^H([1-6])$/.exec(one.tagName) ?? []
  if (own) return Number(own)
  if (one.getAttribute('role') === 'heading') return Number(one.getAttribute('aria-level')) || 2
  const [, outline] = /mso-outline-level\s*:\s*([1-6])/i.exec(one.getAttribute(looks) ?? '') ?? []
  if (outline && one.tagName === 'P') return Number(outline)
  const [, titled] = /^(?:Mso)?(?:Heading|Titre)\s?([1-6])/.exec(one.className) ?? []
  if (titled && one.tagName === 'P') return Number(titled)
  return /^(?:MsoTitle|Title|Titre)\b/.test(one.className) && one.tagName === 'P' ? 1 : null
}

function strip(one: Element): void {
  const may = kept[one.tagName.toLowerCase()] ?? []
  for (const { name } of Array.from(one.attributes)) if (!may.includes(name)) one.removeAttribute(name)
}

/** Elements that say nothing go, empty paragraphs too: they were space. */
function tidy(body: HTMLElement): void {
  for (const one of elementsOf(body).toReversed()) {
    const name = one.tagName.toLowerCase()
    if (name === 'span' && !one.hasAttribute('data-footnote')) unwrap(one)
    else if (name.includes(':') || name === 'sdfield' || name === 'bdo' || name === 'bdi') unwrap(one)
    else if (/^(?:p|h[1-6]|div|blockquote|li|ul|ol|a|strong|em|u|s|sup|sub)$/.test(name) && isBlank(one)) {
      if (blockTags.has(name)) one.remove()
      else unwrap(one)
    }
  }
}

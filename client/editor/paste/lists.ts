// Lists that other programs make of paragraphs with a sign before them, or nest in their own ways, become lists of lists.
import { rename, unwrap, looks } from './dom.ts'

interface Item {
  level: number
  ordered: boolean
  /** As HTML has it: numbers, letters, Roman numbers. */
  type: '1' | 'a' | 'A' | 'i' | 'I'
  start: number
  from: HTMLElement
}

export function takeLists(body: HTMLElement): void {
  for (const one of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) dropSign(one)
  for (const run of runsOfItems(body)) build(run)
  flattenWrappers(body)
  for (const one of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) adopt(one)
  for (const one of body.querySelectorAll('ol[type]')) if (typeOf(one) === '1') one.removeAttribute('type')
  takeTasks(body)
}

const levelOf = (one: Element): number | null => {
  const [, level] = /mso-list\s*:[^;]*\blevel([1-9])\b/i.exec(one.getAttribute(looks) ?? '') ?? []
  return level ? Number(level) : null
}

const signsOf = (one: Element) =>
  [...one.querySelectorAll(`[${looks}]`)].filter((inner) =>
    /mso-list\s*:\s*ignore/i.test(inner.getAttribute(looks) ?? ''),
  )

/** Takes the number or the bullet away, and says it. */
function dropSign(one: Element): string {
  const signs = signsOf(one)
  const said = signs.map(({ textContent }) => textContent ?? '').join('')
  for (const sign of signs) sign.remove()
  return said.replace(/[\s\u00a0]+/gu, '')
}

/** Paragraphs of a list that follow each other. */
function runsOfItems(body: HTMLElement): Item[][] {
  const runs: Item[][] = []
  let last: Element | null = null
  for (const one of body.querySelectorAll<HTMLElement>('p, div')) {
    const level = levelOf(one)
    if (level === null || /^h/i.test(one.tagName)) continue
    const sign = dropSign(one)
    const item = { level, ...orderOf(sign), from: one }
    if (last && one.previousElementSibling === last) runs.at(-1)?.push(item)
    else runs.push([item])
    last = one
  }
  return runs
}

/** What a list is whose first item bears this sign: « i. » begins Roman numbers, since no list begins at the ninth letter. */
function orderOf(sign: string): Pick<Item, 'ordered' | 'type' | 'start'> {
  const [, number] = /^\(?([0-9]{1,4})[.)°]?/u.exec(sign) ?? []
  if (number !== undefined) return { ordered: true, type: '1', start: Number(number) }
  const [, letters] = /^\(?([a-z]|[ivxlc]{2,7})[.)]/iu.exec(sign) ?? []
  if (letters === undefined) return { ordered: false, type: '1', start: 1 }
  const isSmall = letters === letters.toLowerCase()
  if (letters.length > 1 || /^i$/iu.test(letters)) {
    return { ordered: true, type: isSmall ? 'i' : 'I', start: romanValue(letters) }
  }
  return { ordered: true, type: isSmall ? 'a' : 'A', start: letters.toLowerCase().charCodeAt(0) - 0x60 }
}

/** « v. » after « iv. » reads as a letter: what is small goes on with what is small. */
const goesOn = (before: Item['type'], type: Item['type']): boolean =>
  before === type ||
  (before !== '1' && type !== '1' && (before.toLowerCase() === before) === (type.toLowerCase() === type))

const typeOf = (list: Element): Item['type'] => {
  const said = list.getAttribute('type')
  return said === 'a' || said === 'A' || said === 'i' || said === 'I' ? said : '1'
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** A digit before a greater one is taken away. */
function romanValue(letters: string): number {
  const digits = [...letters.toLowerCase()].map((letter) => romanDigits[letter] ?? 0)
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0)
}

function build(run: readonly Item[]): void {
  const open: { level: number; list: HTMLElement }[] = []
  const [first] = run
  if (!first) return
  const place = first.from.ownerDocument.createComment('')
  first.from.before(place)
  const tops: HTMLElement[] = []
  for (const { level, ordered, type, start, from } of run) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const tag = ordered ? 'OL' : 'UL'
    const last = open.at(-1)
    if (last?.level === level && (last.list.tagName !== tag || !goesOn(typeOf(last.list), type))) open.pop()
    if (open.at(-1)?.level !== level) {
      const list = from.ownerDocument.createElement(tag)
      if (ordered && start > 1) list.setAttribute('start', String(start))
      if (ordered && type !== '1') list.setAttribute('type', type)
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else tops.push(list)
      open.push({ level, list })
    }
    const item = from.ownerDocument.createElement('li')
    open.at(-1)?.list.append(item)
    if (from.querySelector('p, div, ul, ol, table')) {
      item.append(...from.childNodes)
      from.remove()
    } else item.append(rename(from, 'p'))
  }
  place.replaceWith(...tops)
}

/** Programs on the web give each item a list of its own, and tell how deep it is. */
function flattenWrappers(body: HTMLElement): void {
  const lists = [...body.querySelectorAll<HTMLElement>('ul, ol')].filter((list) =>
    [...list.children].some(
      (item) => item.hasAttribute('data-aria-level') || Number(item.getAttribute('aria-level')) > 1,
    ),
  )
  const items = lists.flatMap((list) =>
    list.closest('li') ? [] : [...list.children].filter(({ tagName }) => tagName === 'LI'),
  )
  const deep = items.some((item) => deepOf(item) > 1)
  if (lists.length > 1 || deep) {
    let run: Item[] = []
    const flush = () => {
      build(run)
      run = []
    }
    let before: Element | null = null
    for (const list of lists) {
      if (list.closest('li')) continue
      if (before && !follows(before, list)) flush()
      before = list
      for (const item of Array.from(list.children)) {
        if (item.tagName !== 'LI') continue
        const from = rename(item, 'div')
        run.push({
          level: deepOf(item),
          ordered: list.tagName === 'OL',
          type: typeOf(list),
          start: Number(list.getAttribute('start') ?? 1) || 1,
          from,
        })
      }
    }
    flush()
    for (const list of lists) if (list.children.length === 0) list.remove()
  }
}

const deepOf = (item: Element): number =>
  Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level') ?? 1) || 1

/** Nothing but wrappers between the two. */
function follows(one: Element, other: Element): boolean {
  const range = one.ownerDocument.createRange()
  range.setStartAfter(one)
  range.setEndBefore(other)
  return !/\S/.test(range.toString())
}

/** A list directly in a list belongs to the item before it. */
function adopt(list: Element): void {
  const before = list.previousElementSibling
  if (before?.tagName === 'LI') before.append(list)
  else unwrap(list)
}

/** Boxes to tick make a list of tasks. */
function takeTasks(body: HTMLElement): void {
  for (const list of body.querySelectorAll('ul')) {
    const items = [...list.children]
    const boxes = items.map(
      (item) =>
        item.querySelector(
          ':scope > input[type="checkbox"], :scope > p > input[type="checkbox"], :scope > label > input[type="checkbox"]',
        ) ?? (item.getAttribute('role') === 'checkbox' ? item : null),
    )
    if (items.length === 0 || boxes.some((box) => box === null)) continue
    list.setAttribute('data-type', 'taskList')
    for (const [at, item] of items.entries()) {
      const box = boxes[at]
      const done = box?.hasAttribute('checked') === true || box?.getAttribute('aria-checked') === 'true'
      item.setAttribute('data-type', 'taskItem')
      item.setAttribute('data-checked', String(done))
      if (box !== item) box?.remove()
    }
  }
}

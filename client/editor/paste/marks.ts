// Marks from styles: bold, italic, underlined, struck, raised and lowered letters. Colours, faces and sizes go. Links are freed of
// what a program put around them.
import { elementsOf, rename, styleOf, unwrap, wrapInside, looks } from './dom.ts'

const isBold = (weight: string) => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
const isThin = (weight: string) =>
  weight === 'normal' || weight === 'lighter' || (weight !== '' && Number(weight) < 600)

const says: readonly (readonly [
  mark: string,
  tags: string,
  isOn: (one: Element) => boolean,
  isOff: (one: Element) => boolean,
])[] = [
  ['strong', 'b,strong', (one) => isBold(styleOf(one, 'font-weight')), (one) => isThin(styleOf(one, 'font-weight'))],
  [
    'em',
    'i,em,cite,dfn',
    (one) => /^(?:italic|oblique)/.test(styleOf(one, 'font-style')),
    (one) => styleOf(one, 'font-style') === 'normal',
  ],
  ['u', 'u', (one) => lineOf(one).includes('underline'), (one) => lineOf(one).startsWith('none')],
  ['s', 's,strike,del', (one) => lineOf(one).includes('line-through'), (one) => lineOf(one).startsWith('none')],
  ['sup', 'sup', (one) => styleOf(one, 'vertical-align').startsWith('super'), () => false],
  ['sub', 'sub', (one) => styleOf(one, 'vertical-align').startsWith('sub'), () => false],
]

const lineOf = (one: Element) => `${styleOf(one, 'text-decoration')}${styleOf(one, 'text-decoration-line')}`

const isInline = (one: Element) =>
  /^(?:SPAN|A|B|STRONG|I|EM|U|S|SUP|SUB|STRIKE|DEL|CODE|MARK|CITE|DFN|ABBR)$/.test(one.tagName)

export function takeMarks(body: HTMLElement): void {
  for (const one of elementsOf(body)) if (isInline(one)) takeOne(one)
  for (const one of body.querySelectorAll('mark, abbr, q, kbd, samp, var, label, time, data')) unwrap(one)
  for (const one of body.querySelectorAll<HTMLAnchorElement>('a')) freeLink(one)
  for (const one of body.querySelectorAll('h1 strong, h2 strong, h3 strong, h4 strong')) unwrap(one)
}

function takeOne(one: HTMLElement): void {
  const tag = one.tagName.toLowerCase()
  for (const [mark, tags, isOn, isOff] of says) {
    const isTag = tags.split(',').includes(tag)
    if (isTag && isOff(one)) return void unwrapInto(one)
    if (!isTag && isOn(one) && !one.closest(tags)) wrapInside(one, mark)
  }
  const [, tags] = says.find((say) => say[1].split(',').includes(tag)) ?? []
  if (tags)
    rename(
      one,
      tags.split(',').includes('b') ? 'strong' : tags.startsWith('i,') ? 'em' : tags.startsWith('s,') ? 's' : tag,
    )
}

/** Bold that is not: a wrapper of some programs. */
function unwrapInto(one: HTMLElement): void {
  const span = rename(one, 'span')
  span.removeAttribute(looks)
}

/** Where a link leads through a counter of clicks, it leads straight there. Underlined by itself, it needs no mark. */
function freeLink(link: HTMLAnchorElement): void {
  for (const one of link.querySelectorAll('u')) unwrap(one)
  const href = link.getAttribute('href') ?? ''
  try {
    const { hostname, pathname, searchParams } = new URL(href)
    const target = searchParams.get('q') ?? searchParams.get('url')
    if (/^(?:www\.)?google\.[a-z.]+$/.test(hostname) && pathname === '/url' && target) link.setAttribute('href', target)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    link.removeAttribute('href') // a place in the program it comes from
  }
}

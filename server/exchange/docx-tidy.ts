// The text of a DOCX, made plain before it is read: what wraps words is taken away, tracked changes are done, what cannot be
// carried over is told, and what the reader does not look at (widths, sides, numbers, sizes) is written where it does. [X9]
import type { LossKind } from '../../shared/exchange/formats.ts'
import { drawingFrom, type Pictures } from './docx-pictures.ts'
import { placeSign } from './docx-signs.ts'
import type { DocxLists } from './docx-lists-in.ts'
import type { DocxStyles } from './docx-styles-in.ts'
import type { ListSign } from './list-signs.ts'
import type { Losses } from './tree.ts'
import { allOf, elementsIn, make, within, type Element } from './xml-tree.ts'

export type Tidying = {
  styles: DocxStyles
  lists: DocxLists
  losses: Losses
  pictures: Pictures
  /** Targets of links, by the id of their relation. */
  hasLink: (id: string) => boolean
  /** Titles bear numbers that Word counts. */
  countsHeadings: boolean
}

/** The style of a paragraph that is a line across the page; read-docx.ts gives it its name. */
export const ruleStyle = 'MaillageRule'

const value = (element: Element | undefined): string => element?.attrs['w:val'] ?? ''
const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !/^(?:false|0|off)$/.test(element.attrs['w:val'] ?? 'true')

/** What stands around words and says nothing of them. */
const wrappers = new Set(['w:fldSimple', 'w:dir', 'w:bdo', 'w:smartTag', 'w:customXml', 'w:ins', 'w:moveTo'])
const told: Readonly<Record<string, LossKind>> = {
  'w:ins': 'insertion',
  'w:moveTo': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'deletion',
  'w:commentReference': 'comment',
  'm:oMath': 'formula',
  'm:oMathPara': 'formula',
  'w:altChunk': 'embedded',
  'w:subDoc': 'embedded',
}
const dropped = new Set([
  'w:del',
  'w:moveFrom',
  'w:commentReference',
  'm:oMath',
  'm:oMathPara',
  'w:altChunk',
  'w:subDoc',
])

type Place = {
  inCell: boolean
  /** Of letters of the paragraph, in half points. */
  size: number
}

const nowhere: Place = { inCell: false, size: 0 }

export function tidied(root: Element, tidying: Tidying): Element {
  return { ...root, children: childrenOf(root, tidying, nowhere) }
}

const childrenOf = (element: Element, tidying: Tidying, place: Place): (Element | string)[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [child] : pieceOf(child, tidying, place)))

function pieceOf(element: Element, tidying: Tidying, place: Place): (Element | string)[] {
  const { name } = element
  const loss = told[name]
  if (loss && (elementsIn(element).length > 0 || name === 'w:commentReference' || loss === 'embedded')) {
    tidying.losses.add(loss)
  }
  if (dropped.has(name)) return []
  if (wrappers.has(name)) return childrenOf(element, tidying, place)
  const inside = () => ({ ...element, children: childrenOf(element, tidying, place) })
  switch (name) {
    case 'w:pPr':
    case 'w:tblPr':
    case 'w:sectPr':
      return [element]
    case 'w:p':
      return [paragraphFrom(element, tidying, place)]
    case 'w:r':
      return runFrom(element, tidying, place)
    case 'w:ruby':
      return elementsIn(within(element, 'w:rubyBase')).flatMap((child) => pieceOf(child, tidying, place))
    case 'w:tbl':
      return [tableFrom(element, tidying)]
    case 'w:sdt':
      return controlFrom(element, tidying, place)
    case 'mc:AlternateContent':
      return alternative(element).flatMap((child) => pieceOf(child, tidying, place))
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return drawingFrom(element, tidying, (box) => childrenOf(box, tidying, nowhere))
    case 'w:hyperlink': {
      const relation = element.attrs['r:id']
      return relation === undefined || tidying.hasLink(relation) ? [inside()] : inside().children
    }
    default:
      return [inside()]
  }
}

/** Programs write newer things twice, for older programs too: the newer way is the one that is looked into. */
function alternative(element: Element): Element[] {
  const [choice] = elementsIn(element).filter(({ name }) => name === 'mc:Choice')
  const fallback = elementsIn(element).find(({ name }) => name === 'mc:Fallback')
  const isRead = choice !== undefined && allOf(choice, 'w:drawing').length > 0
  return elementsIn(isRead ? choice : (fallback ?? choice))
}

function controlFrom(element: Element, tidying: Tidying, place: Place): (Element | string)[] {
  const properties = within(element, 'w:sdtPr')
  const gallery = value(within(properties, 'w:docPartObj', 'w:docPartGallery'))
  const content = within(element, 'w:sdtContent')
  // Contents are made anew; « click here to type » is nothing that somebody wrote.
  if (!content || gallery === 'Table of Contents') return []
  if (isOn(within(properties, 'w:showingPlcHdr'))) {
    const said = allOf(content, 'w:t').map(textOf).join('')
    if (said.trim() !== '') tidying.losses.add('placeholder', said)
    return []
  }
  const kept = { ...content, children: childrenOf(content, tidying, place) }
  return [{ ...element, children: [...(properties ? [properties] : []), kept] }]
}

function runFrom(element: Element, tidying: Tidying, place: Place): Element[] {
  const properties = within(element, 'w:rPr')
  if (isOn(within(properties, 'w:vanish'))) {
    const said = allOf(element, 'w:t').map(textOf).join('')
    if (said.trim() !== '') tidying.losses.add('hidden', said)
    return said.trim() === '' ? [{ ...element, children: childrenOf(element, tidying, place) }] : []
  }
  const others = { ...element, children: element.children.filter((child) => child !== properties) }
  const children = childrenOf(others, tidying, place)
  const said = () => allOf(element, 'w:t').map(textOf).join('')
  return [{ ...element, children: [...(properties ? [lookFrom(properties, tidying, place, said)] : []), ...children] }]
}

const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** Marks that a style gives, and letters raised by hand. */
function lookFrom(properties: Element, { styles, losses }: Tidying, place: Place, said: () => string): Element {
  const has = (name: string) => within(properties, name) !== undefined
  const of = styles.marksOf(value(within(properties, 'w:rStyle')) || undefined)
  const { bold, italic, strike, underline } = of
  const raised = has('w:position') ? Number(value(within(properties, 'w:position'))) || 0 : of.raised
  const size = Number(value(within(properties, 'w:sz'))) || of.size
  const side = has('w:vertAlign') ? value(within(properties, 'w:vertAlign')) : of.side
  const isAside = side === 'superscript' || side === 'subscript'
  const isByHand = !isAside && Math.abs(raised) >= 2
  const isSmall = size !== null && size < place.size * 0.95
  if (isByHand && !isSmall && said().trim() !== '') losses.add('raised', said())
  const read = isAside ? side : isByHand && isSmall ? (raised > 0 ? 'superscript' : 'subscript') : null
  return {
    ...properties,
    children: [
      ...properties.children.filter((child) => typeof child === 'string' || child.name !== 'w:vertAlign'),
      ...(bold && !has('w:b') ? [make('w:b')] : []),
      ...(italic && !has('w:i') ? [make('w:i')] : []),
      ...(strike && !has('w:strike') ? [make('w:strike')] : []),
      ...(underline && !has('w:u') ? [make('w:u', { 'w:val': 'single' })] : []),
      ...(read === null ? [] : [make('w:vertAlign', { 'w:val': read })]),
    ],
  }
}

const bookmark = (name: string): Element => make('w:bookmarkStart', { 'w:id': '0', 'w:name': name })

function paragraphFrom(element: Element, tidying: Tidying, place: Place): Element {
  const properties = within(element, 'w:pPr')
  const styleId = value(within(properties, 'w:pStyle')) || undefined
  const others = { ...element, children: element.children.filter((child) => child !== properties) }
  const isRule = isLineAcross(element, properties)
  const item = numberingFrom(properties, styleId, tidying)
  const signs = [
    ...(item && item.number !== null ? [placeSign('number', String(item.number))] : []),
    ...(item && item.sign !== null ? [placeSign('sign', item.sign)] : []),
    ...(place.inCell ? sideOf(properties) : []),
  ]
  const kept = elementsIn(properties).filter(({ name }) => name !== 'w:numPr' && name !== 'w:pStyle')
  const level = headingLevel(properties, styleId, tidying)
  const style = isRule
    ? ruleStyle
    : level !== null && tidying.styles.headingOf(styleId) === null
      ? `Heading${level}`
      : styleId
  const said = [
    ...(style === undefined ? [] : [make('w:pStyle', { 'w:val': style })]),
    ...(item && level === null
      ? [
          make('w:numPr', {}, [
            make('w:ilvl', { 'w:val': String(item.level) }),
            make('w:numId', { 'w:val': item.numId }),
          ]),
        ]
      : []),
  ]
  const children = childrenOf(others, tidying, { ...place, size: tidying.styles.sizeIn(styleId) })
  return { ...element, children: [make('w:pPr', {}, [...said, ...kept]), ...signs.map(bookmark), ...children] }
}

function headingLevel(
  properties: Element | undefined,
  styleId: string | undefined,
  { styles }: Tidying,
): number | null {
  const own = value(within(properties, 'w:outlineLvl'))
  if (/^[0-8]$/.test(own)) return Math.min(6, Number(own) + 1)
  return own === '9' ? null : styles.headingOf(styleId)
}

const sideOf = (properties: Element | undefined): string[] => {
  const said = value(within(properties, 'w:jc'))
  if (said === 'center') return [placeSign('side', 'center')]
  return said === 'right' || said === 'end' ? [placeSign('side', 'right')] : []
}

/** A line that Word draws, or the border below an empty paragraph. */
function isLineAcross(element: Element, properties: Element | undefined): boolean {
  if (allOf(element, 'w:t').some((text) => textOf(text).trim() !== '')) return false
  if (allOf(element, 'v:rect').some(({ attrs }) => attrs['o:hr'] === 't')) return true
  const bottom = value(within(properties, 'w:pBdr', 'w:bottom'))
  const top = value(within(properties, 'w:pBdr', 'w:top'))
  return bottom !== '' && !/^n(?:il|one)$/.test(bottom) && top === '' && allOf(element, 'w:drawing').length === 0
}

type Item = { numId: string; level: number; number: number | null; sign: ListSign | null }

/** Said in the paragraph or by its style; `0` says that it is in none. */
function numberingFrom(properties: Element | undefined, styleId: string | undefined, tidying: Tidying): Item | null {
  const { styles, lists } = tidying
  const own = within(properties, 'w:numPr')
  const byStyle = styles.numberingOf(styleId)
  const numId = value(within(own, 'w:numId')) || byStyle?.numId
  if (numId === undefined || numId === '0') return null
  const said = value(within(own, 'w:ilvl')) || byStyle?.level || lists.levelOfStyle(numId, styleId) || '0'
  const level = /^[0-8]$/.test(said) ? Number(said) : 0
  const isNumbered = lists.isNumbered(numId, level)
  const isTitle = headingLevel(properties, styleId, tidying) !== null
  const odd = isNumbered ? lists.newlyOdd(numId, level, isTitle ? 'title' : 'item') : null
  if (odd !== null) tidying.losses.add('numbering', odd)
  if (isTitle) {
    tidying.countsHeadings ||= isNumbered
    if (isNumbered) lists.count(numId, level)
    return null
  }
  const sign = isNumbered ? lists.signOf(numId, level) : null
  return { numId, level, sign, number: isNumbered ? lists.count(numId, level) : null }
}

function tableFrom(element: Element, tidying: Tidying): Element {
  const widths = elementsIn(within(element, 'w:tblGrid')).map((column) => Number(column.attrs['w:w'] ?? 0))
  const isSaid = widths.length > 0 && widths.every((width) => width > 0)
  const sign = isSaid ? placeSign('widths', widths.map((width) => Math.round(width / 15)).join(',')) : null
  const children = childrenOf({ ...element, children: rowsOf(element) }, tidying, { ...nowhere, inCell: true })
  const first = sign === null ? undefined : allOf(make('', {}, children), 'w:p')[0]
  if (first && sign !== null) first.children.splice(1, 0, bookmark(sign)) // after its properties; made a moment ago
  return { ...element, children }
}

/** A row that begins or ends beside the table has empty cells there; one that says it is no row of titles is none. */
const rowsOf = (table: Element): (Element | string)[] =>
  table.children.map((row) => {
    if (typeof row === 'string' || row.name !== 'w:tr') return row
    const properties = within(row, 'w:trPr')
    const aside = (name: string) => Math.min(20, Number(value(within(properties, name))) || 0)
    const blank = (columns: number) =>
      columns === 0
        ? []
        : [make('w:tc', {}, [make('w:tcPr', {}, [make('w:gridSpan', { 'w:val': String(columns) })]), make('w:p')])]
    const kept = row.children.filter((child) => child !== properties)
    const head = elementsIn(properties).filter((one) => one.name !== 'w:tblHeader' || isOn(one))
    return {
      ...row,
      children: [make('w:trPr', {}, head), ...blank(aside('w:gridBefore')), ...kept, ...blank(aside('w:gridAfter'))],
    }
  })

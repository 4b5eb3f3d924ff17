// Pictures of a DOCX, whichever of its ways they are drawn in, as the one way that is read; what cannot be shown is told. [X9]
import { imageSign } from './docx-signs.ts'
import type { Losses } from './tree.ts'
import { allOf, make, within, type Element } from './xml-tree.ts'

export type Pictures = {
  /** Of the part that a relation leads to: null when it is not in the file, or of no kind that a browser shows. */
  find(relation: string): { isKept: boolean; name: string }
  /** Width of the text, in dots of which 96 make an inch. */
  textWidth: number
}

type Told = { losses: Losses; pictures: Pictures }

/** English units, of which 9,525 make a dot. */
const emu = 9_525

/** What stands in place of a drawing: its pictures, and the words of its boxes. */
export function drawingFrom(
  drawing: Element,
  told: Told,
  wordsOf: (box: Element) => (Element | string)[],
): (Element | string)[] {
  const boxes = allOf(drawing, 'w:txbxContent')
  const charts = ['c:chart', 'cx:chart', 'dgm:relIds', 'o:OLEObject'].flatMap((name) => allOf(drawing, name))
  for (const chart of charts) told.losses.add('embedded', chart.attrs['ProgID'] ?? '')
  if (charts.length > 0) return [] // the picture of an object is of a kind that no browser shows
  const outside = boxes.length > 0 ? without(drawing, 'w:txbxContent') : drawing
  return [...picturesIn(outside, told), ...boxes.flatMap((box) => boxFrom(box, told, wordsOf))]
}

/** The words of a box stand below the paragraph that it hangs on. */
function boxFrom(box: Element, { losses }: Told, wordsOf: (box: Element) => (Element | string)[]): Element[] {
  const holdsPicture = ['pic:pic', 'v:imagedata'].some((name) => allOf(box, name).length > 0)
  const hasWords = allOf(box, 'w:t').some(({ children }) => children.join('').trim() !== '')
  if (!holdsPicture && hasWords) losses.add('textBox')
  const content = make('w:txbxContent', {}, wordsOf(box))
  return [make('w:pict', {}, [make('v:shape', {}, [make('v:textbox', {}, [content])])])]
}

function without(element: Element, name: string): Element {
  const children = element.children
    .filter((child) => typeof child === 'string' || child.name !== name)
    .map((child) => (typeof child === 'string' ? child : without(child, name)))
  return { ...element, children }
}

function picturesIn(drawing: Element, told: Told): Element[] {
  const newer = allOf(drawing, 'pic:pic')
  const older = allOf(drawing, 'v:imagedata')
  const around = [...allOf(drawing, 'wp:inline'), ...allOf(drawing, 'wp:anchor')][0]
  const properties = within(around, 'wp:docPr')?.attrs ?? {}
  const extent = newer.length === 1 ? Number(within(around, 'wp:extent')?.attrs['cx'] ?? 0) / emu : 0
  return [
    ...newer.flatMap((picture) => {
      const own = within(picture, 'pic:nvPicPr', 'pic:cNvPr')?.attrs ?? {}
      const alt = said(properties['descr'], properties['title'], own['descr'])
      const [blip] = allOf(picture, 'a:blip')
      const relation = blip?.attrs['r:embed'] ?? blip?.attrs['r:link']
      return pictureFrom({ relation, alt, width: extent }, told)
    }),
    ...older.flatMap((image) => {
      const [shape] = allOf(drawing, 'v:shape')
      const width = /(?:^|;)\s*width:\s*([\d.]+)pt/.exec(shape?.attrs['style'] ?? '')?.[1]
      const alt = said(shape?.attrs['alt'], image.attrs['o:title'])
      return pictureFrom({ relation: image.attrs['r:id'], alt, width: (Number(width ?? 0) * 4) / 3 }, told)
    }),
  ]
}

const said = (...words: (string | undefined)[]): string =>
  words.find((one) => one !== undefined && one.trim() !== '') ?? ''

function pictureFrom(
  { relation, alt, width }: { relation: string | undefined; alt: string; width: number },
  { losses, pictures }: Told,
): Element[] {
  const found = relation === undefined ? null : pictures.find(relation)
  if (!found?.isKept || relation === undefined) {
    losses.add('image', found?.name || alt)
    return []
  }
  const share = width > 0 ? Math.round((width / pictures.textWidth) * 1000) / 1000 : null
  const blip = make('a:blip', { 'r:embed': relation })
  const picture = make('pic:pic', {}, [make('pic:blipFill', {}, [blip])])
  const graphic = make('a:graphic', {}, [make('a:graphicData', {}, [picture])])
  const properties = make('wp:docPr', { descr: imageSign({ share, name: found.name, alt }) })
  return [make('w:drawing', {}, [make('wp:inline', {}, [properties, graphic])])]
}

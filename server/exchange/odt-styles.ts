// Styles, list styles and page of an ODT: what does not depend on the text.
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'

const t = words(fileWords)

/** Of styles: letters that names of XML may hold, as the format asks for spaces and accents to be written. */
export const calloutName = (tone: string): string => `Callout_${tone}`

const spaces = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xlink="http://www.w3.org/1999/xlink"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
]
export const namespaces: string = spaces.map((space) => `xmlns:${space}`).join(' ')

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

type Looks = { paragraph?: string; text?: string; parent?: string; outline?: number; shown?: string; tab?: number }

/** At the right edge, after a line of dots. */
const tabStop = (at: number): string =>
  `<style:tab-stops><style:tab-stop style:position="${at.toFixed(1)}cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>`

const style = (
  name: string,
  { paragraph = '', text = '', parent = 'Standard', outline, shown = name, tab }: Looks,
): string =>
  `<style:style style:name="${name}" style:display-name="${shown}" style:family="paragraph" style:parent-style-name="${parent}"${
    outline === undefined ? '' : ` style:default-outline-level="${outline}"`
  }><style:paragraph-properties ${paragraph}>${tab === undefined ? '' : tabStop(tab)}</style:paragraph-properties><style:text-properties ${text}/></style:style>`

const heading = (level: number, size: number, more = ''): string =>
  style(`Heading_20_${level}`, {
    shown: `Heading ${level}`,
    outline: level,
    paragraph: 'fo:margin-top="0.45cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
    text: `fo:font-size="${size}pt" fo:font-weight="bold" ${more}`,
  })

const beside = (width: string, more = ''): string =>
  `fo:margin-left="0.5cm" fo:border-left="${width} solid #1d1b22" fo:padding-left="0.3cm" ${more}`

function paragraphStyles(): string {
  return [
    style('Title', {
      paragraph: 'fo:margin-bottom="0.3cm"',
      text: 'fo:font-size="23pt" fo:font-weight="bold"',
    }),
    style('Subtitle', { paragraph: 'fo:margin-bottom="0.6cm"', text: 'fo:color="#5b5766"' }),
    heading(1, 16),
    heading(2, 13.5),
    heading(3, 11.5),
    heading(4, 10.5, 'fo:font-style="italic"'),
    style('Contents_20_Heading', {
      shown: 'Contents Heading',
      paragraph: 'fo:keep-with-next="always"',
      text: 'fo:font-size="13.5pt" fo:font-weight="bold"',
    }),
    ...[1, 2, 3, 4].map((level) =>
      style(`Contents_20_${level}`, {
        shown: `Contents ${level}`,
        paragraph: `fo:margin-left="${(level - 1) * 0.6}cm" fo:margin-bottom="0.05cm"`,
        tab: 16.4 - (level - 1) * 0.6,
      }),
    ),
    style('Quotations', { paragraph: beside('0.5pt'), text: 'fo:color="#5b5766"' }),
    style('Caption', { text: 'fo:font-size="9pt" fo:color="#5b5766"' }),
    style('Footnote', { text: 'fo:font-size="8.5pt"', paragraph: 'fo:margin-bottom="0cm"' }),
    style('Footer', { text: 'fo:font-size="8.5pt"', paragraph: 'fo:text-align="center"' }),
    style('Table_20_Contents', {
      shown: 'Table Contents',
      paragraph: 'fo:margin-bottom="0.05cm"',
      text: 'fo:font-size="9.5pt"',
    }),
    style('Table_20_Heading', {
      shown: 'Table Heading',
      parent: 'Table_20_Contents',
      text: 'fo:font-weight="bold"',
    }),
    style('Details_title', {
      shown: t('file.style.summary'),
      paragraph: beside('0.5pt', 'fo:keep-with-next="always"'),
      text: 'fo:font-weight="bold"',
    }),
    style('Details', { shown: t('file.style.details'), paragraph: beside('0.5pt') }),
    style('Rule', { paragraph: 'fo:border-bottom="0.5pt solid #aaa5b5" fo:margin-bottom="0.4cm"' }),
    ...calloutTones.map((tone) =>
      style(calloutName(tone), {
        shown: t('file.style.callout', { tone: t(`tone.${tone}`) }),
        paragraph: beside('2.5pt', 'fo:background-color="#f3f0ea"'),
      }),
    ),
  ].join('')
}

const level = (kind: 'bullet' | 'number', at: number, sign: string): string => {
  const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="${(at * 0.7).toFixed(2)}cm"/></style:list-level-properties>`
  return `<text:list-level-style-${kind} text:level="${at}" ${sign}>${place}</text:list-level-style-${kind}>`
}

function listStyles(): string {
  const ten = Array.from({ length: 10 }, (_, at) => at + 1)
  const bullets = ['•', '–', '▪']
  const bullet = ten.map((at) => level('bullet', at, `text:bullet-char="${bullets[(at - 1) % 3]}"`)).join('')
  const numbers = ['1', 'a', 'A', 'i', 'I'].map((format) => {
    const levels = ten.map((at) => level('number', at, `style:num-format="${format}" style:num-suffix="."`))
    return `<text:list-style style:name="Numbers${format === '1' ? '' : format}">${levels.join('')}</text:list-style>`
  })
  const none = ten.map((at) => level('number', at, 'style:num-format=""')).join('')
  return `<text:list-style style:name="Bullets">${bullet}</text:list-style>${numbers.join('')}<text:list-style style:name="Tasks">${none}</text:list-style>`
}

const counting = (): string =>
  `<text:outline-style style:name="Outline">${[1, 2, 3, 4]
    .map(
      (at) =>
        `<text:outline-level-style text:level="${at}" style:num-format="1" style:num-suffix=" " text:display-levels="${at}"/>`,
    )
    .join('')}</text:outline-style>`

/** `counted`: titles are numbered by whoever opens it. */
export const odtStyles = (counted: boolean): string =>
  `${xmlHead}<office:document-styles ${namespaces} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="120%"/><style:text-properties style:font-name="Georgia" fo:font-family="Georgia" fo:font-size="10.5pt" fo:language="fr" fo:country="FR" fo:color="#1d1b22"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/>${paragraphStyles()}<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"><style:text-properties fo:font-family="Consolas, monospace"/></style:style><style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="#1f4fa3" style:text-underline-style="solid"/></style:style><style:style style:name="Index_20_Link" style:display-name="Index Link" style:family="text"><style:text-properties fo:color="#1d1b22" style:text-underline-style="none"/></style:style>${counted ? counting() : ''}${listStyles()}<text:notes-configuration text:note-class="footnote" style:num-format="1" style:num-suffix="\u2002" text:start-numbering-at="document" text:footnotes-position="page"/></office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.3cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`

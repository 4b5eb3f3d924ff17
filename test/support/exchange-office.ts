// Files of word processors made by hand, in the shapes that the real ones have.
import { strToU8, zipSync } from 'fflate'

const spaces = [
  'w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'm="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'v="urn:schemas-microsoft-com:vml"',
  'o="urn:schemas-microsoft-com:office:office"',
  'w14="http://schemas.microsoft.com/office/word/2010/wordml"',
]
  .map((space) => `xmlns:${space}`)
  .join(' ')

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A part that is elements of Word: styles, numbering, notes. */
export const wordPart = (name: string, body: string): Uint8Array =>
  strToU8(`${head}<w:${name} ${spaces}>${body}</w:${name}>`)

export const relationsPart = (...all: { id: string; type: string; target: string; outside?: boolean }[]): Uint8Array =>
  strToU8(
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(
        ({ id, type, target, outside }) =>
          `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
      )
      .join('')}</Relationships>`,
  )

/** `path`: programs on the web give the text other names. */
export const docxOf = (
  body: string,
  more: Record<string, Uint8Array> = {},
  path = 'word/document.xml',
): Uint8Array<ArrayBuffer> =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': relationsPart({ id: 'r1', type: 'officeDocument', target: path }),
    [path]: wordPart('document', `<w:body>${body}</w:body>`),
    ...more,
  })

export const line = (inside: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`

export const said = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

const odtSpaces = ['office', 'style', 'text', 'table', 'drawing', 'xsl-fo-compatible', 'svg-compatible']
  .map(
    (name, at) =>
      `xmlns:${['office', 'style', 'text', 'table', 'draw', 'fo', 'svg'][at]}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ')

/** `automatic`: styles of the text; `around`: those of the file. */
export const odtOf = (
  body: string,
  {
    automatic = '',
    around = '',
    more = {},
  }: { automatic?: string; around?: string; more?: Record<string, Uint8Array> },
): Uint8Array<ArrayBuffer> =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content ${odtSpaces}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'styles.xml': strToU8(
      `<?xml version="1.0"?><office:document-styles ${odtSpaces}>${around}</office:document-styles>`,
    ),
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    ...more,
  })

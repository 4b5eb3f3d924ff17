// Styles and numberings of a DOCX: named, so that whoever goes on in a word processor changes them in one place.
import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  LineRuleType,
  type ILevelsOptions,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx'
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import type { ListSign } from './list-signs.ts'

const t = words(fileWords)

/** Twentieths of a point. */
export const twips = { page: { width: 11_906, height: 16_838 }, margin: 1304, text: 9298, indent: 397 } as const

export const ink = '1D1B22'
const soft = '5B5766'
export const wash = 'F3F0EA'

const bar = { style: BorderStyle.SINGLE, size: 24, space: 8, color: ink }
const thin = { style: BorderStyle.SINGLE, size: 4, space: 8, color: 'AAA5B5' }

const heading = (size: number, italics = false) => ({
  run: { size, bold: true, italics, color: ink },
  paragraph: { keepNext: true, spacing: { before: size * 12, after: 120 } },
})

const own = (id: string, name: string, more: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...more,
})

export const calloutStyle = (tone: string): string => `Callout${tone}`

export const docxStyles = (): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Georgia', size: 21, language: { value: 'fr-FR' } },
      paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 46, bold: true, color: ink }, paragraph: { spacing: { after: 160 } } },
    heading1: heading(32),
    heading2: heading(27),
    heading3: heading(23),
    heading4: heading(21, true),
    footnoteText: { run: { size: 17 }, paragraph: { spacing: { after: 40 } } },
  },
  characterStyles: [{ id: 'SourceText', name: 'Source Text', run: { font: 'Consolas' } }],
  paragraphStyles: [
    own('Subtitle', 'Subtitle', { run: { color: soft }, paragraph: { spacing: { after: 320 } } }),
    own('Quote', 'Quote', { run: { color: soft }, paragraph: { indent: { left: 567 }, border: { left: thin } } }),
    own('Caption', 'caption', { run: { size: 18, color: soft }, paragraph: { spacing: { after: 240 } } }),
    own('Contents', t('file.contents'), { run: { size: 27, bold: true }, paragraph: { keepNext: true } }),
    own('DetailsTitle', t('file.style.summary'), {
      run: { bold: true },
      paragraph: { keepNext: true, indent: { left: 284 }, border: { left: thin } },
    }),
    own('Details', t('file.style.details'), { paragraph: { indent: { left: 284 }, border: { left: thin } } }),
    own('TableText', t('file.style.table'), { run: { size: 19 }, paragraph: { spacing: { after: 60 } } }),
    ...calloutTones.map((tone) =>
      own(calloutStyle(tone), t('file.style.callout', { tone: t(`tone.${tone}`) }), {
        paragraph: { indent: { left: 284 }, border: { left: bar }, shading: { fill: wash } },
      }),
    ),
    ...[1, 2, 3, 4].map((level) =>
      own(`TOC${level}`, `toc ${level}`, {
        paragraph: {
          indent: { left: (level - 1) * 340 },
          spacing: { after: 50 },
          rightTabStop: twips.text, // of the numbers that Word writes once it has counted pages
        },
      }),
    ),
  ],
})

const at = (level: number) => ({
  style: {
    paragraph: { indent: { left: twips.indent * (level + 1), hanging: twips.indent - 57 }, spacing: { after: 70 } },
  },
})

const nine = (make: (level: number) => Omit<ILevelsOptions, 'level'>): ILevelsOptions[] =>
  Array.from({ length: 9 }, (_, level) => ({ level, ...make(level) }))

/** Of an ordered list: the number it begins with, how it counts, how deep it stands. */
export type NumberedFrom = { start: number; level: number; sign: ListSign | null }

const formats = {
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
} as const

/** `starts`: of ordered lists, by the name of their numbering. */
export function docxNumbering(starts: ReadonlyMap<string, NumberedFrom>): INumberingOptions {
  const bullets = ['•', '–', '▪']
  return {
    config: [
      {
        reference: 'bullets',
        levels: nine((level) => ({ format: LevelFormat.BULLET, text: bullets[level % 3] ?? '•', ...at(level) })),
      },
      {
        reference: 'headings',
        levels: nine((level) => ({
          format: LevelFormat.DECIMAL,
          text: Array.from({ length: level + 1 }, (_, part) => `%${part + 1}`).join('.'),
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 0, hanging: 0 } } },
          suffix: 'space',
        })),
      },
      ...[...starts].map(([reference, list]) => ({
        reference,
        levels: nine((level) => ({
          format: list.sign === null ? LevelFormat.DECIMAL : formats[list.sign],
          text: `%${level + 1}.`,
          start: level === list.level ? list.start : 1,
          ...at(level),
        })),
      })),
    ],
  }
}

// What documents leave as and come in as, and what may be lost when they come in. Closed lists, for both sides.

/** In the order in which they are offered. */
export const exportFormats = ['docx', 'odt', 'pdf', 'html', 'md'] as const
export type ExportFormat = (typeof exportFormats)[number]

const importFormats = ['docx', 'odt', 'md', 'html'] as const
export type ImportFormat = (typeof importFormats)[number]

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

/** Of the table of changes. */
export const tableMediaTypes = {
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const

/** As names of files end. */
const endings: Readonly<Record<string, ImportFormat>> = {
  docx: 'docx',
  docm: 'docx',
  odt: 'odt',
  md: 'md',
  markdown: 'md',
  txt: 'md',
  html: 'html',
  htm: 'html',
}

export const importEndings: readonly string[] = Object.keys(endings)

/** Null for a name of no kind that can be read. */
export const formatOfName = (name: string): ImportFormat | null =>
  endings[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null

/** Largest file that is read, in bytes. */
export const importBytes = 20 * 1024 * 1024

/** What an import changed or left out. Words are in text/fr/exchange.ts. */
const lossKinds = [
  'image',
  'imageSize',
  'textBox',
  'hidden',
  'comment',
  'insertion',
  'deletion',
  'macro',
  'formula',
  'nestedTable',
  'headerFooter',
  'script',
  'unsafeLink',
  'deepHeading',
  'code',
  'tooDeep',
  'embedded',
  'numbering',
  'raised',
  'noteLook',
  'placeholder',
] as const
export type LossKind = (typeof lossKinds)[number]

export type Loss = {
  kind: LossKind
  /** How many times. */
  count: number
  /** Which ones, a few of them: names of files, of elements. */
  names: string[]
}

/** Why a file was not read: what the reply's `reason` says. */
export const refusals = [
  'kind',
  'mismatch',
  'encrypted',
  'damaged',
  'tooLarge',
  'bomb',
  'tooLong',
  'empty',
  'entities',
] as const
export type Refusal = (typeof refusals)[number]

// The thread where files are made and read: heavy, and of strangers. What it cannot do in its time and memory, it dies of alone.
import { randomUUID } from 'node:crypto'
import type { TransferListItem } from 'node:worker_threads'
import type { Plan } from '../../shared/document/plan.ts'
import { linesOf, type Line } from '../../shared/document/lines.ts'
import { readPassages } from '../../shared/document/passages.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { documentFromJson } from '../../shared/document/shape.ts'
import { importBytes, type ExportFormat, type ImportFormat, type Refusal } from '../../shared/exchange/formats.ts'
import type { Pointed, ReadFile } from '../context.ts'
import { cleanImage } from '../domain/files/clean.ts'
import { planOfState, stateKeptOf, textBegunWith, type BegunText } from '../domain/template-texts.ts'
import { readDocument } from './read-document.ts'
import type { Known } from './outline.ts'
import { zipOf, type PackPart } from './pack.ts'
import { imagesIn } from '../history/version-hash.ts'
import { answerWith } from '../thread-answers.ts'
import { outlineFrom } from './to-outline.ts'

export type Asked =
  | { is: 'look'; updates: readonly Uint8Array[] }
  | { is: 'write'; format: ExportFormat; updates: readonly Uint8Array[]; known: Known }
  /** The same of a text that is given as it is. */
  | { is: 'lookAt'; text: DocumentJson }
  | { is: 'writeText'; format: ExportFormat; text: DocumentJson; known: Known }
  | { is: 'pack'; parts: readonly PackPart[] }
  | { is: 'keep'; updates: readonly Uint8Array[]; documentId: string; clientId: number }
  | { is: 'begin'; state: Uint8Array; clientId: number }
  | { is: 'plan'; state: Uint8Array }
  | { is: 'lines'; updates: readonly Uint8Array[] }
  | { is: 'text'; updates: readonly Uint8Array[] }
  | { is: 'make'; json: DocumentJson; clientId: number }
  | { is: 'read'; format: ImportFormat; bytes: Uint8Array; mostPixels: number; clientId: number }

export type Told =
  | { is: 'looked'; pointed: Pointed }
  | { is: 'written'; bytes: Uint8Array }
  | { is: 'kept'; state: Uint8Array }
  | ({ is: 'begun' } & BegunText)
  | { is: 'planned'; plan: Plan }
  | { is: 'lined'; lines: Line[] }
  | { is: 'text'; text: DocumentJson }
  | { is: 'made'; update: Uint8Array }
  | ({ is: 'read' } & ReadFile)
  | { is: 'refused'; reason: Refusal }

answerWith(answer, moved)

async function answer(asked: Asked): Promise<Told> {
  if (asked.is === 'look') return { is: 'looked', pointed: pointedIn(readDocument(asked.updates)) }
  if (asked.is === 'lookAt') return { is: 'looked', pointed: pointedIn(asked.text) }
  if (asked.is === 'pack') return { is: 'written', bytes: zipOf(asked.parts) }
  if (asked.is === 'writeText') return written(asked.format, asked.text, asked.known)
  if (asked.is === 'read') return read(asked)
  if (asked.is === 'keep') {
    return { is: 'kept', state: stateKeptOf(asked.updates, asked.documentId, asked.clientId) }
  }
  if (asked.is === 'begin') return { is: 'begun', ...textBegunWith(asked.state, randomUUID, asked.clientId) }
  if (asked.is === 'plan') return { is: 'planned', plan: planOfState(asked.state) }
  if (asked.is === 'lines') return { is: 'lined', lines: linesOf(readDocument(asked.updates)) }
  if (asked.is === 'text') return { is: 'text', text: readDocument(asked.updates) }
  if (asked.is === 'make') return { is: 'made', update: documentFromJson(asked.json, asked.clientId) }
  return written(asked.format, readDocument(asked.updates), asked.known)
}

async function written(format: ExportFormat, text: DocumentJson, known: Known): Promise<Told> {
  const outline = outlineFrom(text, known)
  return { is: 'written', bytes: await writerOf(format).then((write) => write(outline)) }
}

/** Each loaded when first asked for. */
async function writerOf(format: ExportFormat) {
  if (format === 'docx') return (await import('./write-docx.ts')).writeDocx
  if (format === 'odt') return (await import('./write-odt.ts')).writeOdt
  if (format === 'pdf') return (await import('./write-pdf.ts')).writePdf
  if (format === 'html') return (await import('./write-html.ts')).writeHtml
  return (await import('./write-markdown.ts')).writeMarkdown
}

async function read({ format, bytes, mostPixels, clientId }: Asked & { is: 'read' }): Promise<Told> {
  const { readFile } = await import('./read-file.ts')
  const { Refused } = await import('./tree.ts')
  const look = (image: Uint8Array) => imageIn(image, mostPixels)
  try {
    const { title, isNumbered, losses, images, update } = await readFile(
      { format, bytes },
      { makeId: randomUUID, look, clientId },
    )
    return { is: 'read', title, isNumbered, losses, images, update }
  } catch (error) {
    if (error instanceof Refused) return { is: 'refused', reason: error.reason }
    throw error
  }
}

/** What a document may show is decided by the same rules as for images that are sent. [I4] */
function imageIn(bytes: Uint8Array, mostPixels: number): { width: number } | null {
  if (bytes.length > importBytes) return null // packed, it was smaller
  try {
    return cleanImage(Buffer.from(bytes), mostPixels)
  } catch {
    return null // a loss, told by its name
  }
}

function pointedIn(json: DocumentJson): Pointed {
  const { references } = readPassages(json)
  const ids = (kind: string) => [...new Set(references.filter((one) => one.kind === kind).map((one) => one.targetId))]
  return { people: ids('person'), organisations: ids('organisation'), files: imagesIn(json) }
}

function moved(told: Told): TransferListItem[] {
  const whole = (bytes: Uint8Array) =>
    bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []
  if (told.is === 'written') return whole(told.bytes)
  if (told.is === 'kept') return whole(told.state)
  return told.is === 'read' || told.is === 'begun' || told.is === 'made' ? whole(told.update) : []
}

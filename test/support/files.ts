// Images on their way: sent to a document and read from it, as a browser would.
import { fileRoutes } from '../../shared/routes.ts'
import type { AddedFile } from '../../shared/schemas/files.ts'
import { Refusal, type Visitor } from './visitor.ts'

const pathOf = (route: string, ids: Readonly<Record<string, string>>): string =>
  route.slice(route.indexOf(' ') + 1).replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '')

type Headers = Readonly<Record<string, string>>

const given = ({ cookie, base }: Visitor, more: Headers): Headers => ({ origin: base, cookie, ...more })

/** The answer to an image, whatever it is. */
export const sendBytes = (
  visitor: Visitor,
  documentId: string,
  bytes: Uint8Array,
  headers: Headers = {},
): Promise<Response> =>
  fetch(visitor.base + pathOf(fileRoutes.addFile, { documentId }), {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: given(visitor, { 'content-type': 'application/octet-stream', ...headers }),
  })

/** Sends an image; what refuses it is thrown with its code. */
export async function sentImage(
  visitor: Visitor,
  documentId: string,
  bytes: Uint8Array,
  headers: Headers = {},
): Promise<AddedFile> {
  const response = await sendBytes(visitor, documentId, bytes, headers)
  const body = await response.text()
  const said = JSON.parse(body) as AddedFile & { code?: string } // what the path answers, or the form of all refusals
  if (!response.ok) throw new Refusal('addFile', response.status, said.code ?? '', body)
  return said
}

export const readImage = (
  visitor: Visitor,
  documentId: string,
  fileId: string,
  headers: Headers = {},
): Promise<Response> =>
  fetch(visitor.base + pathOf(fileRoutes.readFile, { documentId, fileId }), { headers: given(visitor, headers) })

/** The answer to the photograph of a sheet. */
export const sendSheet = (
  visitor: Visitor,
  workshopId: string,
  bytes: Uint8Array,
  tableId?: string,
): Promise<Response> =>
  fetch(`${visitor.base}${pathOf(fileRoutes.addSheetPhoto, { workshopId })}${tableId ? `?table=${tableId}` : ''}`, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: given(visitor, { 'content-type': 'application/octet-stream' }),
  })

export async function sentSheet(
  visitor: Visitor,
  workshopId: string,
  bytes: Uint8Array,
  tableId?: string,
): Promise<{ photoId: string }> {
  const response = await sendSheet(visitor, workshopId, bytes, tableId)
  const body = await response.text()
  const said = JSON.parse(body) as { photoId: string; code?: string } // what the path answers, or the form of all refusals
  if (!response.ok) throw new Refusal('addFile', response.status, said.code ?? '', body)
  return said
}

export const readSheet = (visitor: Visitor, workshopId: string, photoId: string): Promise<Response> =>
  fetch(visitor.base + pathOf(fileRoutes.readSheetPhoto, { workshopId, photoId }), { headers: given(visitor, {}) })

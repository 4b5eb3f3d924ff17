// Documents as files, as a browser sends and receives them.
import type { ImportedDocument } from '../../server/domain/exchange/importing.ts'
import { exchangeRoutes } from '../../shared/routes.ts'
import { Refusal, type Visitor } from './visitor.ts'

const pathOf = (route: string, ids: Readonly<Record<string, string>>): string =>
  route.slice(route.indexOf(' ') + 1).replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '')

export const fetchExport = (
  { base, cookie }: Visitor,
  documentId: string,
  format: string,
  signal?: AbortSignal,
): Promise<Response> =>
  fetch(base + pathOf(exchangeRoutes.exportDocument, { documentId, format }), {
    headers: { cookie },
    ...(signal ? { signal } : {}),
  })

/** The bytes of a document as a file. */
export async function exported(visitor: Visitor, documentId: string, format: string): Promise<Buffer> {
  const response = await fetchExport(visitor, documentId, format)
  if (!response.ok) throw new Refusal('exportDocument', response.status, '', await response.text())
  return Buffer.from(await response.arrayBuffer())
}

/** The answer to a file, whatever it is. */
export const sendFile = (
  { base, cookie }: Visitor,
  demarcheId: string,
  name: string,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${base}${pathOf(exchangeRoutes.importDocument, { demarcheId })}?${new URLSearchParams({ name })}`, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: { origin: base, cookie, 'content-type': 'application/octet-stream', ...headers },
  })

/** Brings a file; what refuses it is thrown, its reason as the code. */
export async function imported(
  visitor: Visitor,
  demarcheId: string,
  name: string,
  bytes: Uint8Array,
): Promise<ImportedDocument> {
  const response = await sendFile(visitor, demarcheId, name, bytes)
  const body = await response.text()
  const said = JSON.parse(body) as ImportedDocument & { code?: string; details?: { reason?: string } } // what the path answers, or the form of refusals
  if (!response.ok) {
    throw new Refusal('importDocument', response.status, said.details?.reason ?? said.code ?? '', body)
  }
  return said
}

// Documents that leave and come in as files: the two requests that carry bytes.
import type { ExportFormat, Loss } from '../../../shared/exchange/formats.ts'
import { exchangeRoutes } from '../../../shared/routes.ts'
import { download } from '../../download.ts'
import { sendBytes } from './send-image.ts'

export type Imported = { documentId: string; title: string; losses: Loss[] }

const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1)

/** Makes the file and has the browser keep it. Every failure is a `Failure`, unless it was given up. */
export function downloadExport(documentId: string, format: ExportFormat, signal: AbortSignal): Promise<void> {
  const path = pathOf(exchangeRoutes.exportDocument).replace(':documentId', documentId).replace(':format', format)
  return download(path, format, signal)
}

export async function sendImport(
  demarcheId: string,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Imported> {
  const path = pathOf(exchangeRoutes.importDocument).replace(':demarcheId', demarcheId)
  const name = new URLSearchParams({ name: file.name })
  return (await sendBytes(`${path}?${name}`, file, progress, signal)) as Imported // checked by the server
}

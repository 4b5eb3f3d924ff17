// Documents that leave and come in as files: the two requests that carry bytes.
import type { ExportFormat, Loss } from '../../../shared/exchange/formats.ts'
import { exchangeRoutes } from '../../../shared/routes.ts'
import { Failure, failureOf } from '../../api.ts'
import { sendBytes } from './send-image.ts'

export type Imported = { documentId: string; title: string; losses: Loss[] }

const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1)

/** Makes the file and has the browser keep it. Every failure is a `Failure`, unless it was given up. */
export async function downloadExport(documentId: string, format: ExportFormat, signal: AbortSignal): Promise<void> {
  const path = pathOf(exchangeRoutes.exportDocument).replace(':documentId', documentId).replace(':format', format)
  const response = await fetch(path, { credentials: 'same-origin', signal }).catch((error: unknown) => {
    throw error instanceof TypeError ? new Failure('offline') : error
  })
  if (!response.ok) throw await failureOf(response)
  const bytes = await response.blob().catch(() => {
    throw new Failure('offline') // cut on its way
  })
  signal.throwIfAborted()
  keep(bytes, nameIn(response.headers.get('content-disposition') ?? '', format))
}

function nameIn(disposition: string, format: ExportFormat): string {
  const found = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return found ? decodeURIComponent(found) : `document.${format}`
}

function keep(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Browsers begin to read it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
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

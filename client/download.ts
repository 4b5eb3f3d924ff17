// A file that the server makes when it is asked for: fetched, then kept by the browser under the name that it bears.
import { Failure, failureOf } from './api.ts'

/** Every failure is a `Failure`, unless it was given up. `extension`: of a file that comes without a name. */
export async function download(path: string, extension: string, signal?: AbortSignal): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin', signal: signal ?? null }).catch((error: unknown) => {
    throw error instanceof TypeError ? new Failure('offline') : error
  })
  if (!response.ok) throw await failureOf(response)
  const bytes = await response.blob().catch(() => {
    throw new Failure('offline') // cut on its way
  })
  signal?.throwIfAborted()
  keep(bytes, nameIn(response.headers.get('content-disposition') ?? '', extension))
}

function nameIn(disposition: string, extension: string): string {
  const found = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return found ? decodeURIComponent(found) : `document.${extension}`
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

// Sends the bytes of an image and tells how far it is: fetch cannot say that of what it sends.
import type { AddedFile } from '../../../shared/schemas/files.ts'
import { Failure, type FailureCode } from '../../api.ts'

/** Fails with a `Failure`; an aborted signal, with its reason. */
export function sendImage(
  path: string,
  image: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<AddedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('content-type', 'application/octet-stream') // its content says what it is
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      const said = jsonIn(request.responseText)
      if (request.status === 200 && said !== null)
        resolve(said as AddedFile) // checked by the server
      else reject(failureOf(request.status, said))
    })
    request.addEventListener('error', () => reject(new Failure('offline')))
    request.addEventListener('abort', () => reject(signal.reason))
    signal.addEventListener('abort', () => request.abort())
    request.send(image)
  })
}

function jsonIn(text: string): object | null {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' ? said : null
  } catch (error) {
    if (error instanceof SyntaxError) return null // a page of a proxy
    throw error
  }
}

function failureOf(status: number, said: object | null): Failure {
  if (said === null || !('code' in said)) {
    if (status === 413) return new Failure('tooLarge')
    return new Failure(status >= 502 ? 'unavailable' : 'bug')
  }
  const { code, details, requestId } = said as { code: FailureCode; details?: Failure['details']; requestId?: string } // the form of every refusal
  return new Failure(code, details, requestId)
}

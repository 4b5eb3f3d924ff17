// Sends the bytes of an image or of a document and tells how far it is: fetch cannot say that of what it sends.
import type { AddedFile } from '../../../shared/schemas/files.ts'
import { Failure, type FailureCode } from '../../api.ts'

type Progress = (share: number) => void

export const sendImage = async (path: string, image: Blob, progress: Progress, signal: AbortSignal) =>
  (await sendBytes(path, image, progress, signal)) as AddedFile // checked by the server

/** Gives what was answered. Fails with a `Failure`; an aborted signal, with its reason. */
export function sendBytes(path: string, bytes: Blob, progress: Progress, signal: AbortSignal): Promise<object> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('content-type', 'application/octet-stream') // its content says what it is
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      const said = jsonIn(request.responseText)
      if (request.status === 200 && said !== null) resolve(said)
      else reject(failureOf(request.status, said))
    })
    request.addEventListener('error', () => reject(new Failure('offline')))
    request.addEventListener('abort', () => reject(signal.reason))
    signal.addEventListener('abort', () => request.abort())
    request.send(bytes)
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

// Returning to a moment of a text: the request, and what it may fail with.
import type { z } from 'zod'
import type { restorationEndpoints } from '../../../shared/history-endpoints.ts'
import { Failure, failureOf } from '../../api.ts'

type Restoration = z.input<typeof restorationEndpoints.restoreText.input>
type Restored = z.output<typeof restorationEndpoints.restoreText.output>

export async function restoreText({ documentId, ...restoration }: Restoration): Promise<Restored> {
  const response = await fetch(`/api/documents/${encodeURIComponent(documentId)}/restored`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(restoration),
  }).catch((error: unknown) => {
    throw error instanceof TypeError ? new Failure('offline') : error
  })
  if (!response.ok) throw await failureOf(response)
  return (await response.json()) as Restored // checked by the server against the same contract
}

// A comparison, and the pack of a version, as files: the requests that carry bytes.
import type { comparisonFormats } from '../../../shared/rules/versions.ts'
import { download } from '../../download.ts'

export type ComparisonFormat = (typeof comparisonFormats)[number]

export interface Compared {
  documentId: string
  from: number
  to: number
}

/** Makes the file and has the browser keep it. Every failure is a `Failure`. */
export function downloadComparison({ documentId, from, to }: Compared, format: ComparisonFormat): Promise<void> {
  const moments = new URLSearchParams({ from: String(from), to: String(to) })
  return download(`/api/documents/${encodeURIComponent(documentId)}/comparison/export/${format}?${moments}`, format)
}

/** The same of the pack of a locked version. */
export const downloadPack = (documentId: string, versionId: string): Promise<void> =>
  download(`/api/documents/${encodeURIComponent(documentId)}/versions/${encodeURIComponent(versionId)}/pack`, 'zip')

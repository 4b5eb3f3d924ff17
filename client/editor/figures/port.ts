// What the editor needs to know of files, given by the page: the editor itself never fetches.

export type Size = { width: number; height: number }

export type Sent = Size & {
  fileId: string
  /** It moved: its first view was kept. */
  moved: boolean
}

/** Files of one document. */
export interface FigurePort {
  readonly documentId: string
  /** Where a browser finds the image of a file. */
  urlOf(file: string): string
  /** As it is shown; null when the document has no such file, or nobody answers. */
  sizeOf(file: string): Promise<Size | null>
  /** Fails with a `Failure`. `progress` is told shares of 1. */
  send(image: Blob, progress: (share: number) => void, signal: AbortSignal): Promise<Sent>
  /** A figure of another document was pasted here. */
  adopt(file: string, from: string): Promise<void>
}

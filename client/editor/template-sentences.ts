// The sentences of guiding questions and of places to fill, loaded beside the editor: nothing of a text waits for them.

export interface TemplateSentences {
  /** Of each question, by its id. */
  readonly guides: Readonly<Record<string, string>>
  /** Of each place, its name (`living.map`) and what will stand there (`living.map.note`). */
  readonly living: Readonly<Record<string, string>>
}

let loaded: TemplateSentences | null = null
const waiting = new Set<() => void>()

void import('./all-template-sentences.ts').then(
  ({ allTemplateSentences }) => {
    loaded = allTemplateSentences
    for (const act of waiting) act()
    waiting.clear()
  },
  (failure: unknown) => {
    if (!(failure instanceof TypeError)) throw failure // the file did not come: texts are shown without them
  },
)

/** Null until they are there. */
export const templateSentences = (): TemplateSentences | null => loaded

/** Acts once they are there, if they are not yet; gives how to give that up. */
export function onceThere(act: () => void): () => void {
  if (loaded === null) waiting.add(act)
  return () => void waiting.delete(act)
}

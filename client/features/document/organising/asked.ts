// What one asks to do with a document, answered by a dialog that is loaded when it is asked for.
export type AskedFor = 'move' | 'duplicate' | 'edition' | 'trash' | 'tags' | 'concerned'

import type { Tag } from '../../../../shared/schemas/tags.ts'

export interface Asked {
  what: AskedFor
  document: { id: string; demarcheId: string; title: string; tagIds: readonly string[] }
  /** For `concerned`: those that it bears. */
  tags?: readonly Tag[]
}

// What all lines of a tree share and what they change: told beside them, so that nothing else is made again when it changes.
import { createContext } from 'react'
import type { Tag } from '../../../../shared/schemas/tags.ts'
import type { Asked } from './asked.ts'

export interface TreeLines {
  demarcheId: string
  tags: ReadonlyMap<string, Tag>
  /** The document whose title is being changed. */
  renaming: string | null
  mayMove: boolean
  mayOrganise: boolean
  onRename: (id: string) => void
  onRenamed: (id: string) => void
  onAsk: (asked: Asked) => void
}

const nothing = (): void => undefined

export const TreeLinesContext = createContext<TreeLines>({
  demarcheId: '',
  tags: new Map(),
  renaming: null,
  mayMove: false,
  mayOrganise: false,
  onRename: nothing,
  onRenamed: nothing,
  onAsk: nothing,
})

/** Which documents are unfolded. */
export const ExpandedContext = createContext<ReadonlySet<string>>(new Set())

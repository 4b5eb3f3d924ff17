// What the editor is told by the page around it when it asks: it fetches nothing itself.
import { createContext, useContext } from 'react'

/** Somebody or something that may be mentioned. */
export interface Mentionable {
  id: string
  kind: 'person' | 'organisation'
  name: string
  /** Of a person: for whom they write. */
  note?: string
}

export interface EditorHelp {
  /** Whom the text may mention; asked when the list first opens. */
  mentionable: () => Promise<readonly Mentionable[]>
  /** Documents to which a link may lead, by a part of what they say, best first. */
  findDocuments: (typed: string) => Promise<readonly { id: string; title: string }[]>
}

const Context = createContext<EditorHelp | null>(null)

export const EditorHelpProvider = Context.Provider

/** Null where nobody helps: then one mentions nobody, and links lead to addresses and sections only. */
export const useEditorHelp = (): EditorHelp | null => useContext(Context)

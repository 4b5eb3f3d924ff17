// What this device keeps for a person, and the clearing of it at sign-out.
import { hasUnsaved } from './client-id.ts'
import { deleteLocalCopy } from './local-copy.ts'
import { isNoteOf, openedNote, parseCopyKey, prefix } from './local-keys.ts'
import { deviceNotes, type Notes } from './notes.ts'
import { openSetAsideStore, type SetAsideStore } from './set-aside.ts'

export type KeptHere = {
  /** Documents that open without a network. */
  documents: number
  /** Of those, the ones with edits not known to be on the server: clearing loses them. */
  unsaved: number
  /** Copies set aside that their author has not dealt with: clearing loses them. */
  setAside: number
}

export type DeviceTools = {
  notes: Notes
  setAside: SetAsideStore
  deleteCopy(key: string): Promise<void>
  /** Names of all databases, where the browser tells them. */
  databases(): Promise<string[]>
}

export const deviceTools = (): DeviceTools => ({
  notes: deviceNotes(),
  setAside: openSetAsideStore(),
  deleteCopy: deleteLocalCopy,
  databases: async () => {
    const all = (await globalThis.indexedDB?.databases?.()) ?? [] // missing in older browsers; the notes then suffice
    return all.map(({ name }) => name ?? '')
  },
})

export async function readDevice(personId: string, tools = deviceTools()): Promise<KeptHere> {
  const keys = await copiesOf(personId, tools)
  return {
    documents: new Set(keys.map((key) => parseCopyKey(key)?.documentId)).size,
    unsaved: new Set(keys.filter((key) => hasUnsaved(tools.notes, key)).map((key) => parseCopyKey(key)?.documentId))
      .size,
    setAside: (await tools.setAside.list(personId)).length,
  }
}

/** Forgets all that is kept here for this person, and nothing of anybody else. Close the live documents first. [C11] */
export async function clearDevice(personId: string, tools = deviceTools()): Promise<void> {
  for (const key of await copiesOf(personId, tools)) await tools.deleteCopy(key)
  for (const { id } of await tools.setAside.list(personId)) await tools.setAside.remove(id)
  for (const name of tools.notes.names(`${prefix}.`)) if (isNoteOf(name, personId)) tools.notes.remove(name)
}

/** Known by their note or by their database: either may have been lost. */
async function copiesOf(personId: string, tools: DeviceTools): Promise<string[]> {
  const noted = tools.notes.names(openedNote('')).map((name) => name.slice(openedNote('').length))
  const all = new Set([...noted, ...(await tools.databases())])
  return [...all].filter((key) => parseCopyKey(key)?.personId === personId)
}

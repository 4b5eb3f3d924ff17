// Local copies of another epoch or generation of a document: what they hold unsent is set aside, the rest is emptied.
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import { forgetClient, hasUnsaved, notedClients } from './client-id.ts'
import type { LiveOptions, LiveTools } from './live-options.ts'
import { within } from './live-options.ts'
import { copyKey, openedNote, parseCopyKey, type CopyId } from './local-keys.ts'
import { paragraphsOf } from './paragraphs.ts'
import { setAsideId, type SetAsideCopy } from './set-aside.ts'

/** Runs before the document opens. A copy that cannot be read now is left for the next visit. [C10] */
export async function rescueOldCopies(options: LiveOptions, tools: LiveTools): Promise<void> {
  for (const old of oldCopies(options, tools)) {
    await rescue(options, tools, old).catch(() => undefined) // nothing was emptied: the next visit tries again
  }
}

function oldCopies(options: LiveOptions, tools: LiveTools): CopyId[] {
  return tools.notes
    .names(openedNote(''))
    .map((name) => parseCopyKey(name.slice(openedNote('').length)))
    .filter((copy) => copy !== null)
    .filter((copy) => copy.personId === options.personId && copy.documentId === options.documentId)
    .filter((copy) => copyKey(copy) !== copyKey(options))
}

async function rescue(options: LiveOptions, tools: LiveTools, old: CopyId): Promise<void> {
  const key = copyKey(old)
  const doc = textDoc()
  const copy = tools.openCopy(key, doc)
  try {
    await within(tools.patience, copy.loaded)
    if (hasUnsaved(tools.notes, key)) await tools.setAside.put(setAsideOf(options, tools, old, doc))
    for (const client of notedClients(tools.notes, key)) forgetClient(tools.notes, key, client)
    await copy.clear()
    tools.notes.remove(openedNote(key))
  } finally {
    await copy.close()
    doc.destroy()
  }
}

function setAsideOf(options: LiveOptions, tools: LiveTools, old: CopyId, doc: Y.Doc): SetAsideCopy {
  const at = tools.now()
  return {
    id: setAsideId(old.personId, old.documentId, at),
    personId: old.personId,
    documentId: old.documentId,
    at,
    reason: old.generation === options.generation ? 'newEpoch' : 'restored',
    state: Y.encodeStateAsUpdate(doc),
    paragraphs: paragraphsOf(options.bodyOf(doc)),
    differing: null,
  }
}

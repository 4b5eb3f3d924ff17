// The names of what a text mentions and links to, asked of the server: for the editor, which fetches nothing.
import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { call } from '../../signed-in-api.ts'
import type { EditorHelp, Mentionable } from '../../editor/help.ts'
import type { Unknown } from '../../editor/named-in.ts'

/** Milliseconds before names that could not be asked for are asked for again. */
const later = 10_000

/** `onUnknown` is for the editor that is then given to `attach`. */
export function useNames(documentId: string, demarcheId: string) {
  const editor = useRef<Editor | null>(null)
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const waiting = timers.current
    return () => waiting.forEach(clearTimeout)
  }, [])
  const onUnknown = useCallback(
    (unknown: Unknown) => {
      const again = () => {
        timers.current.add(setTimeout(() => onUnknown(unknown), later))
      }
      call('resolveReferences', { documentId, ...unknown }).then(
        (names) => editor.current?.isDestroyed === false && editor.current.commands.giveNames(unknown, names),
        again,
      )
    },
    [documentId],
  )
  const help = useMemo(
    (): EditorHelp => ({
      mentionable: () => mentionableIn(demarcheId),
      async findDocuments(sought) {
        const { documents } = await call('search', { sought })
        return documents.flatMap(({ documentId: id, title }) => (id === documentId ? [] : [{ id, title }]))
      },
    }),
    [documentId, demarcheId],
  )
  const attach = useCallback((made: Editor) => {
    editor.current = made
  }, [])
  return { onUnknown, help, attach }
}

async function mentionableIn(demarcheId: string): Promise<Mentionable[]> {
  const { members, organisations } = await call('readDemarche', { demarcheId })
  const named = new Map(organisations.map(({ id, name }) => [id, name]))
  return [
    ...members.map(({ personId, displayName, organisationId }): Mentionable => {
      const note = named.get(organisationId ?? '')
      return { id: personId, kind: 'person', name: displayName, ...(note ? { note } : {}) }
    }),
    ...organisations.map(({ id, name }): Mentionable => ({ id, kind: 'organisation', name })),
  ]
}

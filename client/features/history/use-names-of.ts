// The names of what a text of the past only holds ids of: who is mentioned, as they are called today.
import { useMemo } from 'react'
import { isShownText, type ShownNode } from '../../../shared/history/shown.ts'
import { isUuid } from '../../../shared/ids.ts'
import { useRead } from '../../query.ts'

export type Names = ReadonlyMap<string, string | null>

const none: Names = new Map()

/** Empty until they are known; null for whoever has no name any more. */
export function useNamesOf(documentId: string, text: ShownNode | null): Names {
  const asked = useMemo(() => (text ? mentionedIn(text) : { people: [], organisations: [] }), [text])
  const isAsked = asked.people.length + asked.organisations.length > 0
  const { data } = useRead('resolveReferences', { documentId, ...asked }, { enabled: isAsked, lasting: true })
  return useMemo(() => {
    if (!data) return none
    const names = new Map<string, string | null>([...asked.people, ...asked.organisations].map((id) => [id, null]))
    for (const { id, name } of [...data.people, ...data.organisations]) names.set(id, name)
    return names
  }, [data, asked])
}

/** As many as may be asked for at once. */
const most = 500

export function mentionedIn(text: ShownNode): { people: string[]; organisations: string[] } {
  const [people, organisations] = [new Set<string>(), new Set<string>()]
  const walk = (node: ShownNode) => {
    for (const part of node.parts) {
      if (isShownText(part)) continue
      const id = String(part.attrs['id'])
      if (part.type === 'mention' && isUuid(id))
        (part.attrs['kind'] === 'organisation' ? organisations : people).add(id)
      walk(part)
    }
  }
  walk(text)
  return { people: [...people].slice(0, most), organisations: [...organisations].slice(0, most) }
}

// What the directory is filtered by, as its address keeps it: so that a view of it can be sent to someone.
import type { Input } from '../../../shared/api.ts'
import { tagText } from '../../concerned-href.ts'
import { families, type Family } from '../../../shared/rules/organisation-families.ts'
import { tagKinds, type TagKind } from '../../../shared/rules/tags.ts'

export type Filter = {
  sought: string
  family: Family | ''
  agreement: string
  network: string
  commune: string
  tag: { kind: TagKind; name: string } | null
  presence: 'yes' | 'no' | ''
  from: number
}

/** Names in the address, in French, as people see them. */
const named = {
  sought: 'q',
  family: 'famille',
  agreement: 'agrement',
  network: 'reseau',
  commune: 'commune',
  tag: 'etiquette',
  presence: 'presence',
  from: 'depuis',
} as const satisfies Record<keyof Filter, string>

export function filterOf(params: URLSearchParams): Filter {
  const said = (key: keyof Filter) => (params.get(named[key]) ?? '').slice(0, 200)
  const presence = said('presence')
  const from = Number(said('from'))
  return {
    sought: said('sought'),
    family: families.find((one) => one === said('family')) ?? '',
    agreement: said('agreement'),
    network: said('network'),
    commune: said('commune'),
    tag: tagOf(said('tag')),
    presence: presence === 'yes' || presence === 'no' ? presence : '',
    from: Number.isInteger(from) && from > 0 ? from : 0,
  }
}

/** Any other filter begins at the first page again. */
export function withFilter(params: URLSearchParams, change: Partial<Filter>): URLSearchParams {
  const next = new URLSearchParams(params)
  const after = { ...('from' in change ? {} : { from: 0 }), ...change }
  for (const [key, value] of Object.entries(after) as [keyof Filter, Filter[keyof Filter]][]) {
    // Object.entries forgets the type of its argument
    const text = typeof value === 'object' ? textOf(value) : String(value)
    if (text === '' || text === '0') next.delete(named[key])
    else next.set(named[key], text)
  }
  return next
}

export const isFiltered = ({ from: _, ...filter }: Filter): boolean =>
  Object.values(filter).some((value) => value !== '' && value !== null)

export const textOf = (tag: Filter['tag']): string => (tag ? tagText(tag) : '')

export function tagOf(text: string): Filter['tag'] {
  const at = text.indexOf(':')
  const kind = tagKinds.find((one) => one === text.slice(0, Math.max(at, 0)))
  const name = text.slice(at + 1).trim()
  return kind && name !== '' ? { kind, name } : null
}

export function questionOf(demarcheId: string, filter: Filter): Input<'listDirectory'> {
  const { sought, family, agreement, network, commune, tag, presence, from } = filter
  return {
    demarcheId,
    ...(sought && { sought }),
    ...(family && { family }),
    ...(agreement && { agreement }),
    ...(network && { network }),
    ...(commune && { commune }),
    ...(tag && { tagKind: tag.kind, tagName: tag.name }),
    ...(presence && { takesPart: presence }),
    ...(from > 0 && { from }),
  }
}

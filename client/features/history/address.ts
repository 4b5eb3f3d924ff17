// What the page of history shows, as its address says it: whoever is given the address sees the same. Pure.
import { colourings, type Colouring } from './paint.ts'

export const views = ['inline', 'beside', 'table'] as const
export type View = (typeof views)[number]

/** Two moments compared, one moment read, or what opens by itself. */
export type Shows =
  | { readonly what: 'comparison'; readonly from: number; readonly to: number }
  | { readonly what: 'moment'; readonly position: number | null; readonly blockId: string | null }
  | { readonly what: 'default' }

export interface Filter {
  readonly actorId?: string
  readonly organisationId?: string
  readonly section?: string
  /** Days, as a field of a form gives them. */
  readonly since?: string
  readonly until?: string
  readonly sinceMyVisit?: boolean
}

export interface Address {
  readonly shows: Shows
  readonly view: View
  readonly colouring: Colouring
  readonly filter: Filter
  readonly sought: string
}

const viewNames: Record<View, string> = { inline: 'texte', beside: 'cote-a-cote', table: 'tableau' }
const colouringNames: Record<Colouring, string> = { organisation: 'organisation', person: 'personne', none: 'aucune' }

const filterNames = {
  actorId: 'personne',
  organisationId: 'organisation',
  section: 'section',
  since: 'du',
  until: 'au',
} as const

/** What the query of an address asks for; what it says amiss is left out. */
export function readAddress(params: URLSearchParams): Address {
  const named = <K extends string>(names: readonly K[], said: Record<K, string>, key: string): K | undefined =>
    names.find((name) => said[name] === params.get(key))
  return {
    shows: showsOf(params),
    view: named(views, viewNames, 'vue') ?? 'inline',
    colouring: named(colourings, colouringNames, 'couleurs') ?? 'organisation',
    filter: filterOf(params),
    sought: params.get('cherche') ?? '',
  }
}

function showsOf(params: URLSearchParams): Shows {
  const [from, to, moment] = ['de', 'a', 'moment'].map((key) => positionOf(params.get(key)))
  const blockId = params.get('bloc')
  if (from != null && to != null) return { what: 'comparison', from, to }
  if (moment != null || blockId !== null) return { what: 'moment', position: moment ?? null, blockId }
  return { what: 'default' }
}

const positionOf = (said: string | null): number | null =>
  said !== null && /^\d{1,9}$/.test(said) ? Number(said) : null

function filterOf(params: URLSearchParams): Filter {
  const said = Object.entries(filterNames).flatMap(([key, name]) => {
    const value = params.get(name)
    return value ? [[key, value] as const] : []
  })
  return {
    ...(Object.fromEntries(said) as Filter), // of the names just above
    ...(params.get('visite') === '1' ? { sinceMyVisit: true } : {}),
  }
}

/** The query of an address; what is usual goes without saying. */
export function writeAddress({ shows, view, colouring, filter, sought }: Address): string {
  const params = new URLSearchParams()
  if (shows.what === 'comparison') {
    params.set('de', String(shows.from))
    params.set('a', String(shows.to))
  }
  if (shows.what === 'moment') {
    if (shows.position !== null) params.set('moment', String(shows.position))
    if (shows.blockId !== null) params.set('bloc', shows.blockId)
  }
  if (view !== 'inline') params.set('vue', viewNames[view])
  if (colouring !== 'organisation') params.set('couleurs', colouringNames[colouring])
  for (const [key, name] of Object.entries(filterNames)) {
    const value = filter[key as keyof typeof filterNames]
    if (value) params.set(name, value)
  }
  if (filter.sinceMyVisit) params.set('visite', '1')
  if (sought) params.set('cherche', sought)
  return params.toString()
}

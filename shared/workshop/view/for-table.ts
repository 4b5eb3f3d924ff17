// What those of a table see, made from what everybody sees: sixty tables share all but what is theirs. [A4, A30]
import { areTablesApart, isOut, type Reach } from '../sight.ts'
import type { Contribution, WorkshopState, WorkshopTexts } from '../state.ts'
import { subjectsSeen } from '../view-for.ts'
import type { CommonView } from '../view.ts'
import { contributionSeen, seenAt } from './contribution.ts'
import { shownTo } from './head.ts'
import { clustersSeen } from './room.ts'
import { scopeOf } from './scope.ts'

const none: readonly Contribution[] = []

/** Says what `commonView` says of that table. Parts in which a table sees nothing of its own are the room's, the same objects. */
export function tableView(state: WorkshopState, texts: WorkshopTexts, room: CommonView, tableId: string): CommonView {
  const own = ownOfTables(state).get(tableId) ?? none
  const apart = areTablesApart(state)
  const tables = tablesFrom(state, texts, room, tableId)
  if (own.length === 0 && !apart) return { ...room, tables }
  const contributions = own.length === 0 ? room.contributions : withOwn(state, texts, room, own, tableId)
  const clusters = clustersSeen(state, texts, { kind: 'table', tableId }, contributions)
  const shown = shownTo(state.shown, { contributions, clusters, panels: room.panels })
  const head = shown.kind === room.head.shown.kind ? room.head : { ...room.head, shown }
  return {
    ...room,
    head,
    contributions,
    clusters,
    tables,
    subjects: subjectsSeen(state, texts, { contributions, clusters }),
  }
}

function withOwn(
  state: WorkshopState,
  texts: WorkshopTexts,
  room: CommonView,
  own: readonly Contribution[],
  tableId: string,
): CommonView['contributions'] {
  const scope = scopeOf(state)
  const looking = { state, texts, scope, sees: seenAt(tableId, scope), moderates: false }
  const contributions = { ...room.contributions }
  for (const one of own) contributions[one.id] = contributionSeen(looking, one)
  return contributions
}

/** Who reports is told to the table. */
function tablesFrom(
  state: WorkshopState,
  texts: WorkshopTexts,
  { tables }: CommonView,
  tableId: string,
): CommonView['tables'] {
  const rapporteurId = state.tables.get(tableId)?.rapporteurId ?? null
  const table = tables[tableId]
  if (rapporteurId === null || table === undefined) return tables
  return { ...tables, [tableId]: { ...table, rapporteur: texts.guests.get(rapporteurId)?.name ?? '' } }
}

const byTable = new WeakMap<WorkshopState, ReadonlyMap<string, readonly Contribution[]>>()

/** What only one table sees, by table; and what everybody sees, of which only that table sees what became of it. */
function ownOfTables(state: WorkshopState): ReadonlyMap<string, readonly Contribution[]> {
  const known = byTable.get(state)
  if (known !== undefined) return known
  const scope = scopeOf(state)
  const own = new Map<string, Contribution[]>()
  const add = (reach: Reach | undefined, one: Contribution): void => {
    if (reach === undefined || reach === 'all' || reach === 'none') return
    const list = own.get(reach.tableId)
    if (list) list.push(one)
    else own.set(reach.tableId, [one])
  }
  for (const one of state.contributions.values()) {
    if (!isOut(one)) continue
    const reach = scope.reach.get(one.id)
    add(reach, one)
    const child = scope.into.get(one.id)
    if (reach === 'all' && child !== undefined) add(scope.reach.get(child.id), one)
  }
  byTable.set(state, own)
  return own
}

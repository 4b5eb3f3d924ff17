// Hands under the names that they bear today. Logs hold ids only: who goes, or takes another name, changes nothing of them.
import { hueCount, unattributed } from '../../../shared/rules/identity-marks.ts'
import type { Hand } from '../../../shared/history/shown.ts'
import type { NamedHand } from '../../../shared/schemas/history.ts'
import { handWords } from '../../../shared/text/fr/hands.ts'
import { words } from '../../../shared/text/words.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

const t = words(handWords)

type Reader = {
  sql: Sql | Tx
  demarcheId: string
  actorId: string
  /** Of the text that is told of: what the product wrote in it is called by what that was. */
  documentId?: string
}

/** The hands of one reply, each once and in the order in which they are first told; nobody else is named. [H44] */
export class NamedHands {
  readonly told: NamedHand[] = []
  readonly #facts: Facts
  readonly #places = new Map<string, number>()
  readonly #me: string

  constructor(facts: Facts, me: string) {
    this.#facts = facts
    this.#me = me
  }

  /** Names those that a reply may tell of. */
  static async of({ sql, demarcheId, actorId, documentId }: Reader, hands: readonly Hand[]): Promise<NamedHands> {
    const facts = await factsOf(sql, demarcheId, hands)
    const beginning = documentId === undefined ? null : await beginningOf(sql, documentId)
    return new NamedHands({ ...facts, beginning }, actorId)
  }

  /** Its place among those told. Organisations that were merged are one hand. [Y13] */
  place(hand: Hand): number {
    const { actors, organisations, beginning } = this.#facts
    const organisation = hand.organisationId === null ? null : (organisations.get(hand.organisationId) ?? null)
    const key = [hand.actorId, organisation?.id, hand.relayedBy].join(' ')
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const actor = actors.get(hand.actorId) ?? unknownActor
    this.#places.set(key, this.told.length)
    return (
      this.told.push({
        actorId: hand.actorId,
        name: actor.kind === 'system' && beginning ? t(`hand.${beginning}`) : nameOf(actor),
        isSystem: actor.kind === 'system',
        isMe: hand.actorId === this.#me,
        hue: hueOf(hand.actorId, actor),
        organisation,
        relayedBy: hand.relayedBy === null ? null : nameOf(actors.get(hand.relayedBy) ?? unknownActor),
      }) - 1
    )
  }

  isPerson({ actorId }: Hand): boolean {
    return this.#facts.actors.get(actorId)?.kind === 'person'
  }

  /** Of the organisation that a hand's is now. */
  organisationOf({ organisationId }: Hand): string | null {
    return organisationId === null ? null : (this.#facts.organisations.get(organisationId)?.id ?? null)
  }
}

type Actor = {
  id: string
  kind: 'person' | 'guest' | 'system'
  name: string | null
  isGone: boolean
  /** Which former member of the démarche they are. */
  formerNumber: number | null
  /** Their order of arrival among its members, from 0. */
  arrival: number | null
}

type Organisation = NonNullable<NamedHand['organisation']>
type Facts = {
  actors: ReadonlyMap<string, Actor>
  organisations: ReadonlyMap<string, Organisation>
  beginning: Beginning | null
}

/** What the product writes, before anybody does. */
type Beginning = 'template' | 'restitution'

async function beginningOf(sql: Sql | Tx, documentId: string): Promise<Beginning> {
  const [document] = await sql<{ template: string }[]>`select template from document where id = ${documentId}`
  return document?.template === 'restitution' ? 'restitution' : 'template'
}

const unknownActor = { kind: 'guest', name: null, isGone: false, formerNumber: null, arrival: null } as const

/** Nobody is called by the name of an account that is gone. */
function nameOf({
  kind,
  name,
  isGone,
  formerNumber,
}: Pick<Actor, 'kind' | 'name' | 'isGone' | 'formerNumber'>): string {
  if (kind === 'system') return t('hand.system')
  if (isGone) return formerNumber === null ? t('hand.former') : t('hand.formerNumbered', { n: formerNumber })
  return name ?? t('hand.guest')
}

/** A member keeps the hue of their order of arrival while nobody before them leaves; others have one drawn from their id. */
const hueOf = (actorId: string, { kind, arrival }: Pick<Actor, 'kind' | 'arrival'>): number =>
  kind === 'system' ? unattributed.hue : ((arrival ?? parseInt(actorId.slice(-6), 16)) % hueCount) + 1

async function factsOf(sql: Sql | Tx, demarcheId: string, hands: readonly Hand[]): Promise<Omit<Facts, 'beginning'>> {
  const actorIds = new Set(
    hands.flatMap(({ actorId, relayedBy }) => (relayedBy === null ? [actorId] : [actorId, relayedBy])),
  )
  const organisationIds = new Set(hands.flatMap(({ organisationId }) => organisationId ?? []))
  const actors = await sql<Actor[]>`
    select a.id, a.kind, p.display_name as name, p.erased_at is not null as is_gone, f.number as former_number,
      case when s.person_id is not null then (
        select count(*)::int from membership o
        where o.demarche_id = s.demarche_id and (o.joined_at, o.person_id) < (s.joined_at, s.person_id)) end as arrival
    from actor a
    left join person p on p.id = a.person_id
    left join former_member f on f.person_id = a.person_id and f.demarche_id = ${demarcheId}
    left join membership s on s.person_id = a.person_id and s.demarche_id = ${demarcheId}
    where a.id = any(${[...actorIds]}::uuid[])`
  const organisations = await sql<(Organisation & { namedId: string })[]>`
    select g.id as named_id, o.id, o.name, coalesce(d.hue, ${unattributed.hue})::int as hue,
      coalesce(d.pattern, ${unattributed.pattern})::int as pattern
    from organisation g
    join organisation o on o.id = coalesce(g.merged_into, g.id)
    left join demarche_organisation d on d.organisation_id = o.id and d.demarche_id = ${demarcheId}
    where g.id = any(${[...organisationIds]}::uuid[])`
  return {
    actors: new Map(actors.map((actor) => [actor.id, actor])),
    organisations: new Map(organisations.map(({ namedId, ...organisation }) => [namedId, organisation])),
  }
}

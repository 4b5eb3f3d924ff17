// A workshop as a process has it in memory: replaced as a whole, never changed in place, so that what failed leaves no trace.
import { evolve } from '../../shared/workshop/evolve.ts'
import type { Recorded } from '../../shared/workshop/events.ts'
import { isErasing, type Erased } from '../../shared/workshop/erasing.ts'
import { LayeredMap, overwritten, withEntry } from '../../shared/workshop/layered-map.ts'
import { roomLanguage, type Language } from '../../shared/workshop/languages.ts'
import type { Write } from '../../shared/workshop/decide/scene.ts'
import type { GuestFacts, WorkshopState, WorkshopTexts } from '../../shared/workshop/state.ts'
import { withBox, type Boxes } from './boxes.ts'
import type { Later, OrganisationOfGuest } from './log.ts'
import type { Cut, Head, StoredGuest } from './port.ts'

export type Memory = {
  head: Head
  state: WorkshopState
  texts: ReadonlyMap<string, string>
  /** Of those in another language than the room's. */
  languages: ReadonlyMap<string, Language>
  guests: ReadonlyMap<string, StoredGuest>
  /** Of secret ballots, by round. */
  boxes: Boxes
}

/** `memory` after what was read of the log. */
export function withLater(memory: Memory, { events, texts, guests, boxes }: Later): Memory {
  if (events.length === 0) return memory
  const read = {
    ...memory,
    state: evolved(memory.state, events),
    ...withTexts(memory, texts),
    guests: guests.reduce((before, guest) => withEntry(before, guest.id, guest), memory.guests),
    boxes: [...boxes].reduce((before, [roundId, box]) => withBox(before, roundId, box), memory.boxes),
  }
  return events.some(({ event }) => isErasing(event)) ? withoutErased(read, { keys: [], guestIds: [] }) : read
}

/** The texts with these over those that were there, and their languages. */
export function withTexts({ texts, languages }: Memory, writes: readonly Write[]): Pick<Memory, 'texts' | 'languages'> {
  const isOther = ({ key, language = roomLanguage }: Write) => language !== (languages.get(key) ?? roomLanguage)
  return {
    texts: writes.reduce((before, { key, text }) => withEntry(before, key, text), texts),
    languages: writes
      .filter(isOther)
      .reduce((before, { key, language = roomLanguage }) => withEntry(before, key, language), languages),
  }
}

/** Organisations are renamed and merged while people are in the room. The same memory where none was. */
export function withOrganisations(memory: Memory, organisations: readonly OrganisationOfGuest[]): Memory {
  let { guests } = memory
  for (const { id, organisationId, organisation } of organisations) {
    const guest = guests.get(id)
    const isSame = guest?.organisationId === organisationId && guest.organisation === organisation
    if (guest && !isSame) guests = withEntry(guests, id, { ...guest, organisationId, organisation })
  }
  return guests === memory.guests ? memory : { ...memory, guests }
}

/** Nothing of what was erased is left in it, not even under what took its place. [A54] */
export function withoutErased(memory: Memory, { keys, guestIds }: Erased): Memory {
  const guests = new Map(memory.guests)
  for (const id of guestIds) {
    const guest = guests.get(id)
    if (guest) guests.set(id, { ...guest, ...nobody, attendeeId: guest.actorId })
  }
  return {
    ...memory,
    texts: overwritten(memory.texts, keys, ''),
    languages: overwritten(memory.languages, keys, roomLanguage),
    guests: new LayeredMap(guests),
  }
}

/** Nobody who is in it is known any more; what they wrote stays. [A87] */
export function withoutLinks(memory: Memory, { organisations, apart }: Cut): Memory {
  const alone = new Set(apart)
  const guests = [...memory.guests].map(([id, guest]): [string, StoredGuest] => {
    const listed = organisations ? { organisationId: null, organisation: null } : organisationOf(guest)
    const attendeeId = alone.has(id) ? guest.actorId : guest.attendeeId
    return [id, { ...guest, ...unknown, ...listed, attendeeId }]
  })
  return { ...memory, guests: new LayeredMap(new Map(guests)) }
}

/** One that was typed goes: it may be the name of a person. */
const organisationOf = ({ organisationId, organisation }: StoredGuest) =>
  organisationId === null ? { organisationId, organisation: null } : { organisationId, organisation }

const unknown = { deviceHash: '', name: '', identity: 'nameless' } as const satisfies Partial<StoredGuest>

/** What is left of somebody who erased themselves: their place in the log, and the college for which they are counted. */
const nobody = {
  ...unknown,
  organisationId: null,
  organisation: null,
  isErased: true,
} as const satisfies Partial<StoredGuest>

export const evolved = (state: WorkshopState, events: readonly Recorded[]): WorkshopState =>
  events.reduce((before, recorded) => evolve(before, recorded), state)

/** What rules and views are given beside the state. `isHere`: was heard of lately. */
export function textsOf(
  { texts, languages, guests, boxes }: Memory,
  isHere: (guestId: string) => boolean,
): WorkshopTexts {
  return {
    texts,
    languages,
    ...ballotsIn(boxes),
    guests: new Map([...guests.values()].map((guest) => [guest.id, factsOf(guest, isHere(guest.id))])),
  }
}

const ballotsIn = (boxes: Boxes): Pick<WorkshopTexts, 'ballots' | 'voters'> => ({
  ballots: new Map([...boxes].map(([roundId, { ballots }]) => [roundId, [...ballots.values()]])),
  voters: new Map([...boxes].map(([roundId, { voters }]) => [roundId, voters])),
})

/** Whoever chose another name, or none, is not told by their organisation. */
function factsOf(
  { name, identity, organisation, organisationId, college, isErased }: StoredGuest,
  isHere: boolean,
): GuestFacts {
  const isNamed = identity === 'named' && !isErased
  return {
    name: identity === 'nameless' || isErased ? '' : name,
    organisation: isNamed ? organisation : null,
    organisationId: isNamed ? organisationId : null,
    college,
    isHere,
  }
}

// Those who come to a rehearsal and are not there: who each is, and how each takes part. Pure.
import {
  rehearsalAlone,
  rehearsalFirstNames,
  rehearsalLastNames,
  rehearsalOrganisations,
  rehearsalPseudonyms,
} from '../../../shared/text/fr/rehearsal-people.ts'
import type { College } from '../../../shared/workshop/colleges.ts'
import type { Identity } from '../../../shared/workshop/phases.ts'
import type { Arriving } from '../port.ts'
import { drawn, drawnBelow, hashOf, idOf, pick, type Draw } from './chance.ts'

export type Person = {
  rehearsalId: string
  place: number
  guestId: string
  identity: Identity
  name: string
  organisation: string
  college: College
  /** Milliseconds of rehearsal before they come in. */
  comesAfter: number
  /** 0.4, quick, to 1.4. */
  pace: number
  /** They write, and never say that they have finished; nor do they vote. */
  neverEnds: boolean
}

const soon = 40_000
const late = 150_000

export function personAt(rehearsalId: string, place: number): Person {
  const of = [rehearsalId, 'person', place] as const
  const isLate = place % 10 === 7
  const isAlone = drawn(...of, 'alone') < 0.2
  const organisation = isAlone ? null : pick(rehearsalOrganisations, ...of, 'organisation')
  const identity = identityOf(drawn(...of, 'identity'))
  return {
    rehearsalId,
    place,
    guestId: idOf(rehearsalId, 'guest', place),
    identity,
    name: nameOf(identity, place, of),
    organisation: organisation?.name ?? '',
    college: organisation?.college ?? pick(rehearsalAlone, ...of, 'college'),
    comesAfter: 1_500 + drawn(...of, 'comes') * soon + (isLate ? late : 0),
    pace: 0.4 + drawn(...of, 'pace'),
    neverEnds: place % 12 === 4,
  }
}

const identityOf = (chance: number): Identity => (chance < 0.75 ? 'named' : chance < 0.9 ? 'pseudonym' : 'nameless')

/** No two have the same first name before all are used. */
function nameOf(identity: Identity, place: number, of: Draw): string {
  if (identity === 'nameless') return ''
  if (identity === 'pseudonym') return pick(rehearsalPseudonyms, ...of, 'pseudonym')
  const first = rehearsalFirstNames[place % rehearsalFirstNames.length]
  const last = rehearsalLastNames[(place * 7 + drawnBelow(3, ...of, 'name')) % rehearsalLastNames.length]
  return `${first} ${last}`
}

const deviceless = 'rehearsal '

/** Of somebody who is not there. */
export const isDeviceless = (deviceHash: string): boolean => deviceHash.startsWith(deviceless)

/** As they come in. No cookie of a device has this hash: nobody speaks as them but the rehearsal. */
export const arrivingOf = ({
  rehearsalId,
  place,
  guestId,
  identity,
  name,
  organisation,
  college,
}: Person): Arriving => ({
  id: guestId,
  deviceHash: `${deviceless}${hashOf(rehearsalId, 'device', place)}`,
  identity,
  name,
  organisationId: null,
  organisation: organisation === '' ? null : organisation,
  organisationText: organisation,
  college,
  attendeeId: null,
  personId: null,
  tableId: null,
})

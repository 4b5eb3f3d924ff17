// What may be done to the sheet of an organisation in the directory of a démarche, and how much of everything there may be. Pure.
import type { Role } from './demarche-roles.ts'
import { mayInDemarche } from './permissions.ts'

/** How an organisation stands, seen from one démarche by one person. */
export type SheetFacts = {
  /** It takes part in the démarche; else it is only listed. */
  takesPart: boolean
  /** Somebody of this instance belongs to it. */
  isHeld: boolean
  /** The person who asks does. */
  isMine: boolean
}

/**
 * What is said of an organisation is the same in every démarche: so that nobody rewrites others by listing them, a sheet is for those
 * who belong to it, for the team of a démarche where it takes part, and where it is only listed for as long as nobody belongs to it. [Y3]
 */
export const mayEditSheet = (role: Role, { takesPart, isHeld, isMine }: SheetFacts): boolean =>
  isMine || (mayInDemarche('editDirectory', role) && (takesPart || !isHeld))

/** Contacts and tags are the démarche's own. [Y4] */
export const mayEditContacts = (role: Role, { isMine }: SheetFacts): boolean =>
  isMine || mayInDemarche('editDirectory', role)

/** Of an organisation that might be merged, also: */
export type MergeFacts = SheetFacts & {
  /** It takes part in a démarche that whoever asks does not pilot. */
  standsElsewhere: boolean
}

/**
 * The one that goes leaves every démarche, so that none may lose it whose pilots were not asked; and those who belong to it belong
 * to the other from then on, which is to name that one (P14). Whoever administers the instance as well may do both. [Y12]
 */
export const mayMerge = (
  role: Role,
  isAdmin: boolean,
  { kept, gone }: { kept: MergeFacts; gone: MergeFacts },
): boolean =>
  mayInDemarche('mergeOrganisations', role) &&
  (isAdmin ||
    (mayEditSheet(role, kept) &&
      mayEditSheet(role, gone) &&
      !gone.standsElsewhere &&
      (!gone.isHeld || kept.isMine || kept.takesPart)))

/** Days in which two that were merged can be parted again. */
export const mergeDays = 30

export const limits = {
  agreements: 20,
  networks: 30,
  territories: 100,
  activities: 2000,
  tags: 40,
  contacts: 20,
  /** Of a file that is imported. */
  bytes: 5 * 1024 * 1024,
  lines: 5000,
  columns: 100,
  cell: 5000,
  /** Lines sent at once. */
  batch: 200,
} as const

/** A consent that nobody confirmed for so long has run out. [Y6] */
export const consentYears = 3

// What the frames of one person cost beyond their bytes: two bytes make a thing of which the thread has to think. Pure.
import { Allowance } from './allowance.ts'
import type { Content } from './frames.ts'
import { TooManyParts } from './update-reader.ts'

/**
 * Things that one person may say in the long run and at once, over all their lines, for each message a second that a line
 * may send: structs, deletions that are news, and a clientID that nobody has counts for several. With the limits as they
 * come that is 10,000 a second and 250,000 at once: the largest frame, and no second one.
 */
const things = { perSecond: 50, atOnce: 1_250 } as const
/** Of each frame: whoever types says one or two, which costs less than the message they come in. */
const free = 10
const newClientCounts = 20
/** ClientIDs that nobody has, in one frame: each is a row, and all texts wait for the statement that writes it. */
const mostNewClients = 10_000

const remembered = 10_000

export const effortOfOne = (messagesPerSecond: number, now: number): Allowance =>
  new Allowance(things.perSecond * messagesPerSecond, things.atOnce * messagesPerSecond, now)

/** How many things an update says beyond what the message itself is counted for. Throws `TooManyParts` where it would bind more clientIDs than a statement should. */
export function thingsIn({ structs, deletes }: Content, isBound: (client: number) => boolean): number {
  let [things, newClients] = [deletes.length, 0]
  for (const [client, list] of structs) {
    things += list.length
    if (!isBound(client)) newClients++
  }
  if (newClients > mostNewClients) throw new TooManyParts(`more than ${mostNewClients} new clientIDs`)
  return Math.max(0, things - free) + newClients * newClientCounts
}

/** By person: who closes a line and opens another is who they were. */
export class Efforts {
  readonly #messagesPerSecond: number
  readonly #byPerson = new Map<string, Allowance>()

  constructor(messagesPerSecond: number) {
    this.#messagesPerSecond = messagesPerSecond
  }

  of(personId: string, now: number): Allowance {
    const effort = this.#byPerson.get(personId) ?? effortOfOne(this.#messagesPerSecond, now)
    // Put at the end, so that whoever is forgotten first is who came longest ago.
    this.#byPerson.delete(personId)
    this.#byPerson.set(personId, effort)
    const [oldest] = this.#byPerson.keys()
    if (this.#byPerson.size > remembered && oldest !== undefined) this.#byPerson.delete(oldest)
    return effort
  }
}

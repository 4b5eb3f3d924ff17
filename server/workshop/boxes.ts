// The boxes of secret ballots: what is in each, and who put something into it. Nothing joins the two but their round. [A27]
import { fewestTold, type Choice, type SecretBallot } from '../../shared/workshop/ballots.ts'
import type { Refusal } from '../../shared/workshop/commands.ts'
import { ballotCast } from '../../shared/workshop/decide/votes.ts'
import { withEntry } from '../../shared/workshop/layered-map.ts'
import type { Memory } from './memory.ts'

/** `ballots`: by the hash of the credential. Both in the order of their keys, which is no order of coming. */
export type Box = { ballots: ReadonlyMap<string, SecretBallot>; voters: ReadonlySet<string> }
export type Boxes = ReadonlyMap<string, Box>

/** `earlierHashes`: of the same credential, in the turns before this one. */
export type Casting = {
  guestId: string
  roundId: string
  credentialHash: string
  earlierHashes: readonly string[]
  choice: Choice
}

const empty: Box = { ballots: new Map(), voters: new Set() }

/**
 * The box with this ballot in it, null where it is in it already, or why it is not. Who did not vote comes with a credential that
 * nobody used; who did comes with the one they used, in this turn or a later one, and replaces what it held. What was overtaken
 * by a later turn finds nothing that it could replace.
 */
export function withBallot(memory: Memory, casting: Casting): { box: Box | null } | { refused: Refusal } {
  const { guestId, roundId, credentialHash, earlierHashes } = casting
  const { ballots, voters } = memory.boxes.get(roundId) ?? empty
  const hasVoted = voters.has(guestId)
  if (hasVoted && isIn(ballots.get(credentialHash), casting.choice)) return { box: null }
  const cast = ballotCast(memory.state, guestId, roundId, casting.choice)
  if ('refused' in cast) return cast
  const replaced = [credentialHash, ...earlierHashes].find((hash) => ballots.has(hash))
  const before = replaced === undefined ? undefined : ballots.get(replaced)
  if (hasVoted !== (before !== undefined)) return { refused: 'ballotElsewhere' }
  const college = before === undefined ? (cast.byCollege ? toldCollege(memory, guestId) : null) : before.college
  const others = new Map(ballots)
  if (replaced !== undefined) others.delete(replaced)
  others.set(credentialHash, { college, choice: cast.choice })
  return { box: { ballots: others, voters: new Set(voters).add(guestId) } }
}

/** Sent again, also once the ballot is over: whoever sent it is told that it counts. */
const isIn = (before: SecretBallot | undefined, choice: Choice): boolean =>
  before !== undefined && spelled(before.choice) === spelled(choice)

const spelled = (choice: Choice): string =>
  JSON.stringify(Object.entries(choice).sort(([one], [other]) => (one < other ? -1 : 1)))

/** Kept only where enough of the room are of it: the ballot of somebody who is alone of theirs would be known by it. */
function toldCollege({ state, guests }: Memory, guestId: string): string | null {
  const college = guests.get(guestId)?.college ?? null
  let alike = 0
  for (const { id, left, erased } of state.guests.values()) {
    if (!left && !erased && guests.get(id)?.college === college) alike += 1
  }
  return alike >= fewestTold ? college : null
}

/**
 * Of a ballot that is over: that it was of their college is forgotten of those of a college of which fewer voted than are told.
 * The same box where there is nothing to forget.
 */
export function settled(box: Box): Box {
  const counts = new Map<string | null, number>()
  for (const { college } of box.ballots.values()) counts.set(college, (counts.get(college) ?? 0) + 1)
  if (![...counts].some(([college, count]) => college !== null && count < fewestTold)) return box
  const ballots = new Map<string, SecretBallot>()
  for (const [hash, { college, choice }] of box.ballots) {
    ballots.set(hash, { college: (counts.get(college) ?? 0) < fewestTold ? null : college, choice })
  }
  return { ...box, ballots }
}

export const withBox = (boxes: Boxes, roundId: string, box: Box): Boxes => withEntry(boxes, roundId, inOrder(box))

export const inOrder = ({ ballots, voters }: Box): Box => ({
  ballots: new Map([...ballots].sort(([one], [other]) => (one < other ? -1 : 1))),
  voters: new Set([...voters].sort()),
})

// Judges votes, ballots and forms against what each device was last told to be kept: each once, and no secret one anybody's.
import type { Sql } from '../../../server/db/connect.ts'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import type { Round } from '../../../shared/workshop/state.ts'
import type { Read } from './judge.ts'
import type { Done, Participant } from './participant.ts'

export type Judged = { counts: Record<string, number>; problems: string[] }

export async function boxes(sql: Sql, workshopId: string, read: Read, people: readonly Participant[]): Promise<Judged> {
  const { rounds } = read.memory.state
  const judged = [openVotes(read, people), filled(read, people)]
  for (const round of rounds.values()) {
    const { config } = round.phase
    if (config.mechanism === 'ballot' && config.secrecy === 'secret')
      judged.push(await secret(sql, workshopId, round, people))
  }
  return {
    counts: Object.assign({}, ...judged.map(({ counts }) => counts)) as Judged['counts'],
    problems: judged.flatMap(({ problems }) => problems),
  }
}

const plain = (choice: Choice | undefined): string =>
  JSON.stringify(
    Object.entries(choice ?? {})
      .filter(([, given]) => given !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
const whole = (choice: Choice | undefined): string =>
  JSON.stringify(Object.entries(choice ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))

type Of<K extends string> = Done & { command: Extract<Done['command'], { kind: K }> }
const isOf =
  <K extends Done['command']['kind']>(kind: K) =>
  (done: Done): done is Of<K> =>
    done.command.kind === kind

/** With a name, or for an organisation: the last that was accepted of each stands, with its reasons; nobody else's does. */
function openVotes({ memory }: Read, people: readonly Participant[]): Judged {
  const { state, texts } = memory
  const last = new Map<string, { vote: Of<'vote'>; by: Participant }>()
  let accepted = 0
  for (const by of people) {
    for (const vote of by.accepted.filter(isOf('vote'))) {
      accepted += 1
      const config = state.rounds.get(vote.command.roundId)?.phase.config
      const isFor = config?.mechanism === 'ballot' && config.secrecy === 'organisation'
      const voter = `${vote.command.roundId} ${isFor ? by.voterFor : by.guestId}`
      if (vote.revision >= (last.get(voter)?.vote.revision ?? 0)) last.set(voter, { vote, by })
    }
  }
  const problems: string[] = []
  const stands = [...state.rounds.values()].reduce((sum, { votes }) => sum + votes.size, 0)
  if (stands !== last.size) problems.push(`${last.size} should stand of votes that are not secret, ${stands} do`)
  for (const { vote, by } of last.values()) {
    const { roundId, choice, reasons } = vote.command
    const votes = state.rounds.get(roundId)?.votes ?? new Map<string, never>()
    const found = [...votes].find(([, { guestId }]) => guestId === by.guestId)
    if (plain(found?.[1].choice) !== plain(choice))
      problems.push(`the vote of ${by.name} is ${whole(found?.[1].choice)}, not ${whole(choice)}`)
    for (const [subject, reason] of Object.entries(reasons)) {
      const text = texts.get(`reason:${roundId}:${found?.[0]}:${subject}`)
      if (text !== (by.isErased ? '' : reason))
        problems.push(`the reason of ${by.name} is « ${text} », not « ${reason} »`)
    }
  }
  return {
    counts: { 'votes with a name or for an organisation, accepted': accepted, 'of which stand': stands },
    problems,
  }
}

function filled({ memory }: Read, people: readonly Participant[]): Judged {
  const { state, texts } = memory
  const problems: string[] = []
  let [accepted, stand] = [0, 0]
  for (const { name, guestId, isErased, accepted: done } of people) {
    const last = new Map<string, Of<'fill'>>()
    for (const fill of done.filter(isOf('fill'))) last.set(fill.command.roundId, fill)
    accepted += done.filter(isOf('fill')).length
    stand += last.size
    for (const [roundId, { command }] of last) {
      const marks = state.rounds.get(roundId)?.forms.get(guestId)
      if (whole(marks) !== whole(command.marks))
        problems.push(`the form of ${name} is ${whole(marks)}, not ${whole(command.marks)}`)
      for (const [field, text] of Object.entries(command.texts)) {
        const kept = texts.get(`form:${roundId}:${guestId}:${field}`)
        if (kept !== (isErased ? '' : text)) problems.push(`in the form of ${name} is « ${kept} », not « ${text} »`)
      }
    }
  }
  const forms = [...state.rounds.values()].reduce((sum, round) => sum + round.forms.size, 0)
  if (forms !== stand) problems.push(`${stand} forms should stand, ${forms} do`)
  return { counts: { 'forms accepted': accepted, 'forms that stand': forms }, problems }
}

type Kept = { credentialHash: string; choice: Choice; row: string; made: string }

/** The box holds what devices were last told to be in it, all rows of one moment, and not a word of whose. */
async function secret(sql: Sql, workshopId: string, round: Round, people: readonly Participant[]): Promise<Judged> {
  const kept = await sql<Kept[]>`
    select credential_hash, choice, b::text as row, b.xmin::text as made from workshop_ballot b
    where workshop_id = ${workshopId} and round_id = ${round.id}`
  const voters = await sql<{ guestId: string; made: string }[]>`
    select guest_id, v.xmin::text as made from workshop_voter v
    where workshop_id = ${workshopId} and round_id = ${round.id}`
  const cast = people.filter(({ sealed }) => sealed.get(round.id)?.accepted)
  const problems: string[] = []
  const expected = cast.map(({ sealed }) => plain(sealed.get(round.id)?.accepted ?? {})).sort()
  const found = kept.map(({ choice }) => plain(choice)).sort()
  const missing = without(expected, found)
  const strange = without(found, expected)
  if (kept.length !== cast.length)
    problems.push(`${cast.length} devices put a ballot in the box of ${round.phase.title}, ${kept.length} are there`)
  if (missing.length > 0)
    problems.push(
      `${missing.length} ballots of ${round.phase.title} are not what devices were told: ${missing[0]}; instead ${strange[0]}`,
    )
  if (round.voters !== kept.length) problems.push(`the log counts ${round.voters} ballots, ${kept.length} are there`)
  const who = new Set(voters.map(({ guestId }) => guestId))
  for (const { guestId, name } of cast) if (!who.has(guestId)) problems.push(`${name} voted, and is not said to have`)
  if (who.size !== cast.length) problems.push(`${who.size} are said to have voted, of ${cast.length}`)
  const ids = new RegExp(
    people.flatMap(({ guestId, sealed }) => [guestId, sealed.get(round.id)?.credential ?? []].flat()).join('|'),
  )
  if (kept.some(({ row }) => ids.test(row))) problems.push('a ballot says whose it is')
  if (new Set([...kept, ...voters].map(({ made }) => made)).size > 1) problems.push('ballots say when they came')
  return {
    counts: { 'secret ballots in the box': kept.length, 'of which not what a device was told': missing.length },
    problems,
  }
}

/** What of one list is not in the other; each as often as it is there. */
function without(all: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1)
  return all.filter((one) => {
    const n = left.get(one) ?? 0
    left.set(one, n - 1)
    return n <= 0
  })
}

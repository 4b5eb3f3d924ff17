// What people of a room do in a phase, in some order, each of it answered before they go on: by the mechanism of the phase.
import { randomUUID } from 'node:crypto'
import { consentAnswers, gradientAnswers, wantsReason, type Choice } from '../../../shared/workshop/ballots.ts'
import type {
  BallotConfig,
  CollectConfig,
  FormConfig,
  PhaseConfig,
  QueueConfig,
} from '../../../shared/workshop/phases.ts'
import { eventually } from '../../support/patience.ts'
import type { Participant } from './participant.ts'

/** `spread`: milliseconds over which people begin. `isLate`: the room has come to its last phases: some erase what they wrote. */
export type Playing = { roundId: string; config: PhaseConfig; spread: number; isLate: boolean }

export async function play(one: Participant, { roundId, config, spread, isLate }: Playing): Promise<void> {
  await one.joined
  if (one.isErased) return
  await one.pause(spread)
  if (config.mechanism === 'show') await arrive(one)
  if (config.mechanism === 'collect') await write(one, roundId, config)
  if (config.mechanism === 'group' && one.number % 9 === 0) await report(one)
  if (config.mechanism === 'queue') await speak(one, roundId, config)
  if (config.mechanism === 'ballot') await vote(one, roundId, config, spread)
  if (config.mechanism === 'form') await fill(one, roundId, config)
  if (one.often(0.5)) await one.ask({ kind: 'finish', roundId, finished: true })
  if (isLate) await takeBack(one)
  else if (one.often(0.05)) await one.ask({ kind: 'leave' })
}

const tablesOf = ({ common }: Participant): string[] => Object.keys(common?.tables ?? {})

async function arrive(one: Participant): Promise<void> {
  if (one.often(0.1)) await one.ask({ kind: 'sit', tableId: one.pick(tablesOf(one)) ?? null })
}

async function write(one: Participant, roundId: string, { types, supported }: CollectConfig): Promise<void> {
  const type = one.pick(types) ?? 'need'
  const text = (id: string, commandId: string) =>
    one.words({ kind: 'contribution', key: id, commandId, id }, 'L’été, on manque de locaux.')
  const sends = Array.from({ length: one.often(0.5) ? 2 : 1 }, async () => {
    const contributionId = randomUUID()
    await one.ask((id) => ({ kind: 'send', roundId, contributionId, type, text: text(contributionId, id) }))
    if (one.often(0.2))
      await one.ask((id) => ({ kind: 'reword', contributionId, type, text: text(contributionId, id) }))
    if (one.often(0.05)) await one.ask({ kind: 'withdraw', contributionId })
    else if (one.often(0.06)) await one.ask({ kind: 'park', contributionId, parked: true })
  })
  const seen = supported ? one.pick(Object.keys(one.common?.contributions ?? {})) : undefined
  if (seen !== undefined)
    sends.push(one.ask({ kind: 'support', contributionId: seen, supported: true }).then(() => undefined))
  await Promise.all(sends)
}

/** Whoever takes it up first groups what their table wrote: a group, a merge in it, its synthesis, its choice. */
async function report(one: Participant): Promise<void> {
  if (!(await one.ask({ kind: 'becomeRapporteur' }))) return
  const own = Object.values(one.common?.contributions ?? {}).filter(
    ({ tableId, into }) => tableId !== null && tableId === one.own?.tableId && into === null,
  )
  const clusterId = randomUUID()
  const [title, synthesis] = [`${clusterId}:title`, `${clusterId}:synthesis`]
  const mark = (key: string, commandId: string, words: string) =>
    one.words({ kind: 'cluster', key, commandId, id: clusterId }, words)
  const contributions = own.slice(0, 4).map(({ id }) => id)
  await one.ask((id) => ({ kind: 'makeCluster', clusterId, title: mark(title, id, 'Des lieux'), contributions }))
  const parents = contributions.slice(0, 2)
  const [type] = own.map((part) => part.type)
  if (parents.length === 2 && type !== undefined) {
    const contributionId = randomUUID()
    await one.ask((id) => {
      const written = { kind: 'contribution', key: contributionId, commandId: id, id: contributionId } as const
      return {
        kind: 'merge',
        contributionId,
        parents,
        edge: 'merge',
        type,
        text: one.words(written, 'Des locaux partagés'),
      }
    })
  }
  await one.ask((id) => ({ kind: 'synthesise', clusterId, text: mark(synthesis, id, 'Des lieux à plusieurs') }))
  if (one.often(0.5))
    await one.ask((id) => ({ kind: 'nameCluster', clusterId, title: mark(title, id, 'Des lieux partagés') }))
  await one.ask({ kind: 'choose', clusterId, top: true })
}

async function speak(one: Participant, roundId: string, { of }: QueueConfig): Promise<void> {
  if (of !== 'hands' || one.number % 9 !== 0) return
  await one.ask({ kind: 'askFloor', roundId })
  if (one.often(0.3)) await one.ask({ kind: 'withdrawFloor', roundId })
}

/** Once, or again with another mind. Some give more than they may. */
async function vote(one: Participant, roundId: string, config: BallotConfig, spread: number): Promise<void> {
  const isOpen = () => one.common?.head.round?.id === roundId && one.common.head.round.ballot === 'open'
  if (!(await eventually(isOpen, 20_000))) return
  const subjects = (one.common?.subjects ?? []).map(({ id }) => id)
  const times = one.often(0.4) ? (one.often(0.4) ? 3 : 2) : 1
  for (let n = 0; n < times; n++) {
    if (n > 0) await one.pause(spread / 4)
    const choice = chosen(one, config, subjects)
    if (config.secrecy === 'secret') await one.cast(roundId, choice)
    else {
      await one.ask((commandId) => {
        const reasons = reasonsFor(one, config, { choice, roundId, commandId })
        return { kind: 'vote', roundId, choice, reasons }
      })
    }
  }
}

function chosen(one: Participant, { method, budget, mostEach }: BallotConfig, subjects: readonly string[]): Choice {
  const choice: Choice = {}
  if (method !== 'dots') {
    const answers = method === 'consent' ? consentAnswers.length : method === 'gradient' ? gradientAnswers.length : 2
    for (const id of subjects.slice(0, 5)) choice[id] = Math.floor(one.chance() * answers)
    return choice
  }
  for (let left = one.often(0.03) ? budget + 1 : budget; left > 0; left--) {
    const id = one.pick(subjects)
    const given = id === undefined ? 0 : Number(choice[id] ?? 0)
    if (id !== undefined && given < mostEach) choice[id] = given + 1
  }
  return choice
}

function reasonsFor(
  one: Participant,
  { method, secrecy }: BallotConfig,
  { choice, roundId, commandId }: { choice: Choice; roundId: string; commandId: string },
): Record<string, string> {
  const voter = secrecy === 'organisation' ? one.voterFor : one.guestId
  const wanting = Object.entries(choice).filter(([, answer]) => wantsReason(method, answer))
  return Object.fromEntries(
    wanting.map(([subject]) => {
      const key = `reason:${roundId}:${voter}:${subject}`
      return [subject, one.words({ kind: 'reason', key, commandId, id: roundId }, 'Le calendrier est trop court.')]
    }),
  )
}

/** The marks and the words of a form; again with others. */
export async function fill(one: Participant, roundId: string, { fields }: FormConfig): Promise<void> {
  for (let left = one.often(0.3) ? 2 : 1; left > 0; left--) {
    await one.ask((commandId) => {
      const marks = fields.flatMap(({ id, kind, choices }): [string, number][] => {
        if (kind === 'rating') return [[id, 1 + Math.floor(one.chance() * 5)]]
        return kind === 'choice' ? [[id, Math.floor(one.chance() * choices.length)]] : []
      })
      const texts = fields
        .filter(({ kind }) => kind === 'text')
        .map(({ id }): [string, string] => {
          const key = `form:${roundId}:${one.guestId}:${id}`
          return [id, one.words({ kind: 'form', key, commandId, id: roundId }, 'Les tables.')]
        })
      return { kind: 'fill', roundId, marks: Object.fromEntries(marks), texts: Object.fromEntries(texts) }
    })
  }
}

/** One of their contributions; or themselves, with all of them. */
export async function takeBack(one: Participant): Promise<void> {
  const contributionId = one.pick(Object.keys(one.own?.contributions ?? {}))
  if (contributionId !== undefined && one.often(0.06)) await one.ask({ kind: 'erase', contributionId })
  else if (contributionId !== undefined && one.often(0.04)) await one.ask({ kind: 'withdraw', contributionId })
  else if (one.often(0.01)) await one.ask({ kind: 'eraseMe' })
}

// The facilitator's evening: from phase to phase while people act, and what they still do once the workshop is closed.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { PhaseKind } from '../../../shared/workshop/phases.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import type { Run } from '../part.ts'
import type { Canaries } from './canaries.ts'
import type { Desk } from './desk.ts'
import type { House } from './house.ts'
import type { Onlooker } from './onlooker.ts'
import type { Participant } from './participant.ts'
import { fill, play, takeBack } from './playing.ts'
import type { Mishaps } from './unsure.ts'

export type Size = {
  /** Milliseconds after which it is given up. */
  patience: number
  people: number
  processes: 1 | 2
  /** Milliseconds from when the last process that was killed is back and answers. */
  killEvery: number
  /** Milliseconds that a minute of the running order lasts. */
  minute: number
  /** Milliseconds over which people begin to act in a phase. */
  spread: number
  tables: number
  /** Of the running order; null: all of it. */
  phases: readonly PhaseKind[] | null
}

export type Hall = {
  run: Run
  size: Size
  house: House
  desk: Desk
  people: Participant[]
  canaries: Canaries
  console: Onlooker
  screen: Onlooker
  observer: Onlooker
  count: Mishaps
  over: AbortController
}

/** From phase to phase; each lasts what the plan says at the accelerated clock, and until everybody was answered. */
export async function conduct(hall: Hall): Promise<void> {
  const { people, desk, size, run, house } = hall
  await desk.steer({ kind: 'start' })
  for (;;) {
    const { head } = await desk.look()
    const { round, phase } = head
    if (!round || !phase) throw new Error('no round is in hand')
    const acts = people.reduce((sum, { accepted }) => sum + accepted.length, 0)
    run.say(`${head.phaseNumber}/${head.phases} ${phase.title}: ${acts} acts, ${house.kills} kills`)
    await begin(hall, head)
    const isLate = phase.kind === 'commitments' || phase.kind === 'evaluation'
    const playing = people.map((one) =>
      play(one, { roundId: round.id, config: phase.config, spread: size.spread, isLate }),
    )
    const minutes = (round.length ?? 0) / 60_000
    await Promise.all([...playing, wait(minutes * size.minute), meanwhile(hall, head)])
    await end(hall, head)
    if (head.phaseNumber === head.phases) return
    await desk.steer({ kind: 'next', roundId: round.id })
  }
}

async function begin({ desk }: Hall, { round, phase }: HeadView): Promise<void> {
  const roundId = round?.id ?? ''
  if (phase?.config.mechanism === 'ballot') await desk.steer({ kind: 'openBallot', roundId })
  await desk.steer({ kind: 'message', text: `Nous en sommes à : ${phase?.title}` }, { kind: 'pause', roundId })
  await desk.steer({ kind: 'resume', roundId })
}

/** What a facilitator does while the room works. */
async function meanwhile(hall: Hall, { round, phase }: HeadView): Promise<void> {
  const { desk, size } = hall
  const roundId = round?.id ?? ''
  await wait(size.spread / 2)
  const [table] = Object.keys((await desk.look()).tables)
  if (table) await desk.steer({ kind: 'extend', roundId, milliseconds: 120_000, tableId: table })
  if (phase?.config.mechanism !== 'queue') return
  if (phase.config.of === 'tables') return groupWall(hall)
  for (let turn = 0; turn < 3; turn++) {
    const [first] = (await desk.look()).floor?.waiting ?? []
    if (first) await desk.steer({ kind: 'giveFloor', roundId, speaker: first.speaker })
    await wait(size.spread / 6)
    await desk.steer({ kind: 'endFloor', roundId })
  }
}

/** What is in no group of a table, by what it is. */
async function groupWall({ desk, canaries }: Hall): Promise<void> {
  const loose = new Map<string, string[]>()
  for (const { id, type, clusterId, into } of Object.values((await desk.look()).contributions)) {
    if (clusterId === null && into === null) loose.set(type, [...(loose.get(type) ?? []), id])
  }
  for (const contributions of loose.values()) {
    const clusterId = randomUUID()
    await desk.steer((commandId) => {
      const written = { kind: 'cluster', key: `${clusterId}:title`, commandId, id: clusterId, guestId: null } as const
      return { kind: 'makeCluster', clusterId, title: canaries.mark(written, 'Le mur'), contributions }
    })
  }
}

async function end(hall: Hall, { round, phase }: HeadView): Promise<void> {
  const { desk } = hall
  const roundId = round?.id ?? ''
  const mechanism = phase?.config.mechanism
  await desk.steer({ kind: 'extend', roundId, milliseconds: -3_600_000, tableId: null })
  if (mechanism === 'ballot') await desk.steer({ kind: 'closeBallot', roundId })
  if (mechanism === 'ballot') await desk.steer({ kind: 'showResults', roundId, shown: true })
  // what the twos told each other is never shown to the room
  if (mechanism === 'collect' && phase?.kind !== 'pairs') await desk.steer({ kind: 'reveal', roundId, revealed: true })
  if (phase?.kind === 'alone') await moderate(hall, roundId)
}

/** Some of what came is hidden, some is typed in from paper. */
async function moderate({ desk, canaries }: Hall, roundId: string): Promise<void> {
  const written = Object.values((await desk.look()).contributions).filter((one) => one.roundId === roundId)
  const [type] = written.map((one) => one.type)
  for (const { id } of written.slice(0, 3)) await desk.steer({ kind: 'hide', contributionId: id, reason: 'offTopic' })
  for (let line = 0; type && line < 5; line++) {
    const id = randomUUID()
    await desk.steer((commandId) => {
      const text = canaries.mark({ kind: 'contribution', key: id, commandId, id, guestId: null }, 'Sur la feuille')
      return { kind: 'enter', roundId, tableId: null, contributionId: id, type, text }
    })
  }
}

/** Closed: some answer the form from home, correct their words, take them back. */
export async function afterwards({ desk, people, size }: Hall): Promise<void> {
  const { head } = await desk.look()
  const { round, phase } = head
  await desk.steer({ kind: 'close', roundId: round?.id ?? null })
  const some = people.filter(({ isErased }) => !isErased)
  await Promise.all(
    some.map(async (one) => {
      await one.joined
      await one.pause(size.spread)
      if (one.often(0.2) && round && phase?.config.mechanism === 'form') await fill(one, round.id, phase.config)
      const [mine] = Object.values(one.own?.contributions ?? {})
      if (mine && one.often(0.05)) {
        const words = { kind: 'contribution', key: mine.id, id: mine.id } as const
        await one.ask((commandId) => ({
          kind: 'reword',
          contributionId: mine.id,
          type: mine.type,
          text: one.words({ ...words, commandId }, 'Corrigé chez soi.'),
        }))
      }
      await takeBack(one)
    }),
  )
}

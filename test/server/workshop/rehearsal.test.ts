// A workshop rehearsed by one person with thirty who are not there, on PostgreSQL, and what stays of it: nothing.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { Rehearsals } from '../../../server/workshop/rehearsal/driver.ts'
import { personAt } from '../../../server/workshop/rehearsal/people.ts'
import { endOldRehearsals } from '../../../server/domain/workshops/rehearsals.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aStage, type Stage } from '../../support/stage.ts'
import { Refusal } from '../../support/visitor.ts'
import { aBallot, alone, aRoom, asked, commonOf, done, ready, roomOf, someone } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

/** Prepared as it would be the evening before. */
async function prepared(template: 'thematic' | 'empty' = 'thematic'): Promise<string> {
  const { visitor } = scene.pilot
  const made = {
    demarcheId: scene.demarcheId,
    title: 'Se loger ici',
    pilotOrganisationId: scene.organisationId,
    template,
  }
  const { workshopId } = await visitor.call('createWorkshop', made)
  await visitor.call('updateWorkshop', { workshopId, ...ready })
  return workshopId
}

/** Somebody before the screen, and people who act every five seconds of a clock that runs. */
function playedOn(stage: Stage, workshopId: string) {
  const refused: string[] = []
  const rehearsals = new Rehearsals({
    ...stage.services,
    haste: 1,
    onRefused: (refusal, kind) => void refused.push(`${kind} ${refusal}`),
  })
  const look = () =>
    stage.services.workshops.read(workshopId, { kind: 'screen' }, undefined, AbortSignal.timeout(1_000))
  const play = async (ticks: number) => {
    for (let tick = 0; tick < ticks; tick++) {
      await look()
      await rehearsals.tick()
      stage.clock.at = new Date(stage.clock.at.getTime() + 5_000)
    }
  }
  return { refused, play, look, rehearsals }
}

const state = (workshopId: string, stage = scene.stage) => stage.services.workshops.state(workshopId)

test('thirty people who are not there play a thematic workshop to its end, and are refused nothing [A82] [A83]', async () => {
  const workshopId = await prepared()
  const { visitor } = scene.pilot
  const { workshopId: rehearsalId } = await visitor.call('startRehearsal', { workshopId, people: 30 })
  const { play, refused } = playedOn(scene.stage, rehearsalId)
  const steer = async (command: SteeringCommand) => void (await done(roomOf(visitor, rehearsalId).steer(command)))
  await play(50)
  expect((await state(rehearsalId)).guests.size).toBe(30)
  await steer({ kind: 'start' })
  const seen: Record<string, number> = {}
  for (;;) {
    const { roundId, rounds, phases } = await state(rehearsalId)
    const round = rounds.get(roundId ?? '')
    if (!round) throw new Error('no round in hand')
    const { mechanism } = round.phase.config
    await play(mechanism === 'ballot' ? 2 : 40)
    if (mechanism === 'ballot') {
      await steer({ kind: 'openBallot', roundId: round.id })
      await play(40)
      await steer({ kind: 'closeBallot', roundId: round.id })
      await steer({ kind: 'showResults', roundId: round.id, shown: true })
    }
    if (mechanism === 'collect') await steer({ kind: 'reveal', roundId: round.id, revealed: true })
    const now = await state(rehearsalId)
    const { finished, voters, forms } = now.rounds.get(round.id) ?? round
    const wrote = [...now.contributions.values()].filter(
      (one) => one.roundId === round.id && one.guestId !== null,
    ).length
    seen[round.phase.kind] = Math.max(finished.size, voters, forms.size) + wrote
    if (phases.at(-1)?.id === round.phaseId) break
    await steer({ kind: 'next', roundId: round.id })
  }
  const { tables, clusters, contributions, rounds } = await state(rehearsalId)
  expect(refused).toEqual([])
  for (const kind of ['alone', 'pairs', 'table', 'dots', 'projects', 'commitments', 'evaluation'])
    expect(seen[kind], kind).toBeGreaterThan(20)
  expect([...tables.values()].every(({ rapporteurId }) => rapporteurId !== null)).toBe(true)
  expect([...clusters.values()].filter(({ top }) => top).length).toBeGreaterThan(6)
  expect([...contributions.values()].some(({ supporters }) => supporters.size > 0)).toBe(true)
  expect([...rounds.values()].some(({ resultsShown }) => resultsShown)).toBe(true)
  await scene.pilot.visitor.call('endRehearsal', { workshopId })
}, 60_000)

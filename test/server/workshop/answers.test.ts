// Answers under a name, on PostgreSQL: of organisations that are merged while people are in the room, of forms, and once more.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Phase } from '../../../shared/workshop/phases.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aStage } from '../../support/stage.ts'
import { aBallot, alone, aRoom, commonOf, done, ownOf, type Room } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true })
})

const aRoomOf = (...phases: Phase[]): Promise<Room> =>
  aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases: [...phases, alone()] })

async function listed(name: string): Promise<string> {
  const { demarcheId, pilot } = scene
  const organisation = { name, family: 'association' } as const
  return (await pilot.visitor.call('listOrganisation', { demarcheId, organisation })).organisationId
}

const consent = aBallot(
  { method: 'consent', secrecy: 'organisation', items: ['La charte'], live: true },
  { kind: 'consent', identity: 'named' },
)

test('an organisation that is merged into another has one answer with it from that moment on [A26]', async () => {
  const [keptId, goneId] = [await listed('La Remise'), await listed('Remise de Vaucombe')]
  const room = await aRoomOf(consent)
  const roundId = await room.roundId()
  const [one, other, typed] = [
    await room.join(scene.stage.visitor(), { organisationId: keptId, name: 'Léa' }),
    await room.join(scene.stage.visitor(), { organisationId: goneId, name: 'Sékou' }),
    await room.join(scene.stage.visitor(), { organisationText: 'LA REMISE' }),
  ]
  await done(room.steer({ kind: 'openBallot', roundId }))
  const vote = (answer: number, reason = '') =>
    ({ kind: 'vote', roundId, choice: { 0: answer }, reasons: { 0: reason } }) as const
  await done(one.do(vote(0)))
  expect(await other.do(vote(2))).toMatchObject([{ refused: 'noReason' }])
  await done(other.do(vote(2, 'Pas sans les habitants')))
  expect(ownOf(await typed.read()).vote).toMatchObject({ choice: { 0: 0 }, by: 'Léa' })
  const results = async () => commonOf(await room.console()).results
  expect(await results()).toMatchObject({ voters: 2, subjects: [{ answers: [1, 0, 1, 0] }] })

  const { mergeId } = await scene.pilot.visitor.call('mergeOrganisations', {
    demarcheId: scene.demarcheId,
    keptId,
    goneId,
  })
  while ((await results())?.voters !== 1) await scene.stage.services.workshops.reread(room.workshopId)
  expect((await results())?.subjects[0]?.given).toEqual([
    { name: 'La Remise', answer: 2, reason: 'Pas sans les habitants' },
  ])
  expect(ownOf(await one.read()).vote).toMatchObject({ choice: { 0: 2 }, by: 'Sékou' })
  await scene.pilot.visitor.call('undoMerge', { demarcheId: scene.demarcheId, mergeId })
  while ((await results())?.voters !== 2) await scene.stage.services.workshops.reread(room.workshopId)
})

test('answers are read again by another process as they were given, their words beside the log [A15, A28]', async () => {
  const fields = [
    { id: 'r', kind: 'rating', label: 'Utile ?', choices: [] },
    { id: 't', kind: 'text', label: 'Que changer ?', choices: [] },
  ] satisfies { id: string; kind: 'rating' | 'text'; label: string; choices: string[] }[]
  const evaluation = alone({ kind: 'evaluation', identity: 'nameless', config: { mechanism: 'form', fields } })
  const room = await aRoomOf(evaluation)
  const roundId = await room.roundId()
  const guest = await room.join(scene.stage.visitor())
  const fill = { kind: 'fill', roundId, marks: { r: 4 }, texts: { t: 'Plus de temps' } } as const
  const id = randomUUID()
  const { workshopId } = room
  for (let sent = 0; sent < 2; sent++) {
    const commands = [{ id, command: fill }]
    await guest.visitor.call('takePart', { workshopId, guestId: guest.guestId, commands })
  }
  const second = await aStage({ database: scene.stage.database })
  const { state, texts } = await second.services.workshops.whole(workshopId)
  const again = [
    state.rounds.get(roundId)?.forms.get(guest.guestId),
    texts.texts.get(`form:${roundId}:${guest.guestId}:t`),
  ]
  expect(again).toEqual([{ r: 4 }, 'Plus de temps'])
  expect(commonOf(await room.console()).form).toMatchObject({
    replies: 1,
    fields: [{ mean: 4 }, { texts: ['Plus de temps'] }],
  })
  const rows = await scene.stage.database.owner<{ body: object }[]>`
    select body from workshop_event where workshop_id = ${workshopId} and kind = 'formFilled'`
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('Plus de temps')
})

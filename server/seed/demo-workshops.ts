// The workshops of the demonstration: one that anybody may join, one that is over and written up.
import type { Context } from '../context.ts'
import { createWorkshop, readWorkshop, updateWorkshop } from '../domain/workshops/preparing.ts'
import { writeRestitution } from '../domain/workshops/restitution/writing.ts'
import { findRoom, joinRoom, takePart } from '../domain/workshops/rooms.ts'
import { steerWorkshop } from '../domain/workshops/running.ts'
import type { College } from '../../shared/workshop/colleges.ts'
import type { GuestCommand, SteeringCommand } from '../../shared/workshop/commands.ts'
import type { ContributionType } from '../../shared/workshop/phases.ts'
import { aBrowser, type Player } from './troupe.ts'

type Voice = { name: string; organisationText: string; college: College; said: [ContributionType, string][] }

const voices: readonly Voice[] = [
  {
    name: 'Mireille Aubanel',
    organisationText: 'SCIC La Remise',
    college: 'ess',
    said: [
      ['obstacle', 'Des baux de vingt-trois mois\u202F: impossible d’investir dans les murs'],
      ['idea', 'Une foncière que nous tiendrions à plusieurs'],
    ],
  },
  {
    name: 'Dominique Vial',
    organisationText: '',
    college: 'resident',
    said: [['need', 'Des lieux ouverts le soir, à côté d’un arrêt de bus']],
  },
  {
    name: 'Claire Montagnac',
    organisationText: 'Ville de Saint-Arnoul',
    college: 'elected',
    said: [['idea', 'Recenser les rez-de-chaussée vides des communes, et les prêter trois ans']],
  },
  {
    name: '',
    organisationText: '',
    college: 'ess',
    said: [['obstacle', 'Personne ne sait à qui demander\u202F: la ville, la métropole, le bailleur']],
  },
]

const notice =
  'Vaucombe Métropole recueille ce que vous écrivez pour préparer son schéma de l’ESS. Votre nom n’est pas obligatoire. Vous pouvez corriger, retirer ou faire effacer vos contributions.'

export async function theWorkshops(nadia: Player, demarcheId: string, pilotOrganisationId: string): Promise<void> {
  const prepare = async (title: string, template: 'thematic' | 'urgent', place: string): Promise<string> => {
    const { workshopId } = await createWorkshop(nadia.ctx, { demarcheId, title, pilotOrganisationId, template })
    const feedbackDue = new Date(nadia.ctx.now().getTime() + 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    await updateWorkshop(nadia.ctx, { workshopId, place, notice, feedbackDue })
    await steer(nadia, workshopId, { kind: 'open' })
    return workshopId
  }
  await prepare('Se nourrir et se loger autrement', 'thematic', 'Salle des fêtes de Saint-Arnoul')
  await overAndWritten(nadia, await prepare('Des locaux pour entreprendre autrement', 'urgent', 'Maison du projet'))
}

async function overAndWritten(nadia: Player, workshopId: string): Promise<void> {
  await steer(nadia, workshopId, { kind: 'start' })
  const { code } = await readWorkshop(nadia.ctx, { workshopId })
  const roundId = async () => (await nadia.ctx.workshops.state(workshopId)).roundId ?? ''
  const first = await roundId()
  for (const voice of voices) await speak(nadia.ctx, { workshopId, code: code ?? '', roundId: first }, voice)
  await steer(nadia, workshopId, { kind: 'reveal', roundId: first, revealed: true })
  await steer(nadia, workshopId, { kind: 'next', roundId: first })
  const { contributions } = await nadia.ctx.workshops.state(workshopId)
  const of = (...types: ContributionType[]) =>
    [...contributions.values()].filter(({ type }) => types.includes(type)).map(({ id }) => id)
  const groups = [
    [
      'Des murs qui durent',
      of('idea'),
      'On veut des lieux à plusieurs, pour plus de trois ans, sans attendre une vente.',
    ],
    [
      'Savoir à qui demander',
      of('obstacle', 'need'),
      'Un seul interlocuteur, et des lieux où l’on peut venir sans voiture.',
    ],
  ] as const
  for (const [title, ids, text] of groups) {
    const clusterId = nadia.ctx.id()
    await steer(nadia, workshopId, { kind: 'makeCluster', clusterId, title, contributions: [...ids] })
    await steer(nadia, workshopId, { kind: 'synthesise', clusterId, text })
  }
  await steer(nadia, workshopId, { kind: 'close', roundId: await roundId() })
  await writeRestitution(nadia.ctx, { workshopId, again: false })
}

type Place = { workshopId: string; code: string; roundId: string }

async function speak(ctx: Context, { workshopId, code, roundId }: Place, { said, ...who }: Voice): Promise<void> {
  const browser = aBrowser(ctx)
  await findRoom(browser.ctx, { code })
  const there = { ...browser.ctx, caller: { ...browser.ctx.caller, cookies: browser.cookie() } }
  const guestId = ctx.id()
  const identity = who.name === '' ? 'nameless' : 'named'
  await joinRoom(there, {
    workshopId,
    code,
    guestId,
    identity,
    organisationId: null,
    tableId: null,
    sameAs: null,
    ...who,
  })
  const commands = said.map(([type, text]) => ({
    id: ctx.id(),
    command: { kind: 'send', roundId, contributionId: ctx.id(), type, text } satisfies GuestCommand,
  }))
  await takePart(there, { workshopId, guestId, commands })
}

async function steer({ ctx }: Player, workshopId: string, command: SteeringCommand): Promise<void> {
  const { answers } = await steerWorkshop(ctx, { workshopId, commands: [{ id: ctx.id(), command }] })
  for (const answer of answers) if ('refused' in answer) throw new Error(`${command.kind}: ${answer.refused}`)
}

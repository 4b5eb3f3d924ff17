// The workshops of the demonstration: one that anybody may join, one that is over and written up, and the three of a day.
import type { Context } from '../context.ts'
import { createMeeting, updateMeeting } from '../domain/meetings/preparing.ts'
import { openMeeting } from '../domain/meetings/stages.ts'
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
  'Vaucombe Métropole recueille ce que vous écrivez pour préparer son schéma de l’ESS. Vous pouvez corriger, retirer ou faire effacer vos contributions.'

export async function theWorkshops(nadia: Player, demarcheId: string, pilotOrganisationId: string): Promise<void> {
  const prepare = async (title: string, template: 'thematic' | 'urgent', place: string): Promise<string> => {
    const { workshopId } = await createWorkshop(nadia.ctx, { demarcheId, title, pilotOrganisationId, template })
    const feedbackDue = new Date(nadia.ctx.now().getTime() + 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    await updateWorkshop(nadia.ctx, { workshopId, place, notice, feedbackDue })
    await steer(nadia, workshopId, { kind: 'open' })
    return workshopId
  }
  await prepare('Se nourrir et se loger autrement', 'thematic', 'Salle des fêtes de Saint-Arnoul')
  const written = await prepare('Des locaux pour entreprendre autrement', 'urgent', 'Maison du projet')
  await over(nadia, written, aSharedPlace)
  await writeRestitution(nadia.ctx, { workshopId: written, again: false })
  await theDay(nadia, demarcheId, pilotOrganisationId)
}

/** What a room said, and in which two groups. */
type Played = { voices: readonly Voice[]; groups: readonly (readonly [string, ContributionType[], string])[] }

const aSharedPlace: Played = {
  voices,
  groups: [
    [
      'Des murs qui durent',
      ['idea'],
      'On veut des lieux à plusieurs, pour plus de trois ans, sans attendre une vente.',
    ],
    [
      'Savoir à qui demander',
      ['obstacle', 'need'],
      'Un seul interlocuteur, et des lieux où l’on peut venir sans voiture.',
    ],
  ],
}

const jobs: Played = {
  voices: [
    {
      name: 'Mireille Aubanel',
      organisationText: 'SCIC La Remise',
      college: 'ess',
      said: [
        ['need', 'Des formations le soir, près des ateliers'],
        ['idea', 'Un groupement d’employeurs entre nos structures'],
      ],
    },
    {
      name: 'Sandrine Roche',
      organisationText: 'Mission locale de Vaucombe',
      college: 'agent',
      said: [['obstacle', 'Les jeunes ne connaissent de nos métiers que les annonces']],
    },
  ],
  groups: [
    ['Partager les emplois', ['idea'], 'Des temps pleins à plusieurs, plutôt que des mi-temps chacun.'],
    ['Venir à nos métiers', ['need', 'obstacle'], 'Montrer les métiers là où ils s’exercent, à des heures possibles.'],
  ],
}

/** A day with three workshops side by side, of which one is over: its restitution can be made. */
async function theDay(nadia: Player, demarcheId: string, pilotOrganisationId: string): Promise<void> {
  const { meetingId } = await createMeeting(nadia.ctx, { demarcheId, title: 'Rencontres de l’ESS' })
  const at = (days: number, hour: number): string => {
    const day = new Date(nadia.ctx.now().getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    return `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`
  }
  await updateMeeting(nadia.ctx, {
    meetingId,
    startsAt: at(0, 8),
    endsAt: at(0, 16),
    place: 'Halle aux grains, Vaucombe',
    framing: 'Une journée pour dire, métier par métier, ce que l’ESS du territoire veut porter ensemble.',
    notice,
    feedbackDue: at(60, 0).slice(0, 10),
  })
  const prepare = async (title: string, template: 'thematic' | 'urgent', place: string): Promise<string> => {
    const made = { demarcheId, title, pilotOrganisationId, template, meetingId }
    const { workshopId } = await createWorkshop(nadia.ctx, made)
    await updateWorkshop(nadia.ctx, { workshopId, place })
    await steer(nadia, workshopId, { kind: 'open' })
    return workshopId
  }
  const first = await prepare('Emploi\u202F: des métiers à partager', 'urgent', 'Salle Barrême')
  await prepare('Énergie\u202F: produire et économiser à plusieurs', 'thematic', 'Salle Mistral')
  await prepare('Financer ce qui ne se vend pas', 'urgent', 'Petite salle')
  await openMeeting(nadia.ctx, { meetingId })
  await over(nadia, first, jobs)
}

/** Played from its first phase to its end. */
async function over(nadia: Player, workshopId: string, played: Played): Promise<void> {
  await steer(nadia, workshopId, { kind: 'start' })
  const { code } = await readWorkshop(nadia.ctx, { workshopId })
  const roundId = async () => (await nadia.ctx.workshops.state(workshopId)).roundId ?? ''
  const first = await roundId()
  for (const voice of played.voices) await speak(nadia.ctx, { workshopId, code: code ?? '', roundId: first }, voice)
  await steer(nadia, workshopId, { kind: 'reveal', roundId: first, revealed: true })
  await steer(nadia, workshopId, { kind: 'next', roundId: first })
  const { contributions } = await nadia.ctx.workshops.state(workshopId)
  const of = (...types: ContributionType[]) =>
    [...contributions.values()].filter(({ type }) => types.includes(type)).map(({ id }) => id)
  for (const [title, types, text] of played.groups) {
    const clusterId = nadia.ctx.id()
    await steer(nadia, workshopId, { kind: 'makeCluster', clusterId, title, contributions: of(...types) })
    await steer(nadia, workshopId, { kind: 'synthesise', clusterId, text })
  }
  await steer(nadia, workshopId, { kind: 'close', roundId: await roundId() })
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

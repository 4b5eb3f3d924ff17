// A section of a document that organisations are asked about in a workshop: made, answered and edited by the product's own operations.
import { indexText } from '../../server/indexing/index-text.ts'
import type { BallotConfig, Phase } from '../../shared/workshop/phases.ts'
import type { Player, Scene } from './builders.ts'
import { Pen } from './pen.ts'
import type { Stage } from './stage.ts'
import { aBallot, aRoom, done, type Guest, type Room } from './workshops.ts'

export const [consent, reservation, objection, abstention] = [0, 1, 2, 3] as const

export type Text = {
  documentId: string
  /** Of the heading « Les mobilités ». */
  blockId: string
  pen: Pen
  by: { actorId: string }
  /** As the index reads it a moment later, in this process or another. */
  index(stage?: Stage): Promise<void>
}

/** A section of two paragraphs, before another. */
export async function aText(scene: Scene, options: Parameters<Scene['aDocument']>[0] = {}): Promise<Text> {
  const documentId = await scene.aDocument(options)
  const by = { actorId: scene.pilot.me.actorId }
  const pen = await Pen.in(scene.stage.services.sql, documentId)
  const blockId = await pen.write(by, 'Les mobilités', 2)
  await pen.write(by, 'Deux lignes de bus.')
  await pen.write(by, 'Une voie verte.')
  await pen.write(by, 'Le logement', 2)
  await pen.write(by, 'Vingt logements.')
  const index = (stage = scene.stage) => indexText(stage.services.sql, documentId, new Date())
  await index()
  return { documentId, blockId, pen, by, index }
}

export type Place = Pick<Text, 'documentId' | 'blockId'>

export const onSection = ({ documentId, blockId }: Place, config: Partial<BallotConfig> = {}): Phase =>
  aBallot(
    {
      method: 'consent',
      subject: 'section',
      items: [],
      secrecy: 'organisation',
      section: { documentId, blockId },
      ...config,
    },
    { kind: 'consent', identity: 'named' },
  )

export type Round = { room: Room; roundId: string }

/** In hand, and not open. */
export async function aRound(scene: Scene, text: Place, phases = [onSection(text)]): Promise<Round> {
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases })
  return { room, roundId: await room.roundId() }
}

export const open = ({ room, roundId }: Round) => done(room.steer({ kind: 'openBallot', roundId }))
export const close = ({ room, roundId }: Round) => done(room.steer({ kind: 'closeBallot', roundId }))

export const answer = (guest: Guest, { roundId }: Round, { blockId }: Place, value: number, reason?: string) =>
  done(guest.do({ kind: 'vote', roundId, choice: { [blockId]: value }, reasons: reason ? { [blockId]: reason } : {} }))

/** Who comes for an organisation; with an account where there is a player. */
export const comes = (scene: Scene, { room }: Round, organisationId: string | null, player?: Player) =>
  room.join(player?.visitor ?? scene.stage.visitor(), { name: player?.me.displayName ?? 'Ana Roy', organisationId })

/** Opened, answered with consent by each of these, and closed. */
export async function consented(
  scene: Scene,
  text: Text,
  ...organisations: { id: string; by?: Player; value?: number; reason?: string }[]
): Promise<Round & { guests: Guest[] }> {
  const round = await aRound(scene, text)
  await open(round)
  const guests: Guest[] = []
  for (const { id, by, value = consent, reason } of organisations) {
    const guest = await comes(scene, round, id, by)
    await answer(guest, round, text, value, reason)
    guests.push(guest)
  }
  await close(round)
  return { ...round, guests }
}

/** What people read of it, in that scene. */
export const readingIn = (scene: () => Scene) => {
  const sectionsOf = async ({ documentId }: Pick<Place, 'documentId'>, reader = scene().pilot) =>
    (await reader.visitor.call('listConsents', { documentId })).sections
  return {
    sectionsOf,
    /** Of a text with one section: who answered what, and whether it is stale. */
    answersTo: async (text: Place) =>
      (await sectionsOf(text))
        .flatMap(({ consents }) => consents)
        .map(({ organisation: name, value, staleAt }) => `${name} ${value}${staleAt === null ? '' : ' stale'}`),
    toldOf: async ({ visitor }: Player, { documentId }: Pick<Place, 'documentId'>) =>
      (await visitor.call('listConsentNotices', {})).notices.filter((one) => one.documentId === documentId),
    /** In the directory of the démarche: whoever comes into a room may choose it. */
    async organisation(name: string): Promise<string> {
      const listed = { demarcheId: scene().demarcheId, organisation: { name, family: 'association' } } as const
      return (await scene().pilot.visitor.call('listOrganisation', listed)).organisationId
    },
  }
}

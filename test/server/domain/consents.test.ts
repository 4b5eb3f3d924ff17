// Organisations consent to a section of a document in a workshop; its words change; they are told. On PostgreSQL, by the product's own operations.
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { indexText } from '../../../server/indexing/index-text.ts'
import type { BallotConfig } from '../../../shared/workshop/phases.ts'
import { aDemarche, type Player, type Scene } from '../../support/builders.ts'
import { Pen } from '../../support/pen.ts'
import { aBallot, aRoom, commonOf, done, type Guest, type Room } from '../../support/workshops.ts'

let scene: Scene
const [consent, reservation] = [0, 1]

beforeAll(async () => {
  scene = await aDemarche({ follows: true })
})

const organisation = async (name: string): Promise<string> =>
  (await scene.admin.visitor.call('createOrganisation', { name, family: 'association' })).id

type Text = { documentId: string; blockId: string; pen: Pen; by: { actorId: string }; index(): Promise<void> }

/** A section of two paragraphs, before another. */
async function aText(options: Parameters<Scene['aDocument']>[0] = {}): Promise<Text> {
  const documentId = await scene.aDocument(options)
  const { sql } = scene.stage.services
  const by = { actorId: scene.pilot.me.actorId }
  const pen = await Pen.in(sql, documentId)
  const blockId = await pen.write(by, 'Les mobilités', 2)
  await pen.write(by, 'Deux lignes de bus.')
  await pen.write(by, 'Une voie verte.')
  await pen.write(by, 'Le logement', 2)
  await pen.write(by, 'Vingt logements.')
  const index = () => indexText(sql, documentId, new Date())
  await index()
  return { documentId, blockId, pen, by, index }
}

const onSection = ({ documentId, blockId }: Pick<Text, 'documentId' | 'blockId'>, config: Partial<BallotConfig> = {}) =>
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

type Round = { room: Room; roundId: string }

async function aRound(text: Pick<Text, 'documentId' | 'blockId'>): Promise<Round> {
  const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, { phases: [onSection(text)] })
  return { room, roundId: await room.roundId() }
}

const open = ({ room, roundId }: Round) => done(room.steer({ kind: 'openBallot', roundId }))
const close = ({ room, roundId }: Round) => done(room.steer({ kind: 'closeBallot', roundId }))
const answer = (guest: Guest, { roundId }: Round, { blockId }: Pick<Text, 'blockId'>, value: number, reason?: string) =>
  done(guest.do({ kind: 'vote', roundId, choice: { [blockId]: value }, reasons: reason ? { [blockId]: reason } : {} }))

const somebody = (round: Round, organisationId: string, player?: Player) =>
  round.room.join(player?.visitor ?? scene.stage.visitor(), { name: 'Ana Roy', organisationId })

const consentsOf = async ({ documentId }: Pick<Text, 'documentId'>, reader = scene.pilot) =>
  (await reader.visitor.call('listConsents', { documentId })).sections
const noticesOf = ({ visitor }: Player) => visitor.call('listConsentNotices', {})

test('[A110] a ballot on a section has the words of that section as they stood when it opened', async () => {
  const text = await aText()
  const round = await aRound(text)
  await text.pen.write(text.by, 'Hors de la section.')
  await open(round)
  const said = 'Les mobilités\nDeux lignes de bus.\nUne voie verte.'
  const guest = await somebody(round, scene.organisationId)
  expect(commonOf(await guest.read()).subjects).toEqual([
    { id: text.blockId, label: 'Les mobilités', detail: 'Deux lignes de bus.\nUne voie verte.' },
  ])
  const [row] = await scene.stage.database.owner`select * from consent_round where round_id = ${round.roundId}`
  expect(row).toMatchObject({ documentId: text.documentId, blockId: text.blockId, staleAt: null })
  expect(row?.['textHash']).toEqual(createHash('sha256').update(said).digest())
})

test('[A112] [A113] an edit of a consented section marks its consents stale and tells each mandate holder once', async () => {
  const text = await aText()
  const halles = await organisation('Les Halles')
  const ana = await scene.join('member', { organisationId: halles, name: 'Ana Roy' })
  const ben = await scene.join('member', { organisationId: halles, name: 'Ben Petit' })
  const other = await scene.join('member', { name: 'Autre' })
  const round = await aRound(text)
  await open(round)
  const [a, b] = [await somebody(round, halles, ana), await somebody(round, scene.organisationId)]
  await answer(a, round, text, reservation, 'Si le bus passe le soir')
  await answer(b, round, text, consent)
  expect(await consentsOf(text)).toEqual([]) // answers may still change
  await close(round)
  const [before] = await consentsOf(text, other)
  expect(before).toMatchObject({ blockId: text.blockId, title: 'Les mobilités', isGone: false, comparison: null })
  expect(
    before?.consents.map(({ organisation: name, value, reason, staleAt }) => [name, value, reason, staleAt]),
  ).toEqual([
    ['Les Halles', 'reservation', 'Si le bus passe le soir', null],
    ['Vaucombe Métropole', 'consent', '', null],
  ])

  await text.pen.erase(text.by, 'Vingt') // of another section
  await text.index()
  expect((await consentsOf(text))[0]?.consents.every(({ staleAt }) => staleAt === null)).toBe(true)
  expect(await noticesOf(ana)).toEqual({ notices: [], unseen: 0 })

  await text.pen.erase(text.by, 'Deux ')
  await text.index()
  const [after] = await consentsOf(text)
  expect(after?.consents.every(({ staleAt }) => staleAt !== null)).toBe(true)
  for (const holder of [ana, ben, scene.pilot]) {
    const { notices, unseen } = await noticesOf(holder)
    const mine = notices.filter(({ documentId }) => documentId === text.documentId)
    expect([mine.length, unseen]).toEqual([1, 1])
    expect(mine[0]).toMatchObject({
      title: 'Diagnostic',
      sections: [{ blockId: text.blockId, title: 'Les mobilités' }],
    })
  }
  expect((await noticesOf(other)).notices).toEqual([])

  await ana.visitor.call('seeConsentNotices', { documentId: text.documentId })
  await text.pen.erase(text.by, 'voie ')
  await text.index()
  expect(await noticesOf(ana)).toMatchObject({ unseen: 0, notices: [{ seen: true }] })
})

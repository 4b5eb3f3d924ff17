// The id of an organisation that was merged into another, wherever one is taken or kept: it leads to the kept one, and replaces nothing of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '../../../shared/api.ts'
import { uuidPattern } from '../../../shared/ids.ts'
import type { EndpointName } from '../../../shared/routes.ts'
import { aDemarche, type Player, type Scene } from '../../support/builders.ts'
import { Pen } from '../../support/pen.ts'
import { aRoom, commonOf } from '../../support/workshops.ts'

/** What ids of the contract are of; `false`: not of an organisation. */
const ofOrganisations: Readonly<Record<string, boolean>> = {
  organisationId: true,
  ownerIds: true,
  organisations: true,
  oneId: true,
  otherId: true,
  keptId: true,
  goneId: true,
  as: true,
  sessionId: false,
  personId: false,
  personIds: false,
  demarcheId: false,
  invitationId: false,
  requestId: false,
  documentId: false,
  versionId: false,
  actorId: false,
  documents: false,
  people: false,
  blockId: false,
  parentId: false,
  before: false,
  beforeId: false,
  from: false,
  tagId: false,
  tagIds: false,
  intoId: false,
  contactId: false,
  mergeId: false,
  templateId: false,
  template: false,
  fileId: false,
  fileIds: false,
  workshopId: false,
  workshopIds: false,
  meetingId: false,
  pilotOrganisationId: true,
  copyOf: false,
  facilitatorIds: false,
  phaseId: false,
  roundId: false,
  tableId: false,
  guestId: false,
  sameAs: false,
  contributionId: false,
  contributions: false,
  clusterId: false,
  parents: false,
  commandId: false,
  messageId: false,
  id: false,
  photoId: false,
  sourceId: false,
  placeId: false,
}

type Json = { [key: string]: unknown }
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** The names under which a schema takes ids. */
function idsIn(schema: unknown, name = ''): string[] {
  if (!isJson(schema)) return []
  const { properties, pattern } = schema
  const inside = isJson(properties) ? Object.entries(properties).flatMap(([key, one]) => idsIn(one, key)) : []
  const rest = ['items', 'anyOf', 'oneOf', 'allOf'].flatMap((key) =>
    [schema[key]].flat().flatMap((one) => idsIn(one, name)),
  )
  return [...(pattern === uuidPattern.source ? [name] : []), ...inside, ...rest]
}

const inputs = Object.entries(api).map(([name, { input }]) => ({
  name,
  ids: [...new Set(idsIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })))],
}))

let scene: Scene
let writer: Player
let keptId: string
let goneId: string

beforeAll(async () => {
  scene = await aDemarche()
  const { admin, pilot, demarcheId } = scene
  const kept = { name: 'Les Halles Communes', family: 'association' } as const
  keptId = (await pilot.visitor.call('listOrganisation', { demarcheId, organisation: kept })).organisationId
  goneId = (await admin.visitor.call('createOrganisation', { name: 'Les Halles', family: 'association' })).id
  writer = await scene.join('writer', { organisationId: goneId })
  await pilot.visitor.call('mergeOrganisations', { demarcheId, keptId, goneId })
})

const onGone = () => ({ demarcheId: scene.demarcheId, organisationId: goneId })
const sheet = () => scene.pilot.visitor.call('readSheet', { demarcheId: scene.demarcheId, organisationId: keptId })
const contact = async (name: string) => (await sheet()).contacts?.find((one) => one.name === name)
const facts = { name: 'Les Halles', family: 'company' } as const

/** For each endpoint that takes the id of an organisation: what becomes of it when that was merged. */
const cases: Partial<Record<EndpointName, () => Promise<void>>> = {
  async readSheet() {
    expect(await scene.pilot.visitor.call('readSheet', onGone())).toMatchObject({ id: keptId })
  },
  async listOrganisation() {
    expect(await scene.pilot.visitor.call('listOrganisation', onGone())).toEqual({
      organisationId: keptId,
    })
  },
  async recordContact() {
    await scene.pilot.visitor.call('recordContact', { ...onGone(), name: 'Léa Estève', consent: true })
    expect(await contact('Léa Estève')).toBeDefined()
  },
  async withdrawContact() {
    const { contactId } = await scene.pilot.visitor.call('recordContact', { ...onGone(), name: 'Ali', consent: true })
    await scene.pilot.visitor.call('withdrawContact', { ...onGone(), contactId })
    expect(await contact('Ali')).toBeUndefined()
  },
  async importDirectory() {
    const lines = [{ n: 2, cells: { name: 'Encore un nom', networks: 'RTES' }, as: goneId }]
    const told = await scene.pilot.visitor.call('importDirectory', { demarcheId: scene.demarcheId, lines, apply: true })
    expect(told.lines).toMatchObject([{ outcome: 'update', organisation: { id: keptId } }])
  },
  async keepApart() {
    const { demarcheId, organisationId, pilot, stage } = scene
    await pilot.visitor.call('keepApart', { demarcheId, oneId: goneId, otherId: organisationId })
    const rows = await stage.database.owner`select one_id, other_id from organisation_apart`
    expect(rows.map((row) => Object.values(row).sort())).toEqual([[keptId, organisationId].sort()])
    const same = pilot.visitor.call('keepApart', { demarcheId, oneId: goneId, otherId: keptId })
    await expect(same).rejects.toMatchObject({ code: 'badInput' })
  },
  async invite() {
    const { visitor } = await scene.join('writer', { organisationId: goneId, name: 'Invitée' })
    expect(await visitor.call('readDemarche', { demarcheId: scene.demarcheId })).toMatchObject({ writesFor: keptId })
  },
  async joinRoom() {
    const { pilot, demarcheId, organisationId, stage } = scene
    const room = await aRoom(pilot.visitor, demarcheId, organisationId)
    await room.join(stage.visitor(), { organisationId: goneId })
    expect(Object.values(commonOf(await room.console()).people)).toMatchObject([
      { organisation: 'Les Halles Communes' },
    ])
    const [kept] = await stage.database.owner`select organisation_id from workshop_guest`
    expect(kept).toEqual({ organisationId: keptId })
  },
  async createWorkshop() {
    const { pilot, demarcheId } = scene
    const { workshopId } = await aRoom(pilot.visitor, demarcheId, goneId)
    expect(await pilot.visitor.call('readWorkshop', { workshopId })).toMatchObject({ pilotOrganisationId: keptId })
  },
  async updateWorkshop() {
    const { pilot, demarcheId, organisationId } = scene
    const { workshopId } = await aRoom(pilot.visitor, demarcheId, organisationId)
    await pilot.visitor.call('updateWorkshop', { workshopId, pilotOrganisationId: goneId })
    expect(await pilot.visitor.call('readWorkshop', { workshopId })).toMatchObject({ pilotOrganisationId: keptId })
  },
  async writeFor() {
    await writer.visitor.call('writeFor', onGone())
    const { writesFor } = await writer.visitor.call('readDemarche', { demarcheId: scene.demarcheId })
    expect(writesFor).toBe(keptId)
  },
  async createDemarche() {
    const made = await writer.visitor.call('createDemarche', { title: 'Une autre', ownerIds: [goneId, keptId] })
    const { organisations, writesFor } = await writer.visitor.call('readDemarche', made)
    expect(organisations).toMatchObject([{ id: keptId, isOwner: true }])
    expect(writesFor).toBe(keptId)
  },
  async addAffiliation() {
    const { me } = await scene.join('member')
    await scene.admin.visitor.call('addAffiliation', { personId: me.id, organisationId: goneId })
    const { people } = await scene.admin.visitor.call('listPeople', {})
    expect(people.find(({ id }) => id === me.id)?.organisations).toMatchObject([{ id: keptId }])
  },
  async resolveReferences() {
    const documentId = await scene.aDocument()
    const asked = { documentId, organisations: [goneId] }
    const { organisations } = await scene.pilot.visitor.call('resolveReferences', asked)
    expect(organisations).toEqual([{ id: goneId, name: 'Les Halles Communes' }])
  },
  // What would replace or erase was decided before the sheet of another: it is refused.
  async updateSheet() {
    const { version } = await sheet()
    const given = { ...onGone(), ...facts, version }
    await expect(scene.pilot.visitor.call('updateSheet', given)).rejects.toMatchObject({ code: 'staleSheet' })
    expect(await sheet()).toMatchObject({ name: 'Les Halles Communes', version })
  },
  async tagOrganisation() {
    await scene.pilot.visitor.call('tagOrganisation', {
      ...onGone(),
      organisationId: keptId,
      tags: [{ kind: 'theme', name: 'Emploi' }],
    })
    const given = { ...onGone(), tags: [] }
    await expect(scene.pilot.visitor.call('tagOrganisation', given)).rejects.toMatchObject({ code: 'staleSheet' })
    expect((await sheet()).tags).toHaveLength(1)
  },
  async unlistOrganisation() {
    await expect(scene.pilot.visitor.call('unlistOrganisation', onGone())).rejects.toMatchObject({ code: 'notFound' })
    expect(await sheet()).toMatchObject({ id: keptId })
  },
  async readHistory() {
    const documentId = await scene.aDocument()
    const pen = await Pen.in(scene.stage.database.owner, documentId)
    await pen.write({ actorId: scene.pilot.me.actorId, organisationId: goneId }, 'Écrit avant la fusion.')
    const told = async (organisationId: string) =>
      (await scene.pilot.visitor.call('readHistory', { documentId, organisationId })).lines
    expect((await told(goneId)).some(({ kind }) => kind === 'sitting')).toBe(true)
    expect(await told(goneId)).toEqual(await told(keptId))
  },
  async mergeOrganisations() {
    const { demarcheId, organisationId, pilot } = scene
    for (const pair of [
      { keptId: goneId, goneId: organisationId },
      { keptId: organisationId, goneId },
    ])
      await expect(pilot.visitor.call('mergeOrganisations', { demarcheId, ...pair })).rejects.toMatchObject({
        code: 'notFound',
      })
  },
}

describe('what takes the id of an organisation that was merged [Y13]', () => {
  test('each id of the contract is known to be of an organisation or not; each that is has its case', () => {
    expect(inputs.flatMap(({ ids }) => ids).filter((name) => !(name in ofOrganisations))).toEqual([])
    const taking = inputs.filter(({ ids }) => ids.some((name) => ofOrganisations[name])).map(({ name }) => name)
    expect(taking.length).toBeGreaterThan(10)
    expect(Object.keys(cases).sort()).toEqual(taking.sort())
  })

  for (const [name, run] of Object.entries(cases)) test(`${name}: leads to the kept one, or is refused`, run)
})

/** Rows that are carried by a merge, and whose later ones a trigger writes of the kept one. */
const carried = [
  'access_link',
  'affiliation',
  'demarche_organisation',
  'directory_entry',
  'membership',
  'organisation_contact',
  'organisation_tag',
]
/** What keeps the id as it was: records of what was done, and the merge itself. */
const kept = [
  'document_rename',
  'document_restoration',
  'document_state_change',
  'document_update',
  'document_version',
  'file',
  'organisation',
  'organisation_apart',
  'organisation_merge',
  'section_consent',
  'workshop',
  'workshop_guest',
]

describe('what keeps the id of an organisation [Y13]', () => {
  test('each table that holds one is carried under a trigger, or is a record that is read as naming the kept one', async () => {
    const { owner } = scene.stage.database
    const holding = await owner<{ name: string; watched: boolean }[]>`
      select distinct c.conrelid::regclass::text as name, exists (
        select from pg_trigger t where t.tgrelid = c.conrelid and t.tgname = 'of_kept_organisation') as watched
      from pg_constraint c where c.contype = 'f' and c.confrelid = 'organisation'::regclass`
    const names = (watched: boolean) => holding.filter((one) => one.watched === watched).map(({ name }) => name)
    expect(names(true).sort()).toEqual(carried)
    expect(names(false).sort()).toEqual(kept)
  })

  test('no statement names an organisation by the id of a record without looking where it was merged', () => {
    const root = join(import.meta.dirname, '../../../server')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const wrong = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/`[^`]*`/gu)]
        .map(([statement]) => statement)
        .filter((statement) => recordsNamed(statement) && !statement.includes('merged_into'))
        .map((statement) => `${file}: ${statement}`),
    )
    expect(wrong).toEqual([])
    const naive = '`select o.name from document_update u join organisation o on o.id = u.organisation_id`'
    expect(recordsNamed(naive)).toBe(true)
  })
})

/** Whether a statement joins organisations, and reads a record that keeps their ids. */
const recordsNamed = (statement: string): boolean =>
  /\bjoin organisation\b/u.test(statement) &&
  kept.some((table) => table !== 'organisation' && new RegExp(`\\b(?:from|join) ${table}\\b`, 'u').test(statement))

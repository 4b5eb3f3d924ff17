// An instance that uses all there is (images, tags, favourites, copies, templates, the directory…), restored elsewhere and used there.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { excludedFromArchives } from '../../../../server/db/archive/tables.ts'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import { archiveOf, restored, rowsOf } from '../../../support/archives.ts'
import { blanked } from '../../../support/blanking.ts'
import { aDemarche, type Scene } from '../../../support/builders.ts'
import { sentImage, sentSheet } from '../../../support/files.ts'
import {
  aBallot,
  aCredential,
  alone,
  aRoom,
  commonOf,
  done,
  type Guest,
  type Room,
} from '../../../support/workshops.ts'
import { aMeeting, aMeetingWrittenUp } from '../../../support/meetings.ts'
import { png } from '../../../support/images.ts'
import { aText, consented } from '../../../support/section-consents.ts'

/** Tables of these have rows of their own elsewhere: rooms, snapshots, resets. */
const writtenElsewhere = ['document_snapshot', 'reset_request']

async function aDirectory({ pilot, demarcheId }: Scene): Promise<void> {
  const call = pilot.visitor.call.bind(pilot.visitor)
  const listed = async (name: string) =>
    (await call('listOrganisation', { demarcheId, organisation: { name, family: 'association' } })).organisationId
  const [one, two, double] = [await listed('La Remise'), await listed('Les Halles'), await listed('La remise !')]
  await call('tagOrganisation', { demarcheId, organisationId: one, tags: [{ kind: 'theme', name: 'Mobilité' }] })
  await call('recordContact', { demarcheId, organisationId: one, name: 'Léa Estève', consent: true })
  await call('keepApart', { demarcheId, oneId: one, otherId: two })
  await call('mergeOrganisations', { demarcheId, keptId: one, goneId: double })
}

async function aWorkshop({ pilot, demarcheId, organisationId, stage }: Scene, facilitatorId: string): Promise<void> {
  const room = await aRoom(pilot.visitor, demarcheId, organisationId, { phases: [alone(), aBallot()] })
  const { workshopId } = room
  await pilot.visitor.call('updateWorkshop', { workshopId, facilitatorIds: [facilitatorId] })
  const { phases } = await pilot.visitor.call('readWorkshop', { workshopId })
  await pilot.visitor.call('notePhase', { workshopId, phaseId: phases[0]?.id ?? '', notes: 'Distribuer les feutres' })
  await done(room.steer({ kind: 'setTables', count: 1 }))
  const kept = { contacts: 3, links: 12, attendance: 36, reason: 'demandé par le FSE+' }
  await pilot.visitor.call('setRetention', { demarcheId, ...kept })
  // Years later, once nothing says any more what they wrote.
  await stage.database.owner`
    insert into attendance_line (workshop_id, id, half_day, name, organisation)
    values (${workshopId}, gen_random_uuid(), '2026-11-22 am', 'Sékou Diarra', 'Filage')`
  await sentSheet(pilot.visitor, workshopId, png())
  const guest = await room.join(stage.visitor())
  const quoted = await guest.send('Des locaux partagés')
  const contributionId = await guest.send('Un mur à repeindre')
  const group = { clusterId: randomUUID(), title: 'Un mur à repeindre', contributions: [] }
  await done(room.steer({ kind: 'makeCluster', ...group }))
  await done(guest.do({ kind: 'erase', contributionId })) // the title of the group still says it
  await guest.visitor.call('makeFollowCode', { workshopId, guestId: guest.guestId, replaces: false })
  const finish = { kind: 'finish', roundId: await room.roundId(), finished: false } as const
  await done(guest.do(finish)) // they had not finished: done, and nothing changed
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await done(room.steer({ kind: 'next', roundId: await room.roundId() }))
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'openBallot', roundId }))
  expect(await guest.cast(roundId, { 0: 2 }, aCredential())).toBeNull()
  await writtenUp(room, guest, quoted)
}

async function writtenUp({ workshopId, pilot, ...room }: Room, guest: Guest, quoted: string): Promise<void> {
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  await pilot.call('writeRestitution', { workshopId })
  const tableId = Object.keys(commonOf(await room.console()).tables)[0] ?? ''
  await pilot.call('recordApproval', { workshopId, tableId, approved: true, note: 'Dit à la fin' })
  await done(guest.do({ kind: 'withdraw', contributionId: quoted }))
  const taken = { sourceId: quoted, change: 'withdrawn', revision: 0, carried: true } as const
  await pilot.call('carryChange', { workshopId, ...taken })
}

async function aDay(scene: Scene): Promise<void> {
  const { meetingId, workshopId, contributionId, guest } = await aMeetingWrittenUp(scene)
  await done(guest.do({ kind: 'withdraw', contributionId }))
  const taken = { sourceId: contributionId, change: 'withdrawn', revision: 0, carried: true } as const
  await scene.pilot.visitor.call('carryMeetingChange', { meetingId, workshopId, ...taken })
  await scene.pilot.visitor.call('openMeeting', { meetingId: (await aMeeting(scene)).meetingId })
}

/** Given to a section that changed since. */
async function aConsent(scene: Scene): Promise<void> {
  const text = await aText(scene)
  await consented(scene, text, { id: scene.organisationId })
  await text.pen.erase(text.by, 'Deux ')
  await text.index()
}

async function aFullInstance(): Promise<Scene & { documentId: string; tagId: string }> {
  const scene = await aDemarche()
  const { pilot, demarcheId, stage } = scene
  const call = pilot.visitor.call.bind(pilot.visitor)
  const documentId = await scene.aDocument({ title: 'Parent', state: 'consultation' })
  const member = await scene.join('member')
  await sentImage(pilot.visitor, documentId, png())
  const { tagId } = await call('createTag', { demarcheId, kind: 'policy', name: 'Foncier' })
  await call('tagDocument', { documentId, tagIds: [tagId] })
  await call('setFavourite', { documentId, favourite: true })
  await call('seeDocument', { documentId })
  await call('setNumbering', { documentId, numbered: true })
  await call('renameDocument', { documentId, title: 'Le parent' })
  const named = await call('nameVersion', { documentId, name: 'Relu' })
  await call('lockVersion', { documentId, ...named, reason: 'kept' })
  await stage.database.owner`
    insert into version_pack (id, version_id, hash, size, actor_id, at)
    values (gen_random_uuid(), ${named.versionId}, sha256('pack'), 4, ${pilot.me.actorId}, now())`
  await stage.database.owner`
    insert into version_erasure (version_id, block_id, at) values (${named.versionId}, gen_random_uuid(), now())`
  await stage.database.owner`
    insert into erasure_notice (document_id, person_id, at) values (${documentId}, ${pilot.me.id}, now())`
  await stage.database.owner`
    insert into document_restoration (id, document_id, position, to_position, scope, version_id, actor_id, at)
    values (gen_random_uuid(), ${documentId}, 1, 0, 'whole', ${named.versionId}, ${pilot.me.actorId}, now())`
  const { documentId: copy } = await call('duplicateDocument', { documentId, title: 'Copie' })
  await call('moveDocument', { documentId: copy, parentId: documentId })
  await call('restrictDocument', { documentId: copy, restricted: true, personIds: [member.me.id] })
  const { templateId } = await call('saveTemplate', { documentId, name: 'Fiche', description: 'Pour chacun' })
  const begun = await call('createDocument', { demarcheId, title: 'Commencé', template: templateId, parentId: copy })
  await call('trashDocument', begun)
  await blanked(scene, copy, 'Copie')
  await aDirectory(scene)
  await stage.database.owner`
    insert into mention (document_id, person_id, block_id, actor_id, at)
    values (${documentId}, ${member.me.id}, gen_random_uuid(), ${pilot.me.actorId}, now())`
  await aWorkshop(scene, member.me.id)
  await aDay(scene)
  await aConsent(scene)
  const stranger = await scene.join('observer')
  await call('removeMember', { demarcheId, personId: stranger.me.id })
  await stranger.visitor.call('requestAccess', { demarcheId })
  const former = await scene.join('observer')
  await stage.database.owner`update person set erased_at = now() where id = ${former.me.id}`
  return { ...scene, documentId, tagId }
}

test('[B2, B7] whatever a person may make comes back, in every table that there is', async () => {
  const { stage, demarcheId } = await aFullInstance()
  const { owner } = stage.database
  const before = await rowsOf(owner, excludedFromArchives)
  const bare = Object.keys(before).filter((table) => before[table]?.length === 0)
  expect(bare.filter((table) => !writtenElsewhere.includes(table))).toEqual([])
  const { database, verification } = await restored((await archiveOf(owner)).path)
  expect(verification.findings).toEqual([])
  const after = await rowsOf(database.owner, excludedFromArchives)
  // The life of the instance is told in `document`, its restoration in `audit_log`: archive.test.ts looks at these.
  for (const table of Object.keys(before).filter((name) => name !== 'document' && name !== 'audit_log')) {
    expect(after[table], table).toEqual(before[table])
  }
  const places = (sql: typeof owner) => sql`
    select id, parent_id, rank, numbered, restricted, trashed_at, trashed_by, trash_root from document
    where demarche_id = ${demarcheId} order by id`
  expect(await places(database.owner)).toEqual(await places(owner))
  expect((await verifyDatabase(database.app)).findings).toEqual([])
})

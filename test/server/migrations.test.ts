// The migrations of the product: what they make is what docs/schema.sql shows, and the logs cannot be rewritten.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate, readMigrations } from '../../server/db/migrate.ts'
import { dumpSchema } from '../../server/db/schema-dump.ts'
import { migrationsDirectory } from '../../server/project-root.ts'
import { aDatabase } from '../support/database.ts'
import type { Phase } from '../../shared/workshop/phases.ts'
import { withNames } from '../../shared/workshop/speakers.ts'
import { root } from '../support/paths.ts'

it('docs/schema.sql shows what the migrations make; if not: node --import tsx server/cli/dump-schema.ts', async () => {
  const { owner } = await aDatabase()
  expect(readFileSync(join(root, 'docs', 'schema.sql'), 'utf8')).toBe(await dumpSchema(owner))
})

it('the running product may neither change, remove nor empty the logs [O6]', async () => {
  const { owner } = await aDatabase()
  const logs = ['audit_log', 'document_state_change', 'document_update', 'document_client', 'workshop_event']
  const rows = await owner<{ name: string; may: boolean }[]>`
    select relname as name, has_table_privilege('maillage_app', oid, 'update, delete, truncate') as may from pg_class
    where relnamespace = 'public'::regnamespace and relname in ${owner(logs)} order by relname`
  expect(rows.filter(({ may }) => may)).toEqual([])
  expect(rows.map(({ name }) => name)).toContain('audit_log')
})

it('the running product owns nothing, and may empty no table', async () => {
  const { owner } = await aDatabase()
  const rows = await owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and (pg_get_userbyid(relowner) <> 'maillage_owner' or has_table_privilege('maillage_app', oid, 'truncate'))`
  expect(rows).toEqual([])
})

it('organisations keep the tags that they bore by name, the démarche’s own where it has them (0011) [Y7]', async () => {
  const { owner } = await aDatabase({ empty: true })
  const all = await readMigrations(migrationsDirectory)
  const before = all.findIndex(({ name }) => name.includes('directory_tags'))
  await migrate(owner, all.slice(0, before))
  const [person, actor, demarche] = [randomUUID(), randomUUID(), randomUUID()]
  const [one, two, known] = [randomUUID(), randomUUID(), randomUUID()]
  await owner.begin(async (tx) => {
    await tx`insert into person (id, email, display_name, passphrase_hash, created_at) values (${person}, 'n@v.example', 'Nadia', 'x', now())`
    await tx`insert into actor (id, kind, person_id, created_at) values (${actor}, 'person', ${person}, now())`
    await tx`insert into demarche (id, title, created_by, created_at) values (${demarche}, 'D', ${actor}, now())`
    for (const [id, name] of [
      [one, 'A'],
      [two, 'B'],
    ] as const)
      await tx`insert into organisation (id, name, family, created_by, created_at) values (${id}, ${name}, 'other', ${actor}, now())`
    await tx`
      insert into tag (id, demarche_id, kind, name, created_by, created_at)
      values (${known}, ${demarche}, 'theme', 'Emploi', ${actor}, now())`
    for (const [id, name] of [
      [one, 'emploi'],
      [one, 'EMPLOI'],
      [one, 'Habitat'],
      [two, 'habitat'],
    ] as const)
      await tx`
        insert into organisation_tag (demarche_id, organisation_id, kind, name, actor_id, at)
        values (${demarche}, ${id}, 'theme', ${name}, ${actor}, now())`
  })
  await migrate(owner, all)
  const rows = await owner`
    select o.name as organisation, lower(t.name) as tag, t.id = ${known} as is_known from organisation_tag g
    join tag t on t.id = g.tag_id join organisation o on o.id = g.organisation_id order by 1, 2`
  expect([...rows]).toEqual([
    { organisation: 'A', tag: 'emploi', isKnown: true },
    { organisation: 'A', tag: 'habitat', isKnown: false },
    { organisation: 'B', tag: 'habitat', isKnown: false },
  ])
})

it('a workshop, its guests and its restitution stay what they were when meetings came (0021) [A72, A74, A75]', async () => {
  const { owner } = await aDatabase({ empty: true })
  const all = await readMigrations(migrationsDirectory)
  const at = all.findIndex(({ name }) => name.includes('meetings'))
  await migrate(owner, all.slice(0, at))
  const [actor, one, other, demarche, organisation] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  const [workshop, document, block, contribution] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await owner.begin(async (tx) => {
    await tx`insert into actor (id, kind, created_at) select id, 'guest', now() from unnest(${[one, other]}::text[]::uuid[]) g (id)`
    await tx`insert into actor (id, kind, created_at) values (${actor}, 'system', now())`
    await tx`insert into demarche (id, title, created_by, created_at) values (${demarche}, 'D', ${actor}, now())`
    await tx`insert into organisation (id, name, family, created_by, created_at) values (${organisation}, 'A', 'other', ${actor}, now())`
    await tx`
      insert into workshop (id, demarche_id, title, pilot_organisation_id, stage, join_code, created_by, created_at)
      values (${workshop}, ${demarche}, 'W', ${organisation}, 'running', 'ABCDEF', ${actor}, now())`
    await tx`
      insert into workshop_guest (workshop_id, id, actor_id, device_hash, name, identity, college, position, joined_at, last_seen_at)
      select ${workshop}, id, id, 'same device', 'Léa', 'named', 'ess', 1, now(), now() from unnest(${[one, other]}::text[]::uuid[]) g (id)`
    await tx`
      insert into document (id, demarche_id, title, template, template_version, state_since, epoch, restricted, rank, created_by, created_at)
      values (${document}, ${demarche}, 'R', 'restitution', 1, now(), 2, false, 1, ${actor}, now())`
    await tx`
      insert into restitution (document_id, workshop_id, number, revision, asked_by, written_at)
      values (${document}, ${workshop}, 1, 7, ${actor}, now())`
    await tx`
      insert into restitution_source (document_id, ordinal, block_id, contribution_id)
      values (${document}, 0, ${block}, ${contribution})`
    await tx`
      insert into restitution_report (document_id, source_id, change, revision, actor_id, at)
      values (${document}, ${contribution}, 'withdrawn', 0, ${actor}, now())`
  })
  await migrate(owner, all)
  const [row] = await owner`
    select r.revision::int, r.meeting_id, s.workshop_id as source, c.workshop_id as report, w.meeting_id as of,
      (select count(distinct attendee_id)::int from workshop_guest) as people
    from restitution r join restitution_source s using (document_id) join restitution_report c using (document_id)
    join workshop w on w.id = r.workshop_id`
  expect(row).toEqual({ revision: 7, meetingId: null, source: workshop, report: workshop, of: null, people: 2 })
})

it('speakers of older plans have their names beside the log, and are read as they were (0025) [A93]', async () => {
  const { owner } = await aDatabase({ empty: true })
  const all = await readMigrations(migrationsDirectory)
  const before = all.findIndex(({ name }) => name.includes('speakers'))
  await migrate(owner, all.slice(0, before))
  const [person, actor, demarche, organisation, workshop] = Array.from({ length: 5 }, randomUUID) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const speaker = (id: string, name: string) => ({ id, name, role: 'Élue', organisation: '', subject: 'Le foncier' })
  const phase = (speakers: object[]) => ({
    id: 'p1',
    title: 'Table ronde',
    config: { mechanism: 'queue', of: 'speakers', speakers },
  })
  const other = { id: 'p2', title: 'Seul', config: { mechanism: 'collect' } }
  const bodies = [
    ['planned', { phases: [other, phase([speaker('lea', 'Léa Ancienne'), speaker('omar', 'Omar')])] }],
    ['phaseChanged', { phase: phase([speaker('omar', 'Omar'), speaker('lea', 'Léa Nouvelle')]) }],
    ['phaseAdded', { phase: { ...other, id: 'p3' }, before: null }],
  ] as const
  await owner.begin(async (tx) => {
    await tx`insert into person (id, email, display_name, passphrase_hash, created_at) values (${person}, 'n@v.example', 'Nadia', 'x', now())`
    await tx`insert into actor (id, kind, person_id, created_at) values (${actor}, 'person', ${person}, now())`
    await tx`insert into demarche (id, title, created_by, created_at) values (${demarche}, 'D', ${actor}, now())`
    await tx`insert into organisation (id, name, family, created_by, created_at) values (${organisation}, 'A', 'other', ${actor}, now())`
    await tx`
      insert into workshop (id, demarche_id, title, pilot_organisation_id, created_by, created_at)
      values (${workshop}, ${demarche}, 'W', ${organisation}, ${actor}, now())`
    for (const [i, [kind, body]] of bodies.entries())
      await tx`
        insert into workshop_event (workshop_id, position, at, actor_id, command_id, ordinal, kind, body)
        values (${workshop}, ${i + 1}, now(), ${actor}, ${randomUUID()}, 0, ${kind}, ${JSON.stringify(body)}::text::jsonb)`
  })
  await migrate(owner, all)
  const rows = await owner<{ kind: string; body: object }[]>`select kind, body from workshop_event order by position`
  expect(JSON.stringify(rows)).not.toMatch(/Léa|Omar|Élue/)
  expect(rows[2]?.body).toEqual({ phase: { ...other, id: 'p3' }, before: null })
  const texts = await owner<
    { key: string; text: string; position: string }[]
  >`select key, text, position from workshop_text`
  expect(texts.map(({ text, position }) => `${position} ${text}`).sort()).toEqual(
    ['1 Léa Ancienne', '1 Omar', '1 Élue', '1 Élue', '2 Léa Nouvelle', '2 Omar', '2 Élue', '2 Élue'].sort(),
  )
  const known = new Map(texts.map(({ key, text }) => [key, text]))
  const [planned, changed] = rows.map(({ body }) => body as { phases: Phase[]; phase: Phase }) // as they were inserted
  expect(planned?.phases[1] && withNames(planned.phases[1], known)).toEqual(bodies[0][1].phases[1])
  expect(changed && withNames(changed.phase, known)).toEqual(bodies[1][1].phase)
})

// The story of a seeded instance: people write by their sockets, and the log says who.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { parseConfig } from '../../server/config.ts'
import { openChanges } from '../../server/db/changes.ts'
import { accessOf } from '../../server/domain/access.ts'
import { readDocument } from '../../server/domain/documents.ts'
import { createLive } from '../../server/realtime/live.ts'
import { principalOf } from '../../server/auth/auth.ts'
import { isSameOrigin, provenanceOf } from '../../server/auth/same-origin.ts'
import { Passphrases } from '../../server/auth/passwords.ts'
import { playDemo } from '../../server/seed/demo.ts'
import { playStory, whoIsWho } from '../../server/seed/story.ts'
import { makeServices } from '../../server/services.ts'
import type { Services } from '../../server/context.ts'
import { aDatabase } from '../support/database.ts'
import { quietLog } from '../support/quiet-log.ts'

const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

/** Operations and live texts on a port, without the API. */
async function aHouse(): Promise<Services> {
  const { access, app: sql } = await aDatabase()
  const changes = await openChanges(access)
  const place = { url: '' }
  const live = createLive({
    sql,
    changes,
    principalOf: (request) => principalOf(services.sessions, request),
    accessOf: (principal, documentId) => accessOf(sql, principal, documentId),
    isOurOrigin: (request) => isSameOrigin(provenanceOf(request), ''),
    now: () => new Date(),
    id: () => services.id(),
    log: quietLog,
    limits: parseConfig({}).limits,
    offThread: () => Promise.reject(new Error('no snapshots here')),
  })
  const services: Services = makeServices({
    sql,
    live: live.port,
    fileLimits: parseConfig({}).fileLimits,
    mailer: { configured: true, send: () => Promise.reject(new Error('no mail to people who do not exist')) },
    log: quietLog,
    publicUrl: () => place.url,
    secure: false,
    passphrases: new Passphrases({ memoryCost: 8, timeCost: 1 }),
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => void live.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  place.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port, never on a path
  closing.push(
    () => changes.close(),
    () => new Promise((resolve) => server.close(resolve)),
    () => live.close(),
  )
  return services
}

const authorsOf = async (services: Services, documentId: string) => {
  const rows = await services.sql<{ name: string; organisation: string | null; kind: string }[]>`
    select coalesce(p.display_name, '') as name, o.name as organisation, u.kind from document_update u
    join actor a on a.id = u.actor_id left join person p on p.id = a.person_id
    left join organisation o on o.id = u.organisation_id
    where u.document_id = ${documentId} order by u.position`
  return rows.map(({ name, organisation, kind }) => [name, organisation, kind])
}

test('the story: two hands of two organisations in one diagnostic, each under their name; played once', async () => {
  const services = await aHouse()
  const story = await playStory(services)
  if (!story) throw new Error('the instance was empty')
  expect(await authorsOf(services, story.documentId)).toEqual([
    ['', null, 'template'],
    ['Nadia Ferhat', 'Vaucombe Métropole', 'edit'],
    ['Sékou Diarra', 'Les Halles Communes', 'edit'],
  ])
  const [nadia] = story.players
  if (!nadia) throw new Error('nobody played')
  expect((await readDocument(nadia.ctx, { documentId: story.documentId })).state).toBe('consultation')
  expect(whoIsWho(story.players).join('\n')).toContain('sekou@halles.example')
  expect(await playStory(services)).toBeNull()
})

// all that a day of a dozen people leaves, by their own sockets
const playing = { timeout: 120_000 }
test(
  'the demonstration: twelve organisations and three that are only listed, three démarches, texts in every stage of writing',
  playing,
  async () => {
    const services = await aHouse()
    const demo = await playDemo(services)
    if (!demo) throw new Error('the instance was empty')
    const [counts] = await services.sql<{ organisations: number; demarches: number; people: number }[]>`
    select (select count(*)::int from organisation) as organisations, (select count(*)::int from demarche) as demarches,
      (select count(*)::int from person) as people`
    expect(counts).toEqual({ organisations: 15, demarches: 3, people: 12 })
    const states = await services.sql<{ state: string }[]>`select distinct state from document order by state`
    expect(states.map(({ state }) => state)).toEqual(['adopted', 'consultation', 'draft', 'submitted'])
    const written = new Set((await authorsOf(services, demo.documentId)).map(([, organisation]) => organisation))
    expect(written.size).toBeGreaterThan(5)
    const versions = await services.sql<{ name: string; people: number; corrections: number }[]>`
    select v.name, count(distinct u.actor_id)::int as people, count(*) filter (where jsonb_array_length(u.del) > 0)::int as corrections
    from document_version v join document_update u on u.document_id = v.document_id and u.position <= v.position
    where v.document_id = ${demo.documentId} group by v.position, v.name order by v.position`
    expect([...versions]).toEqual([
      { name: 'Première trame', people: 2, corrections: 0 }, // the template, and who wrote
      { name: 'Chiffres et méthode', people: 4, corrections: 0 },
      { name: 'Après l’écoute des structures', people: 7, corrections: 0 },
      { name: 'Relecture croisée', people: 8, corrections: 3 },
    ])
    const workshops = await services.sql<{ stage: string; guests: number; writtenUp: boolean }[]>`
    select stage, guests, exists (select 1 from restitution r where r.workshop_id = w.id) as written_up from workshop w order by stage, guests desc`
    expect(workshops).toEqual([
      { stage: 'closed', guests: 4, writtenUp: true },
      { stage: 'closed', guests: 2, writtenUp: false },
      { stage: 'open', guests: 0, writtenUp: false },
      { stage: 'open', guests: 0, writtenUp: false },
      { stage: 'open', guests: 0, writtenUp: false },
    ])
    const days = await services.sql`
    select t.stage, count(w.id)::int as workshops from meeting t join workshop w on w.meeting_id = t.id group by t.id`
    expect([...days]).toEqual([{ stage: 'open', workshops: 3 }])
  },
)

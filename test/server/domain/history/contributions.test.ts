// « Mes contributions »: all that I wrote, and nothing that others did.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'

type Passage = { section: string | null; text: string; writtenAt: string; deletedAt: string | null }
type Told = {
  name: string
  contributions: { kind: string; id: string; title: string | null; passages?: Passage[] | null; words?: string[] }[]
}

const fetched = ({ visitor }: Player, format: string) =>
  fetch(`${visitor.base}/api/me/contributions/${format}`, { headers: { cookie: visitor.cookie } })

async function contributionsOf(player: Player): Promise<Told> {
  const response = await fetched(player, 'json')
  expect(response.status).toBe(200)
  return (await response.json()) as Told
}

async function aNote({ demarcheId, pilot }: Scene, title: string): Promise<string> {
  return (await pilot.visitor.call('createDocument', { demarcheId, title, template: 'note' })).documentId
}

async function twoHands() {
  const scene = await aDemarche()
  const anne = await scene.join('writer', { name: 'Anne Roy' })
  const documentId = await aNote(scene, 'Le lac')
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  const by = { actorId: anne.me.actorId, at: new Date('2026-11-02T09:00:00Z') }
  const other = { actorId: scene.pilot.me.actorId, at: new Date('2026-11-02T10:00:00Z') }
  await pen.write(by, 'La rive gauche', 2)
  await pen.write(by, 'Les roseaux <b>et</b> la perdrix grise.')
  await pen.write(other, 'Une phrase d’autrui.')
  await pen.erase(other, ' la perdrix grise')
  await pen.erase(other, 'autrui')
  return { scene, anne, documentId }
}

test('what stands and what was deleted since, with where and when; nothing of others [H62]', async () => {
  const { anne, documentId } = await twoHands()
  const { name, contributions } = await contributionsOf(anne)
  expect(name).toBe('Anne Roy')
  expect(contributions).toMatchObject([{ kind: 'document', id: documentId, title: 'Le lac' }])
  const passages = contributions[0]?.passages ?? []
  const standing = passages.filter(({ deletedAt }) => deletedAt === null)
  expect(standing.map(({ section, text }) => [section, text])).toEqual([
    ['La rive gauche', 'La rive gauche'],
    ['La rive gauche', 'Les roseaux <b>et</b>.'],
  ])
  expect(passages.filter(({ deletedAt }) => deletedAt !== null)).toEqual([
    {
      section: 'La rive gauche',
      text: ' la perdrix grise',
      writtenAt: '2026-11-02T09:00:00.000Z',
      deletedAt: '2026-11-02T10:00:00.000Z',
    },
  ])
})

test('as a page: nothing of what was written is markup in it [H62]', async () => {
  const { anne } = await twoHands()
  const response = await fetched(anne, 'html')
  const page = await response.text()
  expect(page).toContain('Les roseaux &lt;b&gt;et&lt;/b&gt;')
  expect(page).not.toContain('<b>')
  expect(page).toContain('la perdrix grise')
  expect(page).not.toContain('autrui')
  expect(response.headers.get('content-disposition')).toContain('mes-contributions.html')
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
})

test('of a text that I may no longer read I have my words, and not what others call it now [H62]', async () => {
  const { scene, anne, documentId } = await twoHands()
  await scene.pilot.visitor.call('restrictDocument', { documentId, restricted: true })
  await scene.pilot.visitor.call('renameDocument', { documentId, title: 'Un titre tu' })
  for (const format of ['json', 'html']) {
    const said = await (await fetched(anne, format)).text()
    expect(said).toContain('Les roseaux')
    expect(['Un titre tu', 'Le lac', 'Schéma de l’ESS', 'Une phrase'].filter((word) => said.includes(word))).toEqual([])
  }
})

test('my words in workshops, while I was signed in [H62]', async () => {
  const { scene, anne } = await twoHands()
  const { owner } = scene.stage.database
  const { demarcheId, organisationId, pilot } = scene
  const made = {
    demarcheId,
    title: 'Atelier des berges',
    pilotOrganisationId: organisationId,
    template: 'thematic',
  } as const
  const { workshopId } = await pilot.visitor.call('createWorkshop', made)
  const [guest, actor] = [randomUUID(), randomUUID()]
  await owner`insert into actor (id, kind, created_at) values (${actor}, 'guest', now())`
  await owner`
    insert into workshop_guest (workshop_id, id, actor_id, device_hash, name, identity, college, person_id, position, joined_at, last_seen_at)
    values (${workshopId}, ${guest}, ${actor}, 'x', 'Anne', 'named', 'ess', ${anne.me.id}, 1, now(), now())`
  await owner`
    insert into workshop_text (workshop_id, key, actor_id, text, position, erased_at) values
      (${workshopId}, 'a', ${actor}, 'Un ponton pour tous.', 1, null), (${workshopId}, 'b', ${actor}, '', 2, now())`
  const { contributions } = await contributionsOf(anne)
  expect(contributions.at(-1)).toMatchObject({
    kind: 'workshop',
    title: 'Atelier des berges',
    words: ['Un ponton pour tous.'],
  })
  expect((await contributionsOf(pilot)).contributions.every(({ kind }) => kind === 'document')).toBe(true)
})

test('a broken log keeps back its own document only; it is written down that they were taken [H62, P12]', async () => {
  const { scene, anne, documentId } = await twoHands()
  const { owner } = scene.stage.database
  const second = await aNote(scene, 'Le marché')
  const pen = await Pen.in(owner, second)
  await pen.write({ actorId: anne.me.actorId }, 'Les étals du samedi.')
  await owner`update document_update set update = 'x' where document_id = ${documentId} and position = 2`
  const { contributions } = await contributionsOf(anne)
  expect(contributions.map(({ title, passages }) => [title, passages === null])).toEqual([
    ['Le lac', true],
    ['Le marché', false],
  ])
  const acts = await owner`select verb, actor_id from audit_log where verb = 'exportContributions'`
  expect(acts).toEqual([{ verb: 'exportContributions', actorId: anne.me.actorId }])
})

test('signed out, and in no format of ours, there is nothing', async () => {
  const { scene, anne } = await twoHands()
  expect((await fetch(`${scene.stage.base}/api/me/contributions/json`)).status).toBe(401)
  expect((await fetched(anne, 'exe')).status).toBe(404)
  const nobody = await scene.join('observer')
  expect((await contributionsOf(nobody)).contributions).toEqual([])
})

// The history of a text on one line: what is told, by whom, in what order, and what is left out by filters.
import { beforeAll, describe, expect, test } from 'vitest'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import type { Input } from '../../../../shared/api.ts'
import type { HistoryLine } from '../../../../shared/schemas/history.ts'

const day = 24 * 3600_000

/** A word for each line. */
const wordOf = (line: HistoryLine): string => {
  if (line.kind === 'sitting') return `sitting ${line.from}-${line.to}`
  return line.kind === 'version' ? `version ${line.version.name}` : `act ${line.act.name}`
}

let scene: Scene
let documentId: string
let anne: Player
let bruno: Player
let otherId: string
let monday: number
let pen: Pen

beforeAll(async () => {
  scene = await aDemarche()
  const { clock } = scene.stage
  monday = clock.at.getTime()
  const organisation = { name: 'Coopérative du Lac', family: 'cooperative' } as const
  otherId = (await scene.admin.visitor.call('listOrganisation', { demarcheId: scene.demarcheId, organisation }))
    .organisationId
  anne = await scene.join('writer', { name: 'Anne Roy', organisationId: scene.organisationId })
  bruno = await scene.join('writer', { name: 'Bruno Sy', organisationId: otherId })
  documentId = await scene.aDocument()
  pen = await Pen.in(scene.stage.database.owner, documentId)
  const by = (who: Player, organisationId: string | null, days: number) => ({
    actorId: who.me.actorId,
    organisationId,
    at: new Date(monday + days * day),
  })
  await pen.write(by(anne, scene.organisationId, 1), 'Les jardins de la rive.') // row 2
  clock.at = new Date(monday + 1.5 * day)
  await scene.pilot.visitor.call('renameDocument', { documentId, title: 'Diagnostic des communs' })
  await pen.write(by(bruno, otherId, 2), 'La pêche à pied.') // row 3
  clock.at = new Date(monday + 2.5 * day)
  await bruno.visitor.call('nameVersion', { documentId, name: 'Deux voix' })
  await pen.write(by(anne, null, 3), 'Les chemins creux.') // row 4, in her own name
  clock.at = new Date(monday + 4 * day)
  await scene.pilot.visitor.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
  await scene.pilot.visitor.call('restrictDocument', { documentId, restricted: false })
})

const read = (given: Partial<Input<'readHistory'>> = {}, by: Player = anne) =>
  by.visitor.call('readHistory', { documentId, ...given })
const wordsOf = async (given: Partial<Input<'readHistory'>>) => (await read(given)).lines.map(wordOf)

test('sittings, versions and acts stand on one line, the latest first, each where the log was [H47]', async () => {
  const { lines, title, head, hands, counts } = await read()
  expect(lines.map(wordOf)).toEqual([
    'act restricted',
    'act movedState',
    'sitting 4-4',
    'version Deux voix',
    'sitting 3-3',
    'act renamed',
    'sitting 2-2',
    'sitting 1-1',
    'act created',
  ])
  expect([title, head]).toEqual(['Diagnostic des communs', 4])
  expect(lines.flatMap((line) => (line.kind === 'act' ? [[line.act.name, line.position]] : []))).toEqual([
    ['restricted', 4],
    ['movedState', 4],
    ['renamed', 2],
    ['created', 0],
  ])
  const renamed = lines.find((line) => line.kind === 'act' && line.act.name === 'renamed')
  expect(renamed).toMatchObject({ act: { from: 'Diagnostic', to: 'Diagnostic des communs' } })
  const told = hands.map(({ name, organisation, isMe }) => [name, organisation?.name ?? null, isMe])
  expect(told).toEqual(
    expect.arrayContaining([
      ['Anne Roy', 'Vaucombe Métropole', true],
      ['Anne Roy', null, true],
      ['Bruno Sy', 'Coopérative du Lac', false],
      ['Nadia Ferhat', null, false],
    ]),
  )
  expect(counts).toEqual({ sittings: 4, people: 2, organisations: 2 }) // the template is of nobody
})

test('a sitting is over where a version was named, whoever goes on [H47]', async () => {
  const together = await scene.aDocument()
  const writing = await Pen.in(scene.stage.database.owner, together)
  const by = (minutes: number) => ({
    actorId: anne.me.actorId,
    at: new Date(scene.stage.clock.at.getTime() + minutes * 60_000),
  })
  await writing.write(by(60), 'Un.')
  await writing.write(by(61), 'Deux.')
  await writing.write(by(62), 'Trois.')
  const sittings = async () =>
    (await anne.visitor.call('readHistory', { documentId: together })).lines
      .filter(({ kind }) => kind === 'sitting')
      .map(wordOf)
  expect(await sittings()).toEqual(['sitting 2-4', 'sitting 1-1'])
  await anne.visitor.call('nameVersion', { documentId: together, name: 'À deux', position: 3 })
  expect(await sittings()).toEqual(['sitting 4-4', 'sitting 2-3', 'sitting 1-1'])
})

test('filters: by whom, for which organisation, in which days [H48]', async () => {
  expect(await wordsOf({ actorId: bruno.me.actorId })).toEqual(['version Deux voix', 'sitting 3-3'])
  expect(await wordsOf({ organisationId: scene.organisationId })).toContain('sitting 2-2')
  expect(await wordsOf({ organisationId: scene.organisationId })).not.toContain('sitting 4-4')
  const since = new Date(monday + 1.9 * day).toISOString()
  const until = new Date(monday + 2.9 * day).toISOString()
  expect(await wordsOf({ since, until })).toEqual(['version Deux voix', 'sitting 3-3'])
  expect(await wordsOf({ section: '0190d3a4-0000-7000-8000-000000000001' })).toEqual([])
  const { hands } = await read({ actorId: bruno.me.actorId })
  expect(hands.some(({ actorId }) => actorId === anne.me.actorId)).toBe(true) // whom one may ask for next
})

test('a visit: what came after it, until another one begins [H49]', async () => {
  const { clock } = scene.stage
  const reader = await scene.join('member', { name: 'Lise Arno' })
  const see = () => reader.visitor.call('seeDocument', { documentId })
  const seen = async () => (await read({}, reader)).seen
  const unseen = () => reader.visitor.call('readUnseen', { documentId })
  expect([await seen(), (await unseen()).seen]).toEqual([null, null])
  await see()
  expect(await seen()).toBeNull()
  clock.at = new Date(clock.at.getTime() + day)
  await pen.write({ actorId: bruno.me.actorId, organisationId: otherId, at: clock.at }, 'Un four à pain.')
  // Before the page says that the text is open, and after, and while it stays open.
  for (const minutes of [0, 0, 5]) {
    clock.at = new Date(clock.at.getTime() + minutes * 60_000)
    expect(await seen()).toBe(4)
    expect(await unseen()).toMatchObject({ seen: { position: 4 }, head: 5, rows: 1, hands: [{ name: 'Bruno Sy' }] })
    await see()
  }
  const lines = (await read({ sinceMyVisit: 'true' }, reader)).lines.map(wordOf)
  expect(lines).toEqual(['sitting 5-5'])
  clock.at = new Date(clock.at.getTime() + day)
  await see()
  expect(await unseen()).toMatchObject({ seen: { position: 5 }, rows: 0, hands: [] })
})

test('what one wrote oneself was seen [H49]', async () => {
  const { clock } = scene.stage
  const other = await scene.aDocument()
  const writing = await Pen.in(scene.stage.database.owner, other)
  await anne.visitor.call('seeDocument', { documentId: other })
  await writing.write({ actorId: bruno.me.actorId, at: clock.at }, 'Avant elle.')
  await writing.write({ actorId: anne.me.actorId, at: clock.at }, 'Elle.')
  await writing.write({ actorId: bruno.me.actorId, at: clock.at }, 'Après elle.')
  clock.at = new Date(clock.at.getTime() + day)
  await anne.visitor.call('seeDocument', { documentId: other })
  const unseen = await anne.visitor.call('readUnseen', { documentId: other })
  expect(unseen).toMatchObject({ seen: { position: 3 }, head: 4, rows: 1 })
})

describe('hands under the names of today [H44]', () => {
  test('another name, a merged organisation, an account that is gone: the log stays as it was', async () => {
    const { owner } = scene.stage.database
    const before = await owner`select hash from document_head where document_id = ${documentId}`
    const organisation = { name: 'Coop du Lac', family: 'cooperative' } as const
    const keptId = (await scene.admin.visitor.call('listOrganisation', { demarcheId: scene.demarcheId, organisation }))
      .organisationId
    await scene.admin.visitor.call('mergeOrganisations', { demarcheId: scene.demarcheId, keptId, goneId: otherId })
    await bruno.visitor.call('updateMe', { displayName: 'Bruno Sylla' })
    const { hands, lines } = await read({ organisationId: keptId })
    expect(hands.filter(({ actorId }) => actorId === bruno.me.actorId)).toMatchObject([
      { name: 'Bruno Sylla', organisation: { id: keptId, name: 'Coop du Lac' } },
    ])
    expect(lines.map(wordOf)).toContain('sitting 3-3')
    const other = await scene.join('member')
    for (const { me } of [other, bruno]) {
      await scene.stage.database.app`update person set erased_at = now(), display_name = 'x' where id = ${me.id}`
    }
    await owner`delete from membership where person_id = ${bruno.me.id}`
    const nameOf = async () => (await read()).hands.find(({ actorId }) => actorId === bruno.me.actorId)?.name
    expect(await nameOf()).toBe('Ancien membre 2')
    await owner`update person set erased_at = now() + interval '1 day' where id = ${bruno.me.id}`
    expect(await nameOf()).toBe('Ancien membre 2')
    expect((await verifyDatabase(owner)).findings).toEqual([])
    expect(await owner`select hash from document_head where document_id = ${documentId}`).toEqual(before)
  })

  test('what the product itself writes is of no person', async () => {
    const own = await scene.aDocument()
    const writing = await Pen.in(scene.stage.database.owner, own)
    const [system] = await scene.stage.database.owner<{ id: string }[]>`
      insert into actor (id, kind, created_at) values (gen_random_uuid(), 'system', now())
      on conflict (kind) where kind = 'system' do update set kind = 'system' returning id`
    await writing.write({ actorId: system?.id ?? '', kind: 'import' }, 'Importé.')
    const { hands, counts } = await anne.visitor.call('readHistory', { documentId: own })
    expect(hands.filter(({ isSystem }) => isSystem)).toMatchObject([
      { name: 'Trame du modèle', organisation: null, hue: 0 },
    ])
    expect(counts.people).toBe(0)
  })
})

test('a page ends after thirty lines, with the last of those that share a position [H48]', async () => {
  const long = await scene.aDocument()
  const writing = await Pen.in(scene.stage.database.owner, long)
  for (let n = 0; n < 40; n++) {
    await writing.write({ actorId: anne.me.actorId, at: new Date(monday + n * 3600_000) }, `Paragraphe ${n}.`)
  }
  for (const name of ['a', 'b', 'c']) await anne.visitor.call('nameVersion', { documentId: long, name, position: 13 })
  const first = await anne.visitor.call('readHistory', { documentId: long })
  // Rows 41 down to 14 are 28 sittings, then what stands at 13: three versions and a sitting.
  expect(first.lines).toHaveLength(32)
  expect(first.next).toBe(13)
  const second = await anne.visitor.call('readHistory', { documentId: long, before: first.next ?? 0 })
  const rest = Array.from({ length: 10 }, (_, n) => `sitting ${12 - n}-${12 - n}`)
  expect(second.lines.map(wordOf)).toEqual([...rest, 'sitting 1-2', 'act created'])
  expect(second.next).toBeNull()
})

// Importing and exporting a directory: told line by line, done twice to the same end, and nothing that runs or that nobody consented to.
import { expect, test } from 'vitest'
import { linesOf, readFile } from '../../../client/features/directory/import-file.ts'
import type { ImportedLine } from '../../../shared/schemas/directory.ts'
import { aDemarche, type Player, type Scene } from '../../support/builders.ts'

const siret = '732 829 320 00074'

const bring = async (scene: Scene, cells: ImportedLine['cells'][], apply = true, by: Player = scene.pilot) => {
  const lines = cells.map((one, at) => ({ n: at + 2, cells: one }))
  return (await by.visitor.call('importDirectory', { demarcheId: scene.demarcheId, lines, apply })).lines
}
const outcomes = (lines: Awaited<ReturnType<typeof bring>>) => lines.map(({ outcome }) => outcome)
const codes = (lines: Awaited<ReturnType<typeof bring>>) =>
  lines.map(({ problems }) => problems.map(({ code }) => code))

const whole = {
  name: 'Régie des Aubes',
  family: 'ASSOCIATION',
  form: 'association LOI 1901',
  siret,
  agreements: 'iae | EVS',
  networks: 'CNLRQ',
  communes: 'Les Aubes (31265) | Lissac',
  activities: 'Entretien, médiation',
  workforce: '1 024',
  website: 'regie.example',
  theme: 'Emploi | Cadre de vie',
  contactName: 'Karim Benali | Paul Roux',
  contactEmail: 'karim@regie.example | paul@regie.example',
  contactPhone: "'+33 6 12 34 56 78 | ",
  contactConsent: 'Oui, par courriel | non',
} as const

async function sheetOf(scene: Scene, name: string) {
  const { demarcheId } = scene
  const { lines } = await scene.pilot.visitor.call('listDirectory', { demarcheId, sought: name })
  return scene.pilot.visitor.call('readSheet', { demarcheId, organisationId: lines[0]?.id ?? '' })
}

test('coordinates that name nobody are left out, and that is told [Y5]', async () => {
  const scene = await aDemarche()
  const told = await bring(scene, [{ name: 'Mission locale', contactEmail: 'accueil@mission.example' }], false)
  expect(outcomes(told)).toEqual(['create'])
  expect(codes(told)).toEqual([['noContactName']])
})

test('what is looked at first changes nothing; what is done then is what was told; done again, nothing moves [Y8]', async () => {
  const scene = await aDemarche()
  const { owner } = scene.stage.database
  const told = await bring(scene, [whole], false)
  expect(outcomes(told)).toEqual(['create'])
  expect(codes(told)).toEqual([['noConsent']])
  expect(await owner`select 1 from organisation`).toHaveLength(1)
  expect(outcomes(await bring(scene, [whole]))).toEqual(['create'])
  const sheet = await sheetOf(scene, 'aubes')
  expect(sheet).toMatchObject({
    name: 'Régie des Aubes',
    family: 'association',
    form: 'Association loi 1901',
    siret: '73282932000074',
    agreements: ['IAE', 'EVS'],
    territories: [
      { name: 'Les Aubes', code: '31265' },
      { name: 'Lissac', code: null },
    ],
    workforce: 1024,
    website: 'https://regie.example',
    takesPart: false,
  })
  expect(sheet.tags.map(({ name }) => name)).toEqual(['Cadre de vie', 'Emploi'])
  expect(sheet.contacts).toMatchObject([
    { name: 'Karim Benali', phone: '+33 6 12 34 56 78', consentHow: 'par courriel', consentBy: 'Nadia Ferhat' },
  ])
  const before = await owner`select * from organisation_contact`
  expect(outcomes(await bring(scene, [whole]))).toEqual(['same'])
  expect(await owner`select * from organisation_contact`).toEqual(before)
  expect((await sheetOf(scene, 'aubes')).version).toBe(sheet.version)
})

test('a line that cannot be taken says why and keeps no other from coming in [Y8]', async () => {
  const scene = await aDemarche()
  const lines = await bring(scene, [
    { name: 'Bonne', siret },
    { family: 'Association' },
    { name: 'Faux numéro', siret: '123' },
    { name: 'À l\u202Eenvers' },
    { name: 'Bonne', siret: '356 000 000 00048' },
    { name: 'À peu près', family: 'Trucs', workforce: 'douze', website: 'javascript:alert(1)', communes: 'Lissac' },
    { name: 'x'.repeat(300) },
    { name: '\u0000' },
    { name: "Robert'); drop table organisation;--", networks: '%|_|\\' },
  ])
  expect(outcomes(lines)).toEqual([
    'create',
    'refuse',
    'refuse',
    'refuse',
    'refuse',
    'create',
    'refuse',
    'refuse',
    'create',
  ])
  expect(codes(lines)).toEqual([
    [],
    ['noName'],
    ['invalidSiret'],
    ['badValue'],
    ['otherKey'],
    ['unknownFamily', 'badValue', 'badValue'],
    ['badValue'],
    ['badValue'],
    [],
  ])
  expect(await sheetOf(scene, 'peu pres')).toMatchObject({ family: 'other', workforce: null, website: null })
})

test('an organisation is known by its numbers, else by its name; cells that say nothing take nothing away [Y8]', async () => {
  const scene = await aDemarche()
  await bring(scene, [whole])
  const lines = await bring(scene, [
    { name: 'Un autre nom', siret, networks: 'RTES' },
    { name: 'RÉGIE DES AUBES', activities: 'Réemploi' },
    { name: 'Vaucombe métropole', theme: 'Emploi' },
  ])
  expect(lines.map(({ changed }) => changed)).toEqual([['networks'], ['activities'], ['theme']])
  expect(await sheetOf(scene, 'aubes')).toMatchObject({
    name: 'Régie des Aubes',
    networks: ['CNLRQ', 'RTES'],
    activities: 'Réemploi',
    workforce: 1024,
  })
  await bring(scene, [{ name: 'Les Halles', rna: 'W131234567' }])
  expect(codes(await bring(scene, [{ name: 'Deux', siret, rna: 'W131234567' }], false))).toEqual([['twoOrganisations']])
})

test('the sheet of an organisation that others keep is left as it is, and it is listed [Y3, Y8]', async () => {
  const scene = await aDemarche()
  const member = await scene.join('member', { organisationId: scene.organisationId })
  const { id } = await scene.admin.visitor.call('createOrganisation', { name: 'Les Halles', family: 'association' })
  await scene.admin.visitor.call('addAffiliation', { personId: member.me.id, organisationId: id })
  const line = { name: 'les halles', activities: 'Réécrites par d’autres' }
  expect(await bring(scene, [line], false)).toMatchObject([
    { outcome: 'list', changed: [], problems: [{ code: 'notYours' }] },
  ])
  await bring(scene, [line])
  expect(await sheetOf(scene, 'halles')).toMatchObject({ activities: '', takesPart: false, mayEdit: false })
  expect(outcomes(await bring(scene, [line]))).toEqual(['same'])
})

test('two imports of the same file at once make no double, and neither fails [Y8]', async () => {
  const scene = await aDemarche()
  const facilitator = await scene.join('facilitator')
  const cells = Array.from({ length: 30 }, (_, n) => ({ name: `Organisation ${n}`, theme: 'Emploi' }))
  const both = await Promise.all([bring(scene, cells), bring(scene, cells, true, facilitator)])
  expect(both.map((lines) => new Set(outcomes(lines)))).toEqual(
    expect.arrayContaining([new Set(['create']), new Set(['same'])]),
  )
  const { total } = await scene.pilot.visitor.call('listDirectory', {
    demarcheId: scene.demarcheId,
    sought: 'organisation',
  })
  expect(total).toBe(30)
})

test('a line that resembles what is known makes no double: it waits for somebody to say whether it is the same [Y8, Y11]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  const [made] = await bring(scene, [{ name: 'Épicerie du Pont', siret }])
  expect(made).toMatchObject({ outcome: 'create', like: null })
  const known = await sheetOf(scene, 'epicerie')
  const lines = [
    { name: 'SCIC L’épicerie du Pont', networks: 'MES' },
    { name: 'Épiceries du Pond', networks: 'RTES' },
    { name: 'Épicerie du Pont', siret: '356 000 000 00048' },
    { name: 'Epicerie du pont (autre)', siret: '356 000 000 00048' },
  ]
  const [same, close, otherKey, toldApart] = await bring(scene, lines)
  const like = { id: known.id, name: 'Épicerie du Pont' }
  expect(same).toMatchObject({ outcome: 'like', changed: [], like: { ...like, reason: 'sameName' } })
  expect(close).toMatchObject({ outcome: 'like', changed: [], like: { ...like, reason: 'closeName' } })
  expect(otherKey).toMatchObject({ outcome: 'refuse', problems: [{ column: 'siret', code: 'otherKey' }] })
  expect(toldApart).toMatchObject({ outcome: 'create', like: null })
  expect((await sheetOf(scene, 'epicerie')).networks).toEqual([])
  const say = (at: number, as: string) => ({ n: at + 2, cells: lines[at] ?? {}, as })
  const said = { demarcheId, lines: [say(0, known.id), say(1, 'new')], apply: true }
  const { lines: done } = await scene.pilot.visitor.call('importDirectory', said)
  expect(outcomes(done)).toEqual(['update', 'create'])
  expect((await sheetOf(scene, 'epicerie')).networks).toEqual(['MES'])
  expect((await sheetOf(scene, 'pond')).networks).toEqual(['RTES'])
})

test('what came in says of which organisation it was; what would run in a spreadsheet is words [Y8, Y9]', async () => {
  const scene = await aDemarche()
  const hostile = "=cmd|'/c calc'!A1"
  const cells = [
    { ...whole, name: hostile, activities: `@SUM(A1)` },
    { name: 'Fausse', siret: '123' },
  ]
  const [would] = await bring(scene, cells, false)
  expect(would).toMatchObject({ outcome: 'create', name: hostile, organisation: null })
  const [made, refused] = await bring(scene, cells)
  const { id } = await sheetOf(scene, '=cmd')
  expect(made).toMatchObject({ outcome: 'create', organisation: { id, name: hostile } })
  expect(refused).toMatchObject({ outcome: 'refuse', organisation: null, problems: [{ code: 'invalidSiret' }] })
  const [known] = await bring(scene, [{ name: 'Sous un autre nom', siret, networks: 'RTES' }])
  expect(known).toMatchObject({ n: 2, outcome: 'update', organisation: { id, name: hostile } })
  const { csv } = await scene.pilot.visitor.call('exportDirectory', { demarcheId: scene.demarcheId })
  expect(csv.split(/[;\n]/u).filter((cell) => /^"?\s*[=+@-]/u.test(cell))).toEqual([])
})

test('each place says how many organisations are there, and how many of them take part [Y14]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  await bring(scene, [
    { name: 'Vaucombe métropole', communes: 'Lissac' },
    { name: 'Les Aubes', communes: 'Lissac (31265) | Vernois' },
    { name: 'Sans lieu' },
  ])
  const places = async () => {
    const { communes, placeless } = await pilot.visitor.call('readDirectoryChoices', { demarcheId })
    return { communes, placeless }
  }
  expect(await places()).toEqual({
    communes: [
      { value: 'Lissac', n: 2, taking: 1 },
      { value: 'Vernois', n: 1, taking: 0 },
    ],
    placeless: 1,
  })
  const { total } = await pilot.visitor.call('listDirectory', { demarcheId, commune: 'Lissac' })
  expect(total).toBe(2)
})

test('what is exported comes in again without a change; formulas are words, and contacts are for the team [Y9]', async () => {
  const scene = await aDemarche()
  const { demarcheId } = scene
  await bring(scene, [whole, { name: '=1+1', activities: '@SUM(A1)', networks: '-a | +b', theme: '=x' }])
  const csvFor = async (player: Player) => (await player.visitor.call('exportDirectory', { demarcheId })).csv
  const csv = await csvFor(scene.pilot)
  expect(csv.startsWith('\uFEFFNom;Famille;Forme;SIRET;')).toBe(true)
  expect(csv).toContain(siret)
  expect(csv).toContain('karim@regie.example')
  expect(csv.split(/[;\n]/u).filter((cell) => /^"?[=+@-]/u.test(cell))).toEqual([])
  const observer = await csvFor(await scene.join('observer'))
  expect(observer).toContain('Régie des Aubes')
  expect(observer).not.toMatch(/karim|Courriel|612/iu)
  const read = readFile(new TextEncoder().encode(csv))
  if ('problem' in read) throw new Error(read.problem)
  const { lines, refused } = linesOf(read.rows, read.columns)
  expect(refused).toEqual([])
  const again = await scene.pilot.visitor.call('importDirectory', { demarcheId, lines, apply: true })
  expect(outcomes(again.lines)).toEqual(['same', 'same', 'same'])
  const [log] = await scene.stage.database.owner`
    select details from audit_log where verb = 'exportDirectory' order by id limit 1`
  expect(log?.['details']).toEqual({ lines: 3, contacts: 1 })
})

test('five thousand organisations are given a page at a time, and a page is small [Y1]', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const { owner } = scene.stage.database
  await owner`
    insert into organisation (id, name, family, networks, territories, activities, created_by, created_at)
    select gen_random_uuid(), 'Organisation ' || lpad(n::text, 4, '0'), 'association', array['Réseau ' || n % 40],
      jsonb_build_array(jsonb_build_object('name', 'Commune ' || n % 300, 'code', null)), repeat('Réemploi et partage. ', 20),
      ${pilot.me.actorId}, now() from generate_series(1, 5000) n`
  await owner`
    insert into directory_entry (demarche_id, organisation_id, actor_id, at)
    select ${demarcheId}, id, ${pilot.me.actorId}, now() from organisation where name like 'Organisation %'`
  const first = await pilot.visitor.call('listDirectory', { demarcheId })
  expect(first).toMatchObject({ total: 5001, all: 5001 })
  expect(JSON.stringify(first).length).toBeLessThan(30_000)
  const last = await pilot.visitor.call('listDirectory', { demarcheId, from: 4980 })
  expect(last.lines.at(-1)?.name).toBe('Vaucombe Métropole')
  const found = await pilot.visitor.call('listDirectory', { demarcheId, sought: 'reseau commune 0042' })
  expect(found.lines.map(({ name }) => name)).toEqual(['Organisation 0042'])
  const choices = await pilot.visitor.call('readDirectoryChoices', { demarcheId })
  expect(choices.communes).toHaveLength(300)
  expect((await pilot.visitor.call('readDemarche', { demarcheId })).organisations).toHaveLength(1)
})

// A comparison as a file: read back as those who open it would, once with all its changes accepted and once with none.
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'

let scene: Scene
let documentId: string
let anne: Player

beforeAll(async () => {
  scene = await aDemarche()
  anne = await scene.join('writer', { name: 'Anne Épervier', organisationId: scene.organisationId })
  documentId = await scene.aDocument()
  const pen = await Pen.in(scene.stage.database.owner, documentId)
  const by = { actorId: scene.pilot.me.actorId }
  await pen.write(by, 'Accueillir', 1)
  await pen.write(by, 'Les projets naissent, puis cherchent un toit.')
  await pen.write(by, '=SOMME(A1) n’est pas une formule.')
  const theirs = { actorId: anne.me.actorId, organisationId: scene.organisationId }
  await pen.erase(theirs, ', puis cherchent un toit')
  await pen.write(theirs, 'Un fonds de portage garde les murs & les toits.')
  await pen.erase(theirs, '=SOMME(A1) ')
})

async function take(player: Player, format: string, from = 4, to = 7): Promise<{ status: number; bytes: Uint8Array }> {
  const { base, cookie } = player.visitor
  const path = `/api/documents/${documentId}/comparison/export/${format}?from=${from}&to=${to}`
  const response = await fetch(base + path, { headers: { cookie, origin: base } })
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const partOf = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())
const plain = (xml: string): string =>
  xml
    .replaceAll('<text:s/>', ' ')
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
const paragraphs = (xml: string, tags: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:${tags})[ >].*?</(?:${tags})>`, 'gsu'))]
    .map(([one]) => plain(one))
    .filter((one) => one !== '')

const before = ['Les projets naissent, puis cherchent un toit.', '=SOMME(A1) n’est pas une formule.']
const after = ['Les projets naissent.', 'n’est pas une formule.', 'Un fonds de portage garde les murs & les toits.']

test('[H97] a DOCX gives the later text when its changes are accepted, the earlier one when they are refused, and names who made them', async () => {
  const { status, bytes } = await take(anne, 'docx')
  expect(status).toBe(200)
  const xml = partOf(bytes, 'word/document.xml')
  expect(xml).toContain('w:author="Anne Épervier')
  const accepted = xml.replace(/<w:del [^>]*>.*?<\/w:del>/gsu, '')
  const refused = xml.replace(/<w:ins [^>]*[^/]>.*?<\/w:ins>/gsu, '')
  expect(paragraphs(accepted, 'w:p')).toEqual(expect.arrayContaining(after))
  expect(paragraphs(refused, 'w:p')).toEqual(expect.arrayContaining(before))
  expect(plain(accepted)).not.toContain('cherchent un toit')
  expect(plain(refused)).not.toContain('portage')
})

test('[H97] an ODT likewise', async () => {
  const { bytes } = await take(anne, 'odt')
  const xml = partOf(bytes, 'content.xml')
  const [, regions = ''] = /<text:tracked-changes[^>]*>(.*?)<\/text:tracked-changes>/su.exec(xml) ?? []
  expect(regions).toContain('<dc:creator>Anne Épervier')
  const body = xml.replace(/<text:tracked-changes.*?<\/text:tracked-changes>/su, '')
  const gone = new Map(
    [...regions.matchAll(/text:id="(ct\d+)"><text:deletion>.*?<text:p>(.*?)<\/text:p><\/text:deletion>/gsu)].map(
      ([, id, words]) => [id, words] as const,
    ),
  )
  const refused = body
    .replace(/<text:change-start text:change-id="(ct\d+)"\/>.*?<text:change-end text:change-id="\1"\/>/gsu, '')
    .replace(/<text:change text:change-id="(ct\d+)"\/>/gu, (_, id: string) => gone.get(id) ?? '')
  expect(paragraphs(body, 'text:p')).toEqual(expect.arrayContaining(after))
  expect(paragraphs(refused, 'text:p')).toEqual(expect.arrayContaining(before))
})

test('[H97] the table says who, when, what and where, in a sheet and as CSV; nothing in it is a formula', async () => {
  const csv = new TextDecoder().decode((await take(anne, 'csv')).bytes)
  expect(csv).toMatch(/Anne Épervier/u)
  expect(csv).toContain('Accueillir')
  expect(csv).toContain('portage')
  expect(csv).not.toMatch(/(^|[;"\n])=SOMME/u)
  const sheet = partOf((await take(anne, 'ods')).bytes, 'content.xml')
  expect(sheet).toContain('Un fonds de portage garde les murs &amp; les toits.')
  expect(sheet).not.toContain('table:formula')
  expect(sheet.match(/office:value-type="date"/gu)?.length).toBeGreaterThan(1)
})

test('[H98] who does not see the past takes nothing of it away; what is taken is noted', async () => {
  const member = await scene.join('elected')
  await scene.pilot.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, readersSeeHistory: false })
  expect((await take(member, 'csv')).status).not.toBe(200)
  expect((await take(anne, 'csv', 4, 999)).status).toBe(404)
  expect((await take(anne, 'exe')).status).toBe(404)
  const [noted] = await scene.stage.database.owner<{ n: number }[]>`
    select count(*)::int as n from audit_log where verb = 'exportComparison' and object_id = ${documentId}`
  expect(noted?.n).toBe(4)
})

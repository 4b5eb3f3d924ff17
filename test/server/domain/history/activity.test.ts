// What happened lately in the texts of a démarche: for who may see it, day by day, without playing any log.
import { expect, test } from 'vitest'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Pen } from '../../../support/pen.ts'
import type { ActivityLine } from '../../../../shared/schemas/history.ts'

const day = 24 * 3600_000
/** Ten in the morning in Paris: no test is about midnight. */
const morning = Date.parse('2026-11-02T09:00:00Z')

const wordOf = ({ title, line }: ActivityLine): string => {
  if (line.kind === 'writing') return `${title}: writing ${line.from}-${line.to}`
  return line.kind === 'version' ? `${title}: ${line.version.name}` : `${title}: ${line.act.name}`
}

async function aTown(): Promise<Scene> {
  const scene = await aDemarche()
  await scene.stage.database.owner`update demarche set created_at = ${new Date(morning - 400 * day)}`
  scene.stage.clock.at = new Date(morning)
  return scene
}

const read = (by: Player, { demarcheId }: Scene, before?: string) =>
  by.visitor.call('listActivity', { demarcheId, ...(before === undefined ? {} : { before }) })

test('who wrote in which text, versions and acts, the latest first, a line for each text and day [H61]', async () => {
  const scene = await aTown()
  const { stage, pilot } = scene
  const [anne, bruno] = [await scene.join('writer', { name: 'Anne' }), await scene.join('writer', { name: 'Bruno' })]
  const [lake, market] = [await scene.aDocument({ title: 'Le lac' }), await scene.aDocument({ title: 'Le marché' })]
  const [onLake, onMarket] = [await Pen.in(stage.database.owner, lake), await Pen.in(stage.database.owner, market)]
  const by = (who: Player, hours: number) => ({ actorId: who.me.actorId, at: new Date(morning + hours * 3600_000) })
  await onLake.write(by(anne, 1), 'Un.')
  await onMarket.write(by(anne, 2), 'Un.')
  await onLake.write(by(bruno, 3), 'Deux.')
  await onLake.write(by(anne, 4), 'Trois.')
  await onLake.write(by(bruno, 24), 'Quatre.')
  stage.clock.at = new Date(morning + 25 * 3600_000)
  await anne.visitor.call('nameVersion', { documentId: lake, name: 'Relu' })
  stage.clock.at = new Date(morning + 25.5 * 3600_000)
  await pilot.visitor.call('renameDocument', { documentId: market, title: 'Les halles' })
  stage.clock.at = new Date(morning + 26 * 3600_000)
  const { lines, hands, next } = await read(anne, scene)
  expect(lines.map(wordOf)).toEqual([
    'Les halles: renamed',
    'Le lac: Relu',
    'Le lac: writing 5-5',
    'Le lac: writing 2-4',
    'Les halles: writing 2-2',
    ...['Le lac: created', 'Les halles: created'].sort(),
  ])
  const [, , , written] = lines
  const names = written?.line.kind === 'writing' ? written.line.hands.map((hand) => hands[hand]?.name) : []
  expect(names).toEqual(['Anne', 'Bruno'])
  expect(next).toBeNull()
})

test('only of texts whose history one sees; the rest is in no byte [H60]', async () => {
  const scene = await aTown()
  const { stage, pilot } = scene
  const observer = await scene.join('observer')
  const open = await scene.aDocument({ title: 'Ouvert', state: 'consultation' })
  const draft = await scene.aDocument({ title: 'Brouillon tu' })
  const closed = await scene.aDocument({ title: 'Réservé tu', state: 'consultation', restricted: true })
  for (const documentId of [open, draft, closed]) {
    const pen = await Pen.in(stage.database.owner, documentId)
    await pen.write({ actorId: pilot.me.actorId, at: new Date(morning + 1000) }, 'Des mots.')
    await pilot.visitor.call('nameVersion', { documentId, name: `Version de ${documentId}` })
    await pilot.visitor.call('renameDocument', { documentId, title: `Autre ${documentId}` })
  }
  const heard: string[] = []
  observer.visitor.heard = (body) => void heard.push(body)
  const { lines } = await read(observer, scene)
  expect(new Set(lines.map(({ documentId }) => documentId))).toEqual(new Set([open]))
  const others = [draft, closed, 'Brouillon tu', 'Réservé tu']
  expect(others.filter((word) => heard.join('').includes(word))).toEqual([])
  await pilot.visitor.call('updateDemarche', { demarcheId: scene.demarcheId, readersSeeHistory: false })
  expect((await read(observer, scene)).lines).toEqual([])
  const stranger = await scene.join('member')
  await pilot.visitor.call('removeMember', { demarcheId: scene.demarcheId, personId: stranger.me.id })
  await expect(read(stranger, scene)).rejects.toMatchObject({ code: 'notFound' })
})

test('pages are whole days, and together they tell every line once [H61]', async () => {
  const scene = await aTown()
  const { stage, pilot } = scene
  const ids = await Promise.all(Array.from({ length: 7 }, (_, n) => scene.aDocument({ title: `Texte ${n}` })))
  for (const documentId of ids) {
    const pen = await Pen.in(stage.database.owner, documentId)
    for (let n = 1; n <= 11; n++) {
      // Long ago at first, then every day.
      const days = n < 3 ? n - 200 : n - 12
      await pen.write({ actorId: pilot.me.actorId, at: new Date(morning + days * day) }, 'Encore.')
    }
  }
  const told: string[] = []
  const pages: number[] = []
  let before: string | undefined
  do {
    const page = await read(pilot, scene, before)
    told.push(...page.lines.map(wordOf))
    pages.push(page.lines.length)
    before = page.next ?? undefined
  } while (before !== undefined && pages.length < 20)
  expect(told.filter((word) => word.includes('writing'))).toHaveLength(7 * 11)
  expect(new Set(told).size).toBe(told.length)
  expect(pages.slice(0, -1).every((length) => length >= 30)).toBe(true)
  expect(pages.length).toBeGreaterThan(2)
})

test('no log is played [H61]', async () => {
  const scene = await aTown()
  const documentId = await scene.aDocument()
  const { owner } = scene.stage.database
  // A log that nobody could play again: the activity does not notice.
  await owner`
    insert into document_update (document_id, position, actor_id, connection_id, verified, at, kind, update, ins, del,
      update_hash, prev_hash, hash)
    select ${documentId}, n, ${scene.pilot.me.actorId}, gen_random_uuid(), true, ${new Date(morning)}, 'edit', 'x', '[]', '[]',
      sha256('x'), sha256('x'), sha256('x')
    from generate_series(2, 3000) n`
  await owner`update document_head set position = 3000 where document_id = ${documentId}`
  const { lines } = await read(scene.pilot, scene)
  expect(lines.map(wordOf)).toContain('Diagnostic: writing 2-3000')
})

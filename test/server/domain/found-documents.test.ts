// What a search reads: the index, and of the texts nothing but what is shown, before the database has counted anything too.
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../../server/db/connect.ts'
import { foundDocuments } from '../../../server/domain/found-documents.ts'
import { replaceIndex } from '../../../server/domain/text-index.ts'
import type { SignedIn } from '../../../server/context.ts'
import { roles } from '../../../shared/rules/demarche-roles.ts'
import { documentStates } from '../../../shared/rules/document-states.ts'
import { searchTerms } from '../../../shared/rules/search-terms.ts'
import { aDemarche } from '../../support/builders.ts'

/** Of fewer, reading all is cheaper than asking an index. */
const documents = 1_500

test('[Q5] the words of the texts are compared by the index alone, though every text says them; what one may not read is not opened [Q14]', async () => {
  const scene = await aDemarche()
  const sql = connect(scene.stage.database.access, { role: 'app', max: 1 })
  onTestFinished(() => sql.end())
  const ids = Array.from({ length: documents }, () => randomUUID())
  await sql`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, created_by, created_at)
    select t.id::uuid, d.id, 'Document', 'note', 1, now(), 2, d.created_by, now()
    from demarche d, unnest(${ids}::text[]) t (id) where d.id = ${scene.demarcheId}`
  // More than what stands in the row itself.
  const many = Array.from({ length: 250 }, (_, n) => ((n * 2_654_435_761) % 2 ** 32).toString(36)).join(' ')
  const passages = [{ blockId: randomUUID(), section: '', isHeading: false, text: `association réemploi ${many}` }]
  const [first = ''] = ids
  await replaceIndex(sql, first, { passages, references: [], words: 252, mentionedBy: [], position: 1, at: new Date() })
  const columns = sql`demarche_id, changed_at, position, words, heads, pairs, word_count, read_at`
  await sql`
    insert into document_index (document_id, ${columns})
    select t.id::uuid, ${columns} from document_index, unnest(${ids.slice(1)}::text[]) t (id) where document_id = ${first}`
  await sql`
    insert into document_passage (document_id, place, is_heading, text, words)
    select t.id::uuid, place, is_heading, text, words
    from document_passage, unnest(${ids.slice(1)}::text[]) t (id) where document_id = ${first}`
  const readBlocks = async () => {
    await sql`select pg_stat_force_next_flush()`
    const [row] = await sql<{ blocks: bigint }[]>`
      select toast_blks_hit + toast_blks_read as blocks from pg_statio_user_tables where relname = 'document_index'`
    return Number(row?.blocks)
  }
  // Nothing but these two is asked of who asks.
  const ctx = { sql, principal: { personId: scene.pilot.me.id } } as SignedIn
  const before = await readBlocks()
  expect(before).toBeGreaterThan(documents)
  for (const sought of ['a', 'assoc', 'association', 'réemploi association', 'association -tramway', 'zz9a']) {
    await foundDocuments(ctx, searchTerms(sought), null, 21)
    expect((await readBlocks()) - before, sought).toBe(0)
  }
  expect(await foundDocuments(ctx, searchTerms('"réemploi association"'), null, 21)).toEqual([])
  expect((await readBlocks()) - before, 'a phrase that none says').toBe(0)
  const found = await foundDocuments(ctx, searchTerms('"association réemploi"'), null, 21)
  expect(found.length).toBeGreaterThanOrEqual(21)
  expect((await readBlocks()) - before, 'a phrase is looked for in the best').toBeLessThan(documents)

  // Whoever may read seven hundred of them, the last of all: what stands before them is neither found nor opened. [Q14]
  await sql`
    update document set state = 'consultation', title = 'Ouvert'
    where id in (select document_id from document_index order by changed_at desc, document_id limit 700)`
  const elected = { sql, principal: { personId: (await scene.join('elected')).me.id } } as SignedIn
  const already = await readBlocks()
  for (const sought of ['assoc', '"réemploi association"']) {
    const titles = (await foundDocuments(elected, searchTerms(sought), null, 21)).map(({ title }) => title)
    expect(new Set(titles), sought).toEqual(new Set(sought === 'assoc' ? ['Ouvert'] : []))
    expect((await readBlocks()) - already, sought).toBe(0)
  }
  const theirs = await foundDocuments(elected, searchTerms('"association réemploi"'), null, 21)
  expect(theirs.length).toBeGreaterThanOrEqual(21)
  expect(new Set(theirs.map(({ title }) => title))).toEqual(new Set(['Ouvert']))
  expect((await readBlocks()) - already, 'of the few that are looked at').toBeLessThan(500)
})

test('of every kind of document, each role finds what it may read and nothing else, by words and by a phrase [Q14, Q2]', async () => {
  const scene = await aDemarche()
  const { sql } = scene.stage.services
  const passages = [{ blockId: randomUUID(), section: '', isHeading: false, text: 'Une filière du réemploi.' }]
  const read = { passages, references: [], words: 4, mentionedBy: [], position: 1_000, at: new Date() }
  const granted: string[] = []
  for (const state of documentStates)
    for (const restricted of [false, true])
      for (const opened of restricted ? [false, true] : [false]) {
        const title = [state, restricted ? 'réservé' : 'de tous', opened ? 'ouvert' : ''].join(' ')
        const documentId = await scene.aDocument({ title, restricted })
        await sql`update document set state = ${state} where id = ${documentId}`
        if (opened) granted.push(documentId)
        await replaceIndex(sql, documentId, read)
      }
  for (const role of roles.filter((one) => one !== 'pilot')) {
    const player = await scene.join(role)
    await sql`
      insert into document_access (document_id, person_id, granted_at)
      select t.id::uuid, ${player.me.id}, now() from unnest(${granted}::text[]) t (id)`
    const listed = await player.visitor.call('listDocuments', { demarcheId: scene.demarcheId })
    const mine = listed.documents.map(({ title }) => title).toSorted()
    expect(mine.length).toBeGreaterThan(5)
    for (const sought of ['réemploi', '"filière du réemploi"'])
      expect(
        (await player.visitor.call('search', { sought })).documents.map(({ title }) => title).toSorted(),
        `${role}: ${sought}`,
      ).toEqual(mine)
  }
})

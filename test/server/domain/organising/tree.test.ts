// The tree of a démarche: order, places, what is not seen, and two who move at once.
import { expect, test } from 'vitest'
import type { Role } from '../../../../shared/rules/demarche-roles.ts'
import { aDemarche, type Player, type Scene } from '../../../support/builders.ts'
import { Refusal } from '../../../support/visitor.ts'

/** « title » under what, in order. */
async function treeOf(scene: Scene, who: Player = scene.pilot): Promise<string[]> {
  const { documents } = await who.visitor.call('listTree', { demarcheId: scene.demarcheId })
  const titles = new Map(documents.map(({ id, title }) => [id, title]))
  return documents.map(({ title, parentId }) => (parentId ? `${titles.get(parentId)} > ${title}` : title))
}

const move = (who: Player, documentId: string, parentId: string | null, beforeId: string | null = null) =>
  who.visitor.call('moveDocument', { documentId, parentId, beforeId })

const refusal = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

async function aTree(): Promise<Scene & Record<'a' | 'b' | 'c', string>> {
  const scene = await aDemarche()
  const one = (title: string) => scene.aDocument({ title })
  return { ...scene, a: await one('A'), b: await one('B'), c: await one('C') }
}

test('documents stand in the order in which they came, until they are moved [G1]', async () => {
  const scene = await aTree()
  expect(await treeOf(scene)).toEqual(['A', 'B', 'C'])
  await move(scene.pilot, scene.c, null, scene.a)
  expect(await treeOf(scene)).toEqual(['C', 'A', 'B'])
  await move(scene.pilot, scene.c, scene.b)
  expect(await treeOf(scene)).toEqual(['A', 'B', 'B > C'])
  await move(scene.pilot, scene.a, scene.b, scene.c)
  expect(await treeOf(scene)).toEqual(['B', 'B > A', 'B > C'])
  const under = { demarcheId: scene.demarcheId, title: 'D', template: 'note', parentId: scene.a } as const
  await scene.pilot.visitor.call('createDocument', under)
  expect(await treeOf(scene)).toEqual(['B', 'B > A', 'A > D', 'B > C'])
})

test('between two siblings there is always room [G1]', async () => {
  const scene = await aTree()
  for (let times = 0; times < 70; times++) {
    await move(scene.pilot, scene.c, null, scene.b)
    await move(scene.pilot, scene.b, null, scene.c)
  }
  expect(await treeOf(scene)).toEqual(['A', 'B', 'C'])
})

test('no document stands in itself, below the eighth level, in another démarche or in the trash [G1]', async () => {
  const scene = await aTree()
  await move(scene.pilot, scene.b, scene.a)
  expect(await refusal(move(scene.pilot, scene.a, scene.a))).toBe('wouldCycle')
  expect(await refusal(move(scene.pilot, scene.a, scene.b))).toBe('wouldCycle')
  let deepest = scene.b
  for (let level = 3; level <= 8; level++) {
    const next = await scene.aDocument({ title: `Niveau ${level}` })
    await move(scene.pilot, next, deepest)
    deepest = next
  }
  expect(await refusal(move(scene.pilot, scene.c, deepest))).toBe('tooDeep')
  const made = { demarcheId: scene.demarcheId, title: 'Trop bas', template: 'note', parentId: deepest } as const
  expect(await refusal(scene.pilot.visitor.call('createDocument', made))).toBe('tooDeep')
  const elsewhere = await scene.admin.visitor.call('createDemarche', {
    title: 'Ailleurs',
    ownerIds: [scene.organisationId],
  })
  const foreign = { demarcheId: elsewhere.demarcheId, title: 'Autre', template: 'note' } as const
  const { documentId } = await scene.admin.visitor.call('createDocument', foreign)
  expect(await refusal(move(scene.pilot, scene.c, documentId))).toBe('notFound')
  await scene.pilot.visitor.call('trashDocument', { documentId: deepest })
  expect(await refusal(move(scene.pilot, scene.c, deepest))).toBe('inTrash')
})

test('of two who move into each other at the same moment one wins, and nothing is lost [G2]', async () => {
  const scene = await aTree()
  const writer = await scene.join('writer')
  const both = await Promise.all([
    refusal(move(scene.pilot, scene.a, scene.b)),
    refusal(move(writer, scene.b, scene.a)),
  ])
  expect(both.sort()).toEqual(['done', 'wouldCycle'])
  expect((await treeOf(scene)).map((line) => line.at(-1)).sort()).toEqual(['A', 'B', 'C'])
})

test('many who move at once leave a tree that has every document once [G2]', async () => {
  const scene = await aTree()
  const writer = await scene.join('writer')
  const ids = [scene.a, scene.b, scene.c]
  for (let title = 0; title < 5; title++) ids.push(await scene.aDocument({ title: `N${title}` }))
  const tries = ids.flatMap((id, n) =>
    [1, 3, 5].map((step, k) => refusal(move(k === 1 ? writer : scene.pilot, id, ids[(n + step) % ids.length] ?? null))),
  )
  await Promise.all(tries)
  const { documents } = await scene.pilot.visitor.call('listTree', { demarcheId: scene.demarcheId })
  expect(documents.map(({ id }) => id).sort()).toEqual([...ids].sort())
})

test('what I may not see hides nothing that stands under it, and betrays nothing [G3]', async () => {
  const scene = await aTree()
  const secret = await scene.aDocument({ title: 'Fermeture du site de Lissac', restricted: true })
  await move(scene.pilot, secret, scene.a)
  await move(scene.pilot, scene.b, secret)
  await move(scene.pilot, scene.c, secret)
  const writer = await scene.join('writer')
  expect(await treeOf(scene)).toEqual([
    'A',
    'A > Fermeture du site de Lissac',
    'Fermeture du site de Lissac > B',
    'Fermeture du site de Lissac > C',
  ])
  expect(await treeOf(scene, writer)).toEqual(['A', 'A > B', 'A > C'])
  const read = await writer.visitor.call('readDocument', { documentId: scene.b })
  expect(read.ancestors.map(({ title }) => title)).toEqual(['A'])
  const whole = await writer.visitor.call('listTree', { demarcheId: scene.demarcheId })
  expect(JSON.stringify([whole, read])).not.toContain(secret)
  expect(await refusal(move(writer, scene.c, secret))).toBe('notFound')
  const fresh = await scene.aDocument({ title: 'Neuf' })
  await move(writer, fresh, scene.a, scene.c)
  expect(await treeOf(scene, writer)).toEqual(['A', 'A > Neuf', 'A > B', 'A > C'])
})

const may: Record<Role, boolean> = {
  pilot: true,
  facilitator: true,
  writer: true,
  member: false,
  elected: false,
  observer: false,
}

test.each(Object.keys(may) as Role[])('a %s moves documents, or is refused [G4]', async (role) => {
  const scene = await aDemarche()
  const [a, b] = [await scene.aDocument({ state: 'consultation' }), await scene.aDocument({ state: 'consultation' })]
  const person = role === 'pilot' ? scene.pilot : await scene.join(role)
  expect(await refusal(move(person, a, b))).toBe(may[role] ? 'done' : 'notAllowed')
})

test('ten thousand documents are listed whole and in order; the list of the latest stays short [G5]', async () => {
  const scene = await aTree()
  const { owner } = scene.stage.database
  await owner`
    insert into document (id, demarche_id, title, template, template_version, state_since, created_by, created_at, rank, parent_id)
    select gen_random_uuid(), demarche_id, 'Fiche ' || n, 'note', 1, now(), created_by, now(), 5000 + n,
      case when n % 2 = 0 then id end
    from document, generate_series(1, 10000) n where id = ${scene.a}`
  const { documents } = await scene.pilot.visitor.call('listTree', { demarcheId: scene.demarcheId })
  expect(documents).toHaveLength(10_003)
  expect(documents.filter(({ parentId }) => parentId === scene.a)).toHaveLength(5_000)
  expect(documents.slice(0, 3).map(({ title }) => title)).toEqual(['A', 'Fiche 2', 'Fiche 4'])
  expect(documents.at(-1)?.title).toBe('Fiche 9999')
  const latest = await scene.pilot.visitor.call('listDocuments', { demarcheId: scene.demarcheId })
  expect([latest.documents.length, latest.total]).toEqual([200, 10_003])
  const last = documents.at(-1)?.id ?? ''
  await move(scene.pilot, last, scene.a, documents[1]?.id ?? null)
  const after = await scene.pilot.visitor.call('listTree', { demarcheId: scene.demarcheId })
  expect(after.documents.slice(0, 3).map(({ title }) => title)).toEqual(['A', 'Fiche 9999', 'Fiche 2'])
})

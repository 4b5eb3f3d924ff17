// Restoring on the whole product: a thread that plays the log again, a room in which people type, rights that are rows.
import { expect, test } from 'vitest'
import { aWholeProduct, type Person, type WholeProduct } from '../../support/whole-product.ts'

const written = async ({ live, documentId }: WholeProduct) => Number(await live.port.flush(documentId))

async function say(product: WholeProduct, person: Person, ...words: string[]): Promise<number[]> {
  const author = product.open(person)
  await author.until(() => author.asked > 0)
  const positions: number[] = []
  for (const word of words) {
    author.type(word)
    await author.until(() => author.saved >= author.sent)
    positions.push(await written(product))
  }
  author.ws.close()
  await author.whenClosed()
  return positions
}

test('[H95] a whole text comes back among people who type: they see it arrive, and what was before bears a name', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId, database } = product
  const ben = await product.join('writer')
  const [first = 0] = await say(product, pilot, 'Les projets naissent. ')
  const [second = 0] = await say(product, ben, 'Ils cherchent un toit. ')
  const typing = product.open(ben)
  await typing.until(() => typing.text.includes('toit'))
  const { versionId, position } = await pilot.visitor.call('restoreText', {
    documentId,
    position: first,
    scope: 'whole',
  })
  await typing.until(() => !typing.text.includes('toit'))
  expect(typing.text).toBe('Les projets naissent. ')
  typing.type('Toujours là.')
  await typing.until(() => typing.saved >= typing.sent)
  const [row] = await database.owner<{ kind: string; actorId: string }[]>`
    select kind, actor_id from document_update where document_id = ${documentId} and position = ${position}`
  expect(row).toEqual({ kind: 'restore', actorId: pilot.me.actorId })
  const { lines } = await ben.visitor.call('readHistory', { documentId })
  expect(lines.find((line) => line.kind === 'version')).toMatchObject({
    version: { id: versionId, position: second, isAutomatic: true, name: 'Avant un retour en arrière' },
  })
  expect(lines.find((line) => line.kind === 'act' && line.act.name === 'restored')).toMatchObject({
    position,
    act: { to: first, scope: 'whole' },
  })
  // whoever has it open is told by whom; whoever did it knows
  expect((await ben.visitor.call('readUnseen', { documentId })).restored).toMatchObject({
    by: { name: 'Nadia Ferhat' },
    scope: 'whole',
    position,
  })
  expect((await pilot.visitor.call('readUnseen', { documentId })).restored).toBeNull()
  // and back again
  await pilot.visitor.call('restoreText', { documentId, position: second, scope: 'whole' })
  await typing.until(() => typing.text.includes('toit'))
})

test('[H95] two at once bring the same words back once', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId } = product
  const ben = await product.join('writer')
  const [full = 0] = await say(product, pilot, 'Un fonds de portage garde les murs.')
  await pilot.visitor.call('restoreText', { documentId, position: 0, scope: 'whole' })
  const replies = await Promise.all(
    [pilot, ben, pilot].map(({ visitor }) =>
      visitor.call('restoreText', { documentId, position: full, scope: 'whole' }),
    ),
  )
  expect(replies.filter(({ versionId }) => versionId !== null)).toHaveLength(1)
  const reader = product.open(ben)
  await reader.until(() => reader.text !== '')
  expect(reader.text).toBe('Un fonds de portage garde les murs.')
})

test('[H95] while another process restores the same text, whoever asks is told so, and not left waiting', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId, database } = product
  const [full = 0] = await say(product, pilot, 'Un fonds de portage garde les murs.')
  await say(product, pilot, ' Et le toit.')
  const restore = () => pilot.visitor.call('restoreText', { documentId, position: full, scope: 'whole' })
  await database.owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`restoring ${documentId}`}, 0))`
    await expect(restore()).rejects.toMatchObject({ code: 'restoring', status: 409 })
  })
  expect((await restore()).versionId).not.toBeNull()
})

test('[H95] however many are asked for at once, others go on: each is made, or its asker is told to come again', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId } = product
  const ben = await product.join('writer')
  const [first = 0, second = 0] = await say(product, pilot, 'Un fonds de portage ', 'garde les murs.')
  const asked = Array.from({ length: 24 }, (_, n) =>
    code(pilot.visitor.call('restoreText', { documentId, position: n % 2 ? first : second, scope: 'whole' })),
  )
  const bens = code(ben.visitor.call('restoreText', { documentId, position: first, scope: 'whole' }))
  await ben.visitor.call('readDocument', { documentId })
  const codes = await Promise.all(asked)
  expect([...new Set(codes)].sort()).toEqual(['busy', 'done'])
  expect(await bens).toBe('done')
})

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

test('[H96] only who may write restores, only what they may see, only what stood, and nothing of a frozen text', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId, demarcheId } = product
  const [first = 0] = await say(product, pilot, 'Avant son arrivée.')
  await say(product, pilot, ' Ensuite.')
  const [member, late] = [await product.join('member'), await product.join('writer')]
  const ask = ({ visitor }: Person, more: object = {}) =>
    code(visitor.call('restoreText', { documentId, position: first, scope: 'whole', ...more } as never))
  expect(await ask(member)).toBe('notAllowed')
  await pilot.visitor.call('updateDemarche', { demarcheId, historyFromArrival: true })
  expect(await ask(late)).toBe('beforeArrival')
  expect(await ask(pilot, { scope: 'block', blockId: 'nowhere' })).toBe('notFound')
  expect(await ask(pilot, { scope: 'block' })).toBe('badInput')
  expect(await ask(pilot, { position: 999 })).toBe('notFound')
  const before = await written(product)
  await pilot.visitor.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
  await pilot.visitor.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })
  expect(await ask(pilot)).toBe('notAllowed')
  expect(await written(product)).toBe(before)
})

// What an operation decides reaches the open sockets of the whole product: rights, sessions, states, organisations.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { closeCode } from '../../../shared/protocol.ts'
import { passphrase } from '../../support/builders.ts'
import { textsOf } from '../../support/words.ts'
import { aWholeProduct, type Person, type WholeProduct } from '../../support/whole-product.ts'
import { Visitor } from '../../support/visitor.ts'

type Taking = {
  what: string
  take: (product: WholeProduct, person: Person) => Promise<unknown>
  closed: number
  again: number
  /** Those who keep their right are asked to come again too. */
  ofEveryone?: true
}

const { accessChanged, noRight, signedOut } = closeCode

const takings: Taking[] = [
  {
    what: 'a role that sees no draft',
    take: ({ pilot, demarcheId }, { me }) =>
      pilot.visitor.call('changeRole', { demarcheId, personId: me.id, role: 'observer' }),
    closed: accessChanged,
    again: noRight,
  },
  {
    what: 'removal from the démarche',
    take: ({ pilot, demarcheId }, { me }) => pilot.visitor.call('removeMember', { demarcheId, personId: me.id }),
    closed: accessChanged,
    again: noRight,
  },
  {
    what: 'a restriction to others',
    take: ({ pilot, documentId }) => pilot.visitor.call('restrictDocument', { documentId, restricted: true }),
    closed: accessChanged,
    again: noRight,
    ofEveryone: true,
  },
  {
    what: 'a closed account',
    take: ({ pilot }, { me }) => pilot.visitor.call('disablePerson', { personId: me.id, disabled: true }),
    closed: signedOut,
    again: signedOut,
  },
  {
    what: 'an erased account',
    take: (_, { visitor }) => visitor.call('eraseMe', { current: passphrase }),
    closed: signedOut,
    again: signedOut,
  },
  {
    what: 'a session revoked from another browser',
    take: async ({ url }, { me }) => {
      const phone = new Visitor(url)
      await phone.call('signIn', { email: me.email, passphrase })
      await phone.call('revokeSession', { sessionId: me.sessionId })
    },
    closed: signedOut,
    again: signedOut,
  },
  {
    what: 'signing out',
    // with a copy of the cookie, as another tab of the same browser has it
    take: async ({ url }, { visitor }) => {
      const tab = new Visitor(url)
      tab.cookie = visitor.cookie
      await tab.call('signOut', {})
    },
    closed: signedOut,
    again: signedOut,
  },
]

test.each(takings)('$what closes the open text at once, and coming back is refused [L24, P9, P15]', async (taking) => {
  const product = await aWholeProduct()
  const [sekou, ines] = [await product.join('writer'), await product.join('pilot')]
  const [open, others] = [product.open(sekou), product.open(ines)]
  await Promise.all([open.whenSynced(), others.whenSynced()])
  open.type('bonjour')
  await open.whenSaved()
  await taking.take(product, sekou)
  await open.whenClosed()
  expect(open.closedWith).toBe(taking.closed)
  const again = product.open(sekou)
  await again.whenClosed()
  expect(again.closedWith).toBe(taking.again)
  expect(others.closedWith).toBe(taking.ofEveryone ? accessChanged : null)
})

test('who facilitates writes in a restitution and in nothing else, and no longer once they do not facilitate [R10]', async () => {
  const product = await aWholeProduct()
  const { pilot, demarcheId, documentId } = product
  const ines = await product.join('facilitator')
  const { documentId: minutesId } = await pilot.visitor.call('createDocument', {
    demarcheId,
    title: 'Restitution',
    template: 'restitution',
  })
  const [minutes, note] = [product.open(ines, minutesId), product.open(ines)]
  await Promise.all([minutes.whenSynced(), note.whenSynced()])
  minutes.type('Corrigé en séance')
  await minutes.whenSaved()
  expect(minutes.refused).toEqual([])
  note.type('sans y avoir droit')
  await note.until(() => note.refused.length > 0)
  expect(note.refused).toMatchObject([{ reason: 'readOnly' }])
  const mayDo = async (id: string) => (await ines.visitor.call('readDocument', { documentId: id })).mayDo
  expect(await mayDo(minutesId)).toEqual(expect.arrayContaining(['writeText', 'renameDocument', 'readHistory']))
  expect(await mayDo(minutesId)).not.toContain('trashDocument')
  expect(await mayDo(documentId)).not.toContain('writeText')
  await ines.visitor.call('renameDocument', { documentId: minutesId, title: 'Restitution corrigée' })
  await expect(ines.visitor.call('renameDocument', { documentId, title: 'Autre' })).rejects.toMatchObject({
    code: 'notAllowed',
  })
  const { documents } = await ines.visitor.call('listTree', { demarcheId })
  expect(documents.map(({ title, mayRename = false }) => [title, mayRename])).toEqual([
    ['Note', false],
    ['Restitution corrigée', true],
  ])
  await pilot.visitor.call('changeRole', { demarcheId, personId: ines.me.id, role: 'member' })
  await minutes.whenClosed()
  expect(minutes.closedWith).toBe(accessChanged)
  const again = product.open(ines, minutesId)
  await again.whenSynced()
  again.type('encore')
  await again.until(() => again.refused.length > 0)
  expect(again.refused).toMatchObject([{ reason: 'readOnly' }])
})

test('whoever chooses another organisation writes for it from then on [L24, P11]', async () => {
  const product = await aWholeProduct()
  const { demarcheId, organisationId, database } = product
  const sekou = await product.join('writer', organisationId)
  const before = product.open(sekou)
  await before.whenSynced()
  before.type('pour elle')
  await before.whenSaved()
  await sekou.visitor.call('writeFor', { demarcheId, organisationId: null })
  await before.whenClosed()
  const after = product.open(sekou)
  await after.whenSynced()
  after.type('pour moi')
  await after.whenSaved()
  const rows = await database.owner<{ organisationId: string | null }[]>`
    select organisation_id from document_update where kind = 'edit' order by position`
  expect(rows.map((row) => row.organisationId)).toEqual([organisationId, null])
})

test('a passage to « soumis » racing with typing: the recorded position is where the text stood [L14, S4]', async () => {
  const product = await aWholeProduct()
  const { documentId, pilot, database } = product
  const sekou = await product.join('writer')
  const move = (from: 'draft' | 'consultation' | 'submitted', to: 'consultation' | 'submitted') =>
    pilot.visitor.call('moveDocumentState', { documentId, from, to })
  await move('draft', 'consultation')
  for (let round = 0; round < 8; round++) {
    const client = product.open(sekou)
    await client.whenSynced()
    const before = client.text.length
    client.type('a')
    await client.whenSaved()
    const submitting = move('consultation', 'submitted')
    while (client.closedWith === null) {
      client.type('b')
      // at the pace of the answers, a few letters ahead, until the passage closes it
      await client.until(() => client.closedWith !== null || client.saved >= client.sent - 3)
      await new Promise((resolve) => setImmediate(resolve)) // a socket that is closing sends nothing and says nothing
    }
    await submitting
    await client.whenClosed()
    const log = await database.owner<{ position: bigint; update: Uint8Array }[]>`
      select position, update from document_update where document_id = ${documentId} order by position`
    const [change] = await database.owner<{ position: bigint }[]>`
      select position from document_state_change where to_state = 'submitted' order by at desc, id desc limit 1`
    expect(change?.position, `round ${round}`).toBe(log.at(-1)?.position)
    const replay = new Y.Doc()
    for (const { update } of log) Y.applyUpdate(replay, update)
    // the first frame answered the server's question, each further one is a letter
    const durable = Math.min(client.saved, ...client.refused.map(({ frame }) => frame - 1)) - 1
    expect(textsOf(bodyOf(replay)).join('').length - before, `round ${round}`).toBeGreaterThanOrEqual(durable)
    await move('submitted', 'consultation')
  }
})

test('what no editor writes closes its sender and is not kept: nobody else is touched [E8]', async () => {
  const product = await aWholeProduct()
  const sekou = await product.join('writer')
  const witness = product.open(product.pilot)
  await witness.whenSynced()
  for (const hostile of [
    (doc: Y.Doc) => void doc.getMap('votes').set('a', 1),
    (doc: Y.Doc) => bodyOf(doc).push([new Y.XmlText('nu')]),
    (doc: Y.Doc) => bodyOf(doc).push([new Y.XmlElement('script')]),
  ]) {
    const client = product.open(sekou)
    await client.whenSynced()
    // another doc, so that the stock client's next sync has nothing of it
    const forged = new Y.Doc()
    hostile(forged)
    client.sendUpdate(Y.encodeStateAsUpdate(forged))
    await client.whenClosed()
    expect(client.closedWith).toBe(closeCode.malformed)
  }
  witness.type('toujours là')
  await witness.whenSaved()
  const rows = await product.database.owner`
    select 1 from document_update where document_id = ${product.documentId} and kind = 'edit'`
  expect(rows).toHaveLength(1)
})

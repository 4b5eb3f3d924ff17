// A passage that is blanked while people write: the running product lets go of it, and says it nowhere any more.
import { expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { WebSocket } from 'ws'
import type { EndpointName } from '../../../shared/routes.ts'
import type { Input } from '../../../shared/api.ts'
import { blank } from '../../../shared/history/redaction.ts'
import { closeCode, EPOCH } from '../../../shared/protocol.ts'
import { Author } from '../../support/author.ts'
import { tablesSaying } from '../../support/canary.ts'
import { blankIn } from '../../support/redactor.ts'
import type { Visitor } from '../../support/visitor.ts'
import { aWholeProduct, served, type Person, type WholeProduct } from '../../support/whole-product.ts'

const passage = 'Zoubida Quatrebarbes'
const words = ['zoubida', 'quatrebarb']
const blanked = 'Appelez [passage retiré] demain.'

async function saying({ open, live, documentId }: WholeProduct, person: Person, said: string) {
  const author = open(person)
  await author.until(() => author.asked > 0)
  author.type(said)
  await author.until(() => author.saved >= author.sent)
  return { author, position: Number(await live.port.flush(documentId)) }
}

const openAt = (url: string, documentId: string, cookie: string, generation: number): WebSocket => {
  const path = `live/document/${documentId}?epoch=${EPOCH}&ours=1&generation=${generation}`
  return new WebSocket(`${url.replace('http', 'ws')}/${path}`, { headers: { cookie, origin: url } })
}

test('[H103] rooms of every process are left; who comes again has the text without it, and what a device kept enters nowhere', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId, database, url } = product
  const ben = await product.join('writer')
  const { author } = await saying(product, pilot, `Appelez ${passage} demain.`)
  const { author: reader } = await saying(product, ben, ' Merci.')
  const second = await served(database)
  const elsewhere = new Author(openAt(second.app.url, documentId, pilot.visitor.cookie, 1))
  await elsewhere.until(() => elsewhere.text.includes(passage))
  const { generation } = await pilot.visitor.call('readDocument', { documentId })

  expect(await blankIn(database, documentId, pilot.me.actorId, passage)).toHaveLength(1)
  const all = [author, reader, elsewhere]
  await Promise.all(all.map((one) => one.whenClosed()))
  expect(all.map(({ closedWith }) => closedWith)).toEqual(all.map(() => closeCode.accessChanged))
  const { generation: since } = await pilot.visitor.call('readDocument', { documentId })
  expect(since).toBeGreaterThan(generation)

  // a page that was left open, and knows of nothing
  const late = new Author(openAt(url, documentId, pilot.visitor.cookie, generation), author.doc)
  await late.whenClosed()
  expect(late.closedWith).toBe(closeCode.wrongGeneration)
  // one that names no generation, with all the words that it has
  const stubborn = new Author(
    new WebSocket(`${url.replace('http', 'ws')}/live/document/${documentId}?epoch=${EPOCH}&ours=1`, {
      headers: { cookie: pilot.visitor.cookie, origin: url },
    }),
    author.doc,
  )
  await stubborn.until(() => stubborn.asked > 0)
  stubborn.type(' Encore.')
  await stubborn.until(() => stubborn.saved >= stubborn.sent)

  const again = product.open(ben)
  await again.until(() => again.text.includes('Encore.'))
  expect(again.text).toBe(`Appelez ${blank.repeat(passage.length)} demain. Merci. Encore.`)
  expect(await tablesSaying(database.owner, words)).toEqual([])
})

test('[H104] no reply says it: moments, a comparison, what is found, what is taken away; « passage retiré » stands in its place', async () => {
  const product = await aWholeProduct()
  const { pilot, documentId, database, demarcheId } = product
  const ben = await product.join('writer')
  const { author, position } = await saying(product, ben, `Appelez ${passage} demain.`)
  await pilot.visitor.call('restoreText', { documentId, position: position - 1, scope: 'whole' })
  const { position: back } = await pilot.visitor.call('restoreText', { documentId, position, scope: 'whole' })
  author.ws.close()
  expect((await pilot.visitor.call('searchHistory', { documentId, phrase: passage })).found).not.toEqual([])
  expect(await blankIn(database, documentId, pilot.me.actorId, passage)).toHaveLength(1)

  const bodies: string[] = []
  const asked: [EndpointName, Input<EndpointName>][] = [
    ['readHistory', { documentId }],
    ['readMoment', { documentId, position }],
    ['readMoment', { documentId, position: back }],
    ['readComparison', { documentId, from: position - 1, to: position }],
    ['readComparison', { documentId, from: position, to: position + 1 }],
    ['readMirror', { documentId }],
    ['searchHistory', { documentId, phrase: passage }],
    ['searchHistory', { documentId, phrase: 'demain' }],
    ['readDocument', { documentId }],
    ['listActivity', { demarcheId }],
    ['listAudit', {}],
  ]
  for (const visitor of [pilot.visitor, ben.visitor]) {
    visitor.heard = (body) => bodies.push(body)
    for (const [name, input] of asked) await visitor.call(name, input).catch((error: { code?: string }) => error.code)
    visitor.heard = () => undefined
  }
  const range = `from=${position - 1}&to=${position}`
  const files = ['csv', 'docx', 'odt', 'ods'].map(
    (format) => `documents/${documentId}/comparison/export/${format}?${range}`,
  )
  const taken: string[] = []
  for (const path of [...files, 'me/contributions/json', 'me/contributions/html'])
    taken.push(await bytesOf(ben.visitor, path))
  const said = [...bodies, ...taken].map((body) => body.toLowerCase())
  expect(said.filter((body) => words.some((word) => body.includes(word)))).toEqual([])
  const telling = said.filter((body) => body.includes('[passage retiré]'))
  expect(telling.length).toBeGreaterThanOrEqual(8)
  expect(said.filter((body) => body.includes(blank))).toEqual([])

  const { changes } = await ben.visitor.call('readComparison', { documentId, from: position - 1, to: position })
  expect(changes.map(({ after }) => after)).toContain(blanked)
  const { found } = await ben.visitor.call('searchHistory', { documentId, phrase: 'demain' })
  expect(found.map(({ passage: text, from, length }) => [text, text.slice(from, from + length)])).toContainEqual([
    blanked,
    'demain',
  ])
  const { lines, hands } = await ben.visitor.call('readHistory', { documentId })
  const act = lines.find((line) => line.kind === 'act' && line.act.name === 'redacted')
  expect(act).toMatchObject({ act: { reason: 'Collé par erreur' } })
  expect(act?.kind === 'act' && act.by !== null && hands[act.by]?.name).toBe('Nadia Ferhat')
  expect(lines[0]).toBe(act)
})

/** A file as letters, whatever it is packed in. */
async function bytesOf({ base, cookie }: Visitor, path: string): Promise<string> {
  const response = await fetch(`${base}/api/${path}`, { headers: { cookie, origin: base } })
  expect([path, response.status]).toEqual([path, 200])
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}

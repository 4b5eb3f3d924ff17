// Writing in a live text as a person does: by a socket of the room, with their own session. Nothing is put into the log by hand.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import { EPOCH, messageType, syncType } from '../../shared/protocol.ts'
import type { Player } from './troupe.ts'

/** What someone writes under a heading of the text, or in the place of words that stand in it. */
export type Passage = { under: string; paragraphs: readonly string[] } | { instead: string; words: string }

/** Opens the text, writes, and leaves once all of it is written down. */
export async function write(player: Player, documentId: string, passages: readonly Passage[]): Promise<void> {
  const { ctx } = player
  const doc = new Y.Doc()
  doc.clientID = await ctx.live.handOutClient(documentId, player.me.actorId)
  const room = await enter(ctx.publicUrl(), player.cookie, documentId, doc)
  await room.synced()
  for (const passage of passages) {
    const before = Y.encodeStateVector(doc)
    doc.transact(() => ('under' in passage ? add(bodyOf(doc), passage, ctx.id) : correct(bodyOf(doc), passage)))
    room.send((encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(doc, before)))
    await room.synced() // frames are read in order: what was sent before the question is in the room
    await ctx.live.flush(documentId) // each passage is a row of its own
  }
  room.leave()
  doc.destroy()
}

type Room = {
  send(fill: (encoder: encoding.Encoder) => void): void
  /** Asks for what is missing; resolves when it came. */
  synced(): Promise<void>
  leave(): void
}

async function enter(base: string, cookie: string, documentId: string, doc: Y.Doc): Promise<Room> {
  const url = `${base.replace(/^http/, 'ws')}/live/document/${documentId}?epoch=${EPOCH}`
  const socket = new WebSocket(url, { headers: { cookie } })
  socket.binaryType = 'arraybuffer'
  let answered: () => void = () => undefined
  let broken: (error: Error) => void = () => undefined
  const send: Room['send'] = (fill) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    fill(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  socket.on('message', (data: ArrayBuffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== messageType.sync) return
    const reply = encoding.createEncoder()
    encoding.writeVarUint(reply, messageType.sync)
    const kind = readSyncMessage(decoder, reply, doc, null)
    if (encoding.length(reply) > 1) socket.send(encoding.toUint8Array(reply))
    if (kind === syncType.step2) answered()
  })
  socket.on('error', (error) => broken(error))
  socket.on('close', (code) => broken(new Error(`the text of ${documentId} closed with ${code}`)))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    broken = reject
  })
  return {
    send,
    synced: () =>
      new Promise<void>((resolve, reject) => {
        answered = resolve
        broken = reject
        send((encoder) => writeSyncStep1(encoder, doc))
      }),
    leave() {
      broken = () => undefined
      socket.close()
    },
  }
}

/** After the heading, and after the guiding question or the text that already stand there. */
function add(
  body: Y.XmlFragment,
  { under, paragraphs }: Extract<Passage, { under: string }>,
  makeId: () => string,
): void {
  const blocks = body.toArray()
  const heading = blocks.findIndex((block) => isHeading(block) && textIn(block) === under)
  if (heading < 0) throw new Error(`the text has no heading « ${under} »`)
  let place = heading + 1
  while (place < blocks.length && isParagraph(blocks[place])) place++
  body.insert(
    place,
    paragraphs.map((words) => paragraphOf(words, makeId())),
  )
}

/** Where the words are first said; of what has no marks. */
function correct(body: Y.XmlFragment, { instead, words }: Extract<Passage, { instead: string }>): void {
  const lines = [...body.createTreeWalker((node: unknown) => node instanceof Y.XmlText)] as unknown as Y.XmlText[] // what is asked for
  const line = lines.find((one) => one.toString().includes(instead))
  if (line === undefined) throw new Error(`the text nowhere says « ${instead} »`)
  const at = line.toString().indexOf(instead)
  line.delete(at, instead.length)
  line.insert(at, words)
}

const isHeading = (block: unknown): block is Y.XmlElement =>
  block instanceof Y.XmlElement && block.nodeName === 'heading'
const isParagraph = (block: unknown): boolean => block instanceof Y.XmlElement && block.nodeName === 'paragraph'

const textIn = (block: Y.XmlElement): string =>
  block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? child.toString() : ''))
    .join('')

function paragraphOf(words: string, id: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', id)
  element.insert(0, [new Y.XmlText(words)])
  return element
}

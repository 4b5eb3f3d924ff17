// Writing messages of a feed: what hundreds are sent alike is put into bytes once, and compressed once. [A30]
import type { Request, Response } from 'express'
import type { FeedMessage } from '../../shared/workshop/view.ts'
import { gzipOf, lengthOf, pieceOf, type Piece } from './deflated.ts'

/** Below this a message is one packet anyhow. */
const least = 1_400

/** By the part itself: the same object for all who are sent the same. */
const known = new WeakMap<object, Piece>()

function partPiece(value: unknown): Piece {
  if (typeof value !== 'object' || value === null) return pieceOf(JSON.stringify(value))
  const piece = known.get(value) ?? pieceOf(JSON.stringify(value))
  known.set(value, piece)
  return piece
}

/** What is one person's, then the parts that they share with others. */
export function piecesOf({ common, ...message }: FeedMessage): Piece[] {
  const own = JSON.stringify(message).slice(0, -1)
  if (common === null) return [pieceOf(`${own},"common":null}`)]
  const pieces: Piece[] = []
  let before = `${own},"common":{`
  for (const [name, part] of Object.entries(common)) {
    pieces.push(pieceOf(`${before}"${name}":`), partPiece(part))
    before = ','
  }
  pieces.push(pieceOf(pieces.length === 0 ? `${before}}}` : '}}'))
  return pieces
}

export function sendFeed(request: Request, response: Response, message: FeedMessage): void {
  const pieces = piecesOf(message)
  const isZipped = lengthOf(pieces) > least && request.acceptsEncodings('gzip') === 'gzip'
  const parts = isZipped ? gzipOf(pieces) : pieces.map(({ raw }) => raw)
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Vary', 'Accept-Encoding')
  if (isZipped) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader(
    'Content-Length',
    parts.reduce((sum, part) => sum + part.length, 0),
  )
  // as few writes as there are large parts: each is the same memory for all
  for (const part of joined(parts)) response.write(part)
  response.end()
}

function joined(parts: readonly Buffer[]): Buffer[] {
  const written: Buffer[] = []
  let small: Buffer[] = []
  for (const part of parts) {
    if (part.length < 16_384) small.push(part)
    else {
      if (small.length > 0) written.push(Buffer.concat(small))
      written.push(part)
      small = []
    }
  }
  if (small.length > 0) written.push(Buffer.concat(small))
  return written
}

// The lines of a document as it says them now, what is being typed included.
import type { Line } from '../../../../shared/document/lines.ts'
import type { Context } from '../../../context.ts'
import { textToRead } from '../../text-index.ts'

export async function linesNow(ctx: Context, documentId: string): Promise<Map<string, Line>> {
  await ctx.live.flush(documentId)
  const stored = await textToRead(ctx.sql, documentId)
  const lines = stored ? await ctx.exchange.linesIn(stored.updates) : []
  return new Map(lines.map((line) => [line.blockId, line]))
}

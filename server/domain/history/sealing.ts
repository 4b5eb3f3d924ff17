// What seals a locked version: the hash of what it says, and the hash of the log's chain there.
import { AppError } from '../../../shared/errors.ts'
import { isUuid } from '../../../shared/ids.ts'
import type { ExchangePort } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'
import { updatesUntil } from '../../history/stored-text.ts'
import { imagesIn, versionHash } from '../../history/version-hash.ts'

export type Seal = { title: string; epoch: number; hash: Uint8Array; headHash: Uint8Array }

/** What sealing needs: it reads the text in a thread. */
export type Sealer = { sql: Sql | Tx; exchange: Pick<ExchangePort, 'textOf'> }

/** Long for a long text: nothing should be held meanwhile. What a position says never changes, nor do images. [H53] */
export async function sealOf(ctx: Sealer, documentId: string, position: number, title: string): Promise<Seal> {
  const [row] = await ctx.sql<{ epoch: number; headHash: Uint8Array }[]>`
    select d.epoch, u.hash as head_hash from document d
    join document_update u on u.document_id = d.id and u.position = ${position} where d.id = ${documentId}`
  if (!row) throw new AppError('notFound')
  const text = await ctx.exchange.textOf(await updatesUntil(ctx.sql, documentId, position))
  const hash = versionHash({ epoch: row.epoch, title, text, images: await imageHashes(ctx.sql, imagesIn(text)) })
  return { title, epoch: row.epoch, hash, headHash: row.headHash }
}

/** Of those that are there: a text may name an image that is not. */
export async function imageHashes(sql: Sql | Tx, fileIds: readonly string[]): Promise<Map<string, Uint8Array>> {
  const rows = await sql<{ id: string; hash: Uint8Array }[]>`
    select id, hash from file where id = any(${fileIds.filter(isUuid)}::uuid[])`
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

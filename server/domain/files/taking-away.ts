// Images that nothing can show any more: those of documents that have been out of sight for good for a while. [I17]
import { trashDays } from '../../../shared/rules/trash.ts'
import type { Services } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'

/** In one transaction: whoever sends an image waits for it. */
const atOnce = 50

type Taken = { documentId: string; demarcheId: string; files: number; bytes: bigint }

/** Asked every hour; gives how many. What each document lost is written down. */
export async function takeAwayFiles(services: Pick<Services, 'sql' | 'now' | 'id'>): Promise<number> {
  const before = new Date(services.now().getTime() - trashDays * 24 * 60 * 60_000)
  let count = 0
  for (;;) {
    const taken = await transaction(services.sql, async (tx) => {
      const rows = await tx<Taken[]>`
        select t.document_id, d.demarche_id, t.files, t.bytes
        from take_away_files(${before}, ${atOnce}) t join document d on d.id = t.document_id`
      for (const { documentId, demarcheId, files, bytes } of rows) {
        const object = { kind: 'document', id: documentId, demarcheId } as const
        await recordAct(tx, { ...services, principal: null }, 'removeFiles', object, { files, bytes: Number(bytes) })
      }
      return rows.reduce((sum, { files }) => sum + files, 0)
    })
    count += taken
    if (taken < atOnce) return count
  }
}

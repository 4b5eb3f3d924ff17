// A document that leaves as a file: what it says now, for whoever may read it. [X1]
import { AppError } from '../../../shared/errors.ts'
import { timeZone } from '../../../shared/local-time.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import type { ExportFormat } from '../../../shared/exchange/formats.ts'
import { isUuid } from '../../../shared/ids.ts'
import { fileWords } from '../../../shared/text/fr/exchange.ts'
import { words } from '../../../shared/text/words.ts'
import type { Pointed, SignedIn } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import type { Image, Known } from '../../exchange/outline.ts'
import { recordAct } from '../audit.ts'
import { imageOf } from '../files/files.ts'
import { resolveReferences } from '../references.ts'
import { standingBefore } from '../standing.ts'
import { textToRead } from '../text-index.ts'

const t = words(fileWords)

export type ExportedFile = { title: string; bytes: Uint8Array }

/** Images beyond are left out of the file, their descriptions in their place. */
const mostImageBytes = 96 * 1024 * 1024

type Row = { title: string; demarche: string; numbered: boolean }

/** What the text says at this moment, what is being typed included. The right is asked before and after, since making it takes time. [X1] */
export async function exportDocument(
  ctx: SignedIn,
  { documentId, format, signal }: { documentId: string; format: ExportFormat; signal?: AbortSignal },
): Promise<ExportedFile> {
  const { sql, principal, exchange } = ctx
  if (!(await standingBefore(sql, principal.personId, documentId))) throw new AppError('notFound')
  await ctx.live.flush(documentId)
  const stored = await textToRead(sql, documentId)
  const [row] = await sql<Row[]>`
    select d.title, m.title as demarche, d.numbered
    from document d join demarche m on m.id = d.demarche_id where d.id = ${documentId}`
  if (!row || !stored) throw new AppError('notFound')
  const pointed = await exchange.pointedIn(stored.updates)
  const known = await knownOf(ctx, documentId, row, pointed)
  const bytes = await exchange.write(format, stored.updates, known, signal)
  await transaction(sql, async (tx) => {
    const standing = await standingBefore(tx, principal.personId, documentId)
    if (!standing) throw new AppError('notFound') // the right is gone meanwhile
    const object = { kind: 'document', id: documentId, demarcheId: standing.demarcheId } as const
    await recordAct(tx, ctx, 'exportDocument', object, { format })
  })
  return { title: row.title, bytes }
}

/** `pointed`: what its text points at. */
export async function knownOf(
  ctx: SignedIn,
  documentId: string,
  row: Row,
  { people, organisations, files }: Pointed,
): Promise<Known> {
  const named = await resolveReferences(ctx, { documentId, documents: [], sections: [], people, organisations })
  return {
    title: row.title,
    subtitle: t('file.subtitle', { demarche: row.demarche, date: dayOf(ctx.now()) }),
    documentId,
    publicUrl: ctx.publicUrl(),
    isNumbered: row.numbered,
    names: new Map([...named.people, ...named.organisations].map(({ id, name }) => [id, isolated(name)])),
    images: await imagesOf(ctx, documentId, files),
  }
}

async function imagesOf(ctx: SignedIn, documentId: string, files: readonly string[]): Promise<Map<string, Image>> {
  const images = new Map<string, Image>()
  let held = 0
  for (const fileId of files) {
    const image = isUuid(fileId) ? await imageOf(ctx, documentId, fileId) : null
    held += image?.bytes.length ?? 0
    if (held > mostImageBytes) break
    if (image) images.set(fileId, image)
  }
  return images
}

const dayOf = (at: Date): string => new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone }).format(at)

// A file that becomes a document of a démarche, written by whoever brings it. [X7]
import { AppError } from '../../../shared/errors.ts'
import { formatOfName, importBytes, type Loss } from '../../../shared/exchange/formats.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import { hidden, isVisible } from '../../../shared/schemas/text.ts'
import { fileWords } from '../../../shared/text/fr/exchange.ts'
import type { SignedIn } from '../../context.ts'
import { firstClient } from '../document-beginning.ts'
import { makeDocument } from '../documents.ts'
import { keepFile, readyImage } from '../files/keeping.ts'
import { membershipOf } from '../standing.ts'

export type ImportedDocument = { documentId: string; title: string; losses: Loss[] }

/** Before anything of a file is received: may this person make a document here, of so much? */
export async function mayImport(ctx: SignedIn, demarcheId: string, size: number): Promise<void> {
  const membership = await membershipOf(ctx.sql, demarcheId, ctx.principal.personId)
  if (!membership) throw new AppError('notFound')
  if (!mayInDemarche('createDocument', membership.role)) throw new AppError('notAllowed')
  if (size > importBytes) throw new AppError('unreadableFile', { reason: 'tooLarge' })
}

/** All of it or nothing: the document, its text and its images, and what of the file could not be taken over. [X7] */
export async function importDocument(
  ctx: SignedIn,
  { demarcheId, name, bytes }: { demarcheId: string; name: string; bytes: Buffer },
): Promise<ImportedDocument> {
  const format = formatOfName(name)
  if (format === null) throw new AppError('unreadableFile', { reason: 'kind' })
  const { fileLimits } = ctx
  const read = await ctx.exchange.read(format, bytes, fileLimits.pixels, firstClient.import)
  const images: { fileId: string; ready: Awaited<ReturnType<typeof readyImage>> }[] = []
  for (const { fileId, bytes: image } of read.images) {
    images.push({ fileId, ready: await readyImage(Buffer.from(image), fileLimits.pixels) })
  }
  const title = titleOf(read.title ?? name.replace(/\.\w+$/, ''))
  const given = { demarcheId, title, template: 'note', restricted: false }
  const { documentId } = await makeDocument(ctx, given, {
    update: read.update,
    keep: async (tx, id, author) => {
      if (read.isNumbered) await tx`update document set numbered = true where id = ${id}`
      // One act brings them all: what a person may send in a minute is counted for those sent one by one.
      const limits = { ...fileLimits, perMinute: Number.POSITIVE_INFINITY }
      for (const { fileId, ready } of images) {
        await ctx.contents.put(tx, ready.content, ctx.now())
        await keepFile(tx, { ...ctx, fileLimits: limits, id: () => fileId }, id, author, ready)
      }
    },
  })
  return { documentId, title, losses: read.losses }
}

/** What `line` refuses of a title that somebody types is left out of one that a file brings. */
function titleOf(said: string): string {
  const title = said.normalize('NFC').replace(hidden, ' ').replace(/\s+/g, ' ').trim()
  const short = title
    .slice(0, 200)
    .replace(/\p{Cs}$/u, '')
    .trim() // never half a letter
  return isVisible(short) ? short : fileWords['file.untitled']
}

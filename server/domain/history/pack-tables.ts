// The tables of a pack: what the text was made of, who answered about it, in whose name it was written. Without a line, there is none.
import type { Line } from '../../../shared/document/lines.ts'
import type { Source } from '../../../shared/schemas/restitution.ts'
import { consentWords } from '../../../shared/text/fr/consent.ts'
import { packFileWords } from '../../../shared/text/fr/pack-files.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { SignedIn } from '../../context.ts'
import { listConsents } from '../consents/reading.ts'
import { sourcesOf } from '../workshops/restitution/rows.ts'
import { sourcesSeen } from '../workshops/restitution/sources.ts'
import type { FileTable } from './exporting.ts'

const t = words({ ...packFileWords, ...phoneWords, ...consentWords })

/** In the order of the text; what was quoted in lines that this version has no more is left out. Words as everybody may see them today. */
export async function sourcesTable(ctx: SignedIn, documentId: string, lines: readonly Line[]): Promise<FileTable> {
  const rows = await sourcesOf(ctx.sql, documentId)
  const standing = new Set(lines.map(({ blockId }) => blockId))
  const seen = await sourcesSeen(
    ctx,
    documentId,
    rows.filter(({ blockId }) => standing.has(blockId)),
  )
  return {
    sheet: t('pack.sheet.sources'),
    head: (['section', 'passage', 'workshop', 'type', 'table', 'words', 'became'] as const).map((one) => column(one)),
    rows: lines.flatMap(({ blockId, section, text }) =>
      seen
        .filter((one) => one.blockId === blockId)
        .map(({ workshop, source }) => [
          section,
          text,
          workshop,
          source.type === null ? t('pack.source.cluster') : t(`workshop.type.${source.type}`),
          source.table ?? '',
          source.text ?? '',
          t(`pack.source.${becameOf(source)}`),
        ]),
    ),
  }
}

const becameOf = ({ gone, corrected }: Source) => gone ?? (corrected ? 'corrected' : 'standing')

export async function consentsTable(ctx: SignedIn, documentId: string): Promise<FileTable> {
  const { sections } = await listConsents(ctx, { documentId })
  return {
    sheet: t('pack.sheet.consentements'),
    head: (['section', 'organisation', 'answer', 'reason', 'day', 'stale'] as const).map((one) => column(one)),
    rows: sections.flatMap(({ title, consents }) =>
      consents.map(({ organisation, value, reason, at, staleAt }) => [
        title || t('consent.gone.title'),
        organisation || t('consent.organisation.unknown'),
        t(`pack.answer.${value}`),
        reason,
        new Date(at),
        staleAt === null ? '' : new Date(staleAt),
      ]),
    ),
  }
}

/** In whose name rows of the log were written until this position; those that were merged are one. */
export async function organisationsTable({ sql }: SignedIn, documentId: string, position: number): Promise<FileTable> {
  const rows = await sql<{ name: string; from: Date; to: Date }[]>`
    select k.name, min(u.at) as "from", max(u.at) as "to" from document_update u
    join organisation o on o.id = u.organisation_id join organisation k on k.id = coalesce(o.merged_into, o.id)
    where u.document_id = ${documentId} and u.position <= ${position} group by k.id, k.name order by k.name, k.id`
  return {
    sheet: t('pack.sheet.organisations'),
    head: (['organisation', 'from', 'to'] as const).map((one) => column(one)),
    rows: rows.map(({ name, from, to }) => [name, from, to]),
  }
}

type Column =
  Extract<keyof typeof packFileWords, `pack.column.${string}`> extends `pack.column.${infer Name}` ? Name : never

const column = (name: Column): string => t(`pack.column.${name}`)

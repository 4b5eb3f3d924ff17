// A comparison of two moments as a file: the table of its changes, or the text with changes that bear their authors.
import { namedIn } from '../../../shared/document/named-places.ts'
import { tableOf, type ChangeRow } from '../../../shared/history/changes/table.ts'
import { timeZone } from '../../../shared/local-time.ts'
import { writeCsv } from '../../../shared/rules/csv.ts'
import type { comparisonFormats } from '../../../shared/rules/versions.ts'
import type { Comparison, NamedHand } from '../../../shared/schemas/history.ts'
import { historyFiles } from '../../../shared/text/fr/history-files.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { words } from '../../../shared/text/words.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SignedIn } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import { trackedJson } from '../../exchange/tracked.ts'
import { writeOds, type OdsCell } from '../../exchange/write-ods.ts'
import { recordAct } from '../audit.ts'
import { knownOf, type ExportedFile } from '../exchange/exporting.ts'
import { readComparison } from './moments.ts'
import { resolveReferences } from '../references.ts'
import { requireHistoryIn } from './standing.ts'

const t = words(historyFiles)
const tColumn = words(historyWords)

type Asked = {
  documentId: string
  from: number
  to: number
  format: (typeof comparisonFormats)[number]
  signal?: AbortSignal
}

/** What one may read of it, one may take away. The right is asked before and after, since making it takes time. [H97] [H98] */
export async function exportComparison(ctx: SignedIn, asked: Asked): Promise<ExportedFile> {
  const { documentId, from, to, format } = asked
  const comparison = await readComparison(ctx, { documentId, from, to })
  const bytes =
    format === 'docx' || format === 'odt'
      ? await textOf(ctx, asked, format, comparison)
      : tableFile(await changesTable(ctx, documentId, comparison), format)
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await requireHistoryIn(tx, ctx, documentId, 'readHistory')
    await recordAct(tx, ctx, 'exportComparison', { kind: 'document', id: documentId, demarcheId }, { format, from, to })
  })
  return { title: t('file.title', { title: comparison.to.title }), bytes }
}

const columns = ['place', 'author', 'organisation', 'date', 'kind', 'section', 'before', 'after'] as const

export type FileTable = { sheet: string; head: string[]; rows: (readonly OdsCell[])[] }

/** A line for each change of a comparison. */
export async function changesTable(
  ctx: SignedIn,
  documentId: string,
  { changes, hands }: Comparison,
): Promise<FileTable> {
  const texts = changes.flatMap(({ before, after, section }) => [before, after, section?.title ?? ''])
  const named = namedIn(texts)
  const idsOf = (kind: string) => named.flatMap((one) => (one.kind === kind ? [one.id] : []))
  const asked = {
    documentId,
    documents: [],
    sections: [],
    people: idsOf('person'),
    organisations: idsOf('organisation'),
  }
  const known = await resolveReferences(ctx, asked)
  const names = new Map([...known.people, ...known.organisations].map(({ id, name }) => [id, isolated(name)]))
  const rows = tableOf(
    { changes },
    {
      author: (hand) => hands[hand]?.name ?? '',
      organisation: (hand) => hands[hand]?.organisation?.name ?? '',
      relayedBy: (hand) => hands[hand]?.relayedBy ?? null,
      nameOf: ({ id }) => names.get(id) ?? t('file.someone'),
    },
  ).map(cellsOf)
  return { sheet: t('file.sheet'), head: columns.map((column) => tColumn(`history.table.${column}`)), rows }
}

/** A table as a spreadsheet, or as CSV whose instants are by the clock in Paris. */
export function tableFile({ sheet, head, rows }: FileTable, format: 'csv' | 'ods'): Uint8Array {
  if (format === 'ods') return writeOds(sheet, head, rows)
  const lines = rows.map((row) => row.map((cell) => (cell instanceof Date ? instant(cell) : String(cell))))
  return new TextEncoder().encode(writeCsv([head, ...lines]))
}

const cellsOf = ({ author, organisation, at, kind, section, before, after }: ChangeRow, place: number) =>
  [place + 1, author, organisation, at === null ? '' : new Date(at), kind, section, before, after] as const

const instant = (at: Date): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at)

async function textOf(
  ctx: SignedIn,
  { documentId, signal }: Asked,
  format: 'docx' | 'odt',
  { inline, changes, hands, from, to }: Comparison,
): Promise<Uint8Array> {
  const [row] = await ctx.sql<{ title: string; demarche: string; numbered: boolean }[]>`
    select d.title, m.title as demarche, d.numbered
    from document d join demarche m on m.id = d.demarche_id where d.id = ${documentId}`
  if (!row) throw new AppError('notFound')
  const text = trackedJson({ inline, changes, authors: hands.map(signature), nobody: t('file.nobody') })
  const known = await knownOf(ctx, documentId, row, await ctx.exchange.pointedInText(text))
  const subtitle = t('file.between', { from: momentOf(from), to: momentOf(to) })
  return ctx.exchange.writeText(format, text, { ...known, title: to.title, subtitle }, signal)
}

const momentOf = ({ at }: Comparison['from']): string => (at === null ? t('file.beginning') : instant(new Date(at)))

const signature = ({ name, organisation }: NamedHand): string =>
  organisation === null ? name : t('file.author', { name, organisation: organisation.name })

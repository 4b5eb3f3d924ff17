// What npm run verify says of one document, named by its address or by its id.
import type { Sql } from '../db/connect.ts'
import { reportOn, type DocumentReport, type RowTold } from '../history/document-report.ts'
import { looking } from '../history/log-rows.ts'
import { plural } from '../../shared/text/words.ts'
import { counted, momentOf, t, toError, toOutput } from './archive/say.ts'

/** The id in an address, or an id; null for anything else, such as the path of an archive. */
export const documentIn = (given: string): string | null =>
  /^(?:\S*\/documents\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?#]\S*)?$/iu
    .exec(given)?.[1]
    ?.toLowerCase() ?? null

/** Gives the exit code. Changes nothing. */
export async function verifyOne(sql: Sql, documentId: string): Promise<number> {
  const report = await looking(sql, (tx) => reportOn(tx, documentId))
  if (report === null) {
    toError(t('verify.noDocument', { documentId }))
    return 1
  }
  toOutput(t('verify.document', { title: report.title, documentId }))
  const isWhole = report.findings.every(({ problem }) => problem === 'checkpoint')
  if (isWhole) sayLog(report)
  for (const row of report.redactions) {
    const { position, reason, blanked } = row
    const editions = counted(blanked, 'document_update')
    toOutput(t('verify.redaction', { position, reason, editions, ...saidOf(row) }))
  }
  for (const { name, passages: n, since } of report.erased) {
    const at = momentOf(since.toISOString())
    toOutput(t(plural(n, 'verify.erased.one', 'verify.erased.many'), { name, n, at }))
  }
  sayCheckpoint(report)
  if (report.findings.length === 0) {
    toOutput(t('verify.holds'))
    return 0
  }
  for (const { position, problem, row } of report.findings) {
    const facts = { position, problem: t(`archive.problem.${problem}`) }
    toError(row === null ? t('verify.findingNowhere', facts) : t('verify.finding', { ...facts, ...saidOf(row) }))
  }
  if (report.holes.length > 0) toError(t('verify.holes', { positions: report.holes.join(', ') }))
  toError(t('archive.findings', { n: report.findings.length }))
  return 1
}

function sayLog({ rows, first, last, hash, carried }: DocumentReport): void {
  if (first === null || last === null || hash === null) return toOutput(t('verify.empty'))
  const editions = counted(rows, 'document_update')
  toOutput(t('verify.log', { editions, first: saidOf(first).at, last: saidOf(last).at }))
  toOutput(t('verify.head', { position: last.position, hash: Buffer.from(hash).toString('hex') }))
  if (carried === null) return
  const passages = t(plural(carried.passages, 'verify.passage', 'verify.passages'), { n: carried.passages })
  toOutput(t('verify.carried', { version: carried.version, passages }))
}

function sayCheckpoint({ checkpoint }: DocumentReport): void {
  if (checkpoint.is === 'none') toOutput(t('verify.checkpoint.none'))
  else toOutput(t(`verify.checkpoint.${checkpoint.is}`, { position: checkpoint.position }))
}

function saidOf({ name, organisation, at }: RowTold): { who: string; at: string } {
  const who = name ?? t('verify.system')
  return {
    who: organisation === null ? who : t('verify.writer', { name: who, organisation }),
    at: momentOf(at.toISOString()),
  }
}

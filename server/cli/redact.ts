// npm run redact -- DOCUMENT: says where a passage was ever written; with --yes, blanks it everywhere, by the role that may.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { instancePlace } from '../db/archive/places.ts'
import { connect, type Sql } from '../db/connect.ts'
import { accountOf } from '../history/redaction/asking.ts'
import { previewOf, type Elsewhere, type Preview, type Stood } from '../history/redaction/preview.ts'
import { redact, RedactionRefused } from '../history/redaction/redacting.ts'
import { folded } from '../../shared/history/phrases.ts'
import { leastPassage, phrasesOf, withoutPhrases } from '../../shared/history/redaction.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { redactionWords } from '../../shared/text/fr/redaction.ts'
import { plural, words } from '../../shared/text/words.ts'
import { configuration, momentOf, run, t as archiveWords, toError, toOutput } from './archive/say.ts'
import { documentIn } from './verify-document.ts'

const t = words(redactionWords)

/** As the table allows. */
const longestReason = 500

interface Asked {
  readonly documentId: string
  readonly phrases: readonly string[]
  /** Null: only told. */
  readonly order: { readonly email: string; readonly reason: string } | null
}

/** What was typed; null where it is not understood. */
function asked(): Asked | null {
  const text = { type: 'string' } as const
  const options = {
    phrase: { ...text, multiple: true },
    file: text,
    by: text,
    reason: text,
    yes: { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [given] = positionals
    if (given === undefined || positionals.length > 1) return null
    const documentId = documentIn(given)
    if (documentId === null) refuse(`${t('redact.notADocument', { given })}\n${t('redact.usage')}`, 2)
    const passages = [...(values.phrase ?? []), ...(values.file === undefined ? [] : [passageIn(values.file)])]
    const phrases = passages.flatMap(phrasesOf).map((phrase) => phrase.trim())
    const { by: email, reason, yes = false } = values
    if (phrases.length === 0) return null
    if (!yes) return { documentId, phrases, order: null }
    return email === undefined || !reason?.trim() || reason.length > longestReason
      ? null
      : { documentId, phrases, order: { email, reason: reason.trim() } }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // of parseArgs: an option that it does not know
    return null
  }
}

function passageIn(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error)) throw error
    refuse(t('redact.noFile', { path }))
  }
}

function refuse(said: string, code = 1): never {
  toError(said)
  process.exit(code)
}

function sayText({ id, title, stood, rows, letters, names }: Preview): void {
  toOutput(t('redact.document', { title, documentId: id }))
  for (const one of stood) sayStood(one)
  const positions = [
    ...rows.slice(0, 20).map(String),
    ...(rows.length > 20 ? [t('redact.more', { n: rows.length - 20 })] : []),
  ]
  const facts = { letters, n: rows.length, positions: positions.join(', ') }
  if (rows.length > 0) toOutput(t(plural(rows.length, 'redact.rows.one', 'redact.rows.many'), facts))
  for (const name of names) toOutput(t('redact.name', { name }))
}

function sayStood({ passage, section, appeared, gone }: Stood): void {
  const at = (milliseconds: number): string => momentOf(new Date(milliseconds).toISOString())
  const who = appeared.who ?? t('redact.somebody')
  const written = { passage, who, at: at(appeared.at), position: appeared.position }
  if (gone === null) toOutput(t('redact.standing', written))
  else {
    const removed = { by: gone.who ?? t('redact.somebody'), until: at(gone.at), gone: gone.position }
    toOutput(t('redact.stood', { ...written, ...removed }))
  }
  if (section !== null) toOutput(t('redact.section', { section }))
}

function sayElsewhere(all: readonly Elsewhere[]): void {
  if (all.length > 0) toOutput(t('redact.elsewhere'))
  for (const { kind, id, name } of all) toOutput(t(`redact.elsewhere.${kind}`, { id, name }))
}

/** Gives the exit code. */
async function blankIn(
  sql: Sql,
  { documentId, phrases }: Asked,
  { email, reason }: NonNullable<Asked['order']>,
): Promise<number> {
  const actorId = await accountOf(sql, email)
  if (actorId === null) return refused(t('redact.nobody', { email }))
  const makeId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const done = await redact(sql, { documentId, phrases, reason, actorId, at: new Date(), makeId })
  for (const { title, position, rows, letters, versions } of done) {
    toOutput(t('redact.done', { title: withoutPhrases(title, phrases), position, rows, letters }))
    if (versions > 0) toOutput(t(plural(versions, 'redact.versions.one', 'redact.versions.many'), { n: versions }))
  }
  toOutput(t('redact.after'))
  return 0
}

await run(async () => {
  const given = asked()
  if (given === null) refuse(t('redact.usage'), 2)
  const { documentId, phrases, order } = given
  const short = phrases.find((phrase) => folded(phrase).length < leastPassage)
  if (short !== undefined) refuse(t('redact.tooShort', { phrase: short, n: leastPassage }))
  if (order !== null && withoutPhrases(order.reason, phrases) !== order.reason) refuse(t('redact.reasonSays'))
  const place = await instancePlace(configuration())
  const sql = connect(place.access, { role: 'redact', max: 1, name: 'maillage redact' })
  try {
    const preview = await previewOf(sql, documentId, phrases)
    if (preview === null) return void (process.exitCode = refused(archiveWords('verify.noDocument', { documentId })))
    for (const text of preview.texts) sayText(text)
    sayElsewhere(preview.elsewhere)
    if (preview.texts.length === 0) return toOutput(t('redact.nowhere'))
    if (order === null) return toOutput(t('redact.dry'))
    process.exitCode = await blankIn(sql, given, order)
  } catch (error) {
    if (!(error instanceof RedactionRefused)) throw error
    process.exitCode = refused(t(`redact.${error.why}`, { ...error.where }))
  } finally {
    await sql.end({ timeout: 1 })
    await place.leave()
  }
})

function refused(said: string): number {
  toError(said)
  return 1
}

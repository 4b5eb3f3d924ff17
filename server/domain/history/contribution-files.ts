// What somebody wrote as a file, in pieces: for machines as JSON, for people as a page that stands alone.
import { timeZone } from '../../../shared/local-time.ts'
import { contributionWords } from '../../../shared/text/fr/contributions.ts'
import { words } from '../../../shared/text/words.ts'
import type { SignedIn } from '../../context.ts'
import type { ContributionTold } from '../../history/port.ts'
import type { OwnDocument, OwnWorkshop } from './contributions.ts'

const t = words(contributionWords)

type Maker = Pick<SignedIn, 'sql' | 'now' | 'publicUrl' | 'principal'>
type Own = AsyncIterable<OwnDocument | OwnWorkshop>

/** [H62] */
export async function* contributionsAsJson(ctx: Maker, own: Own): AsyncGenerator<string> {
  const head = { name: await nameOf(ctx), at: ctx.now().toISOString(), source: ctx.publicUrl() }
  yield `${JSON.stringify(head).slice(0, -1)},"contributions":[`
  let separator = '\n'
  for await (const one of own) {
    yield (
      separator + JSON.stringify(one.kind === 'workshop' ? one : { ...one, passages: one.passages?.map(dated) ?? null })
    )
    separator = ',\n'
  }
  yield '\n]}\n'
}

const dated = ({ section, text, at, gone }: ContributionTold) => ({
  section: section?.title ?? null,
  text,
  writtenAt: new Date(at).toISOString(),
  deletedAt: gone && new Date(gone.at).toISOString(),
})

/** Nothing in it runs or is fetched. [H62] */
export async function* contributionsAsHtml(ctx: Maker, own: Own): AsyncGenerator<string> {
  const lead = t('contributions.lead', { name: await nameOf(ctx), date: dayOf(ctx.now().getTime()) })
  const title = t('contributions.title')
  yield `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${style}</style></head>
<body><header><h1>${title}</h1><p>${escaped(lead)}</p></header><main>\n`
  let isEmpty = true
  for await (const one of own) {
    isEmpty = false
    yield one.kind === 'workshop' ? workshopHtml(one) : documentHtml(one, ctx.publicUrl())
  }
  yield `${isEmpty ? `<p>${t('contributions.nothing')}</p>\n` : ''}</main></body></html>\n`
}

const style =
  'body{font:1rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}blockquote{margin:.25rem 0 .75rem;padding-left:.75rem;border-left:3px solid #888;white-space:pre-wrap}small{color:#555}'

function documentHtml({ id, title, demarche, passages }: OwnDocument, publicUrl: string): string {
  const named =
    title === null || demarche === null
      ? t('contributions.closed')
      : `<a href="${escaped(`${publicUrl}/d/${demarche.id}/documents/${id}`)}">${escaped(title)}</a>`
  const where = demarche === null ? '' : `<p><small>${escaped(demarche.title)}</small></p>`
  if (passages === null) return `<section><h2>${named}</h2>${where}<p>${t('contributions.unreadable')}</p></section>\n`
  const standing = passages.filter(({ gone }) => gone === null)
  const gone = passages.filter((passage) => passage.gone !== null)
  const part = (heading: string, of: readonly ContributionTold[]) =>
    of.length === 0 ? '' : `<h3>${heading}</h3>\n${of.map(passageHtml).join('\n')}\n`
  const parts = part(t('contributions.standing'), standing) + part(t('contributions.gone'), gone)
  return `<section><h2>${named}</h2>${where}\n${parts}</section>\n`
}

function passageHtml({ section, text, at, gone }: ContributionTold): string {
  const when =
    gone === null
      ? t('contributions.writtenOn', { date: dayOf(at) })
      : t('contributions.goneOn', { written: dayOf(at), gone: dayOf(gone.at) })
  const where = section === null ? t('contributions.noSection') : section.title
  return `<p><small>${escaped(where)} · ${escaped(when)}</small></p><blockquote>${escaped(text)}</blockquote>`
}

const workshopHtml = ({ title, words: said }: OwnWorkshop): string =>
  `<section><h2>${t('contributions.workshop')} · ${escaped(title)}</h2>\n${said
    .map((text) => `<blockquote>${escaped(text)}</blockquote>`)
    .join('\n')}</section>\n`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const dayOf = (at: number): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at))

async function nameOf({ sql, principal }: Maker): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select display_name as name from person where id = ${principal.personId}`
  return row?.name ?? ''
}

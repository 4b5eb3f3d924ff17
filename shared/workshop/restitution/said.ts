// What was said, group by group: the synthesis, the words themselves, what is still disputed, dots, tables; then what is in no group. [D.3.4]
import { plural } from '../../text/words.ts'
import type { ContributionType } from '../phases.ts'
import type { ClusterView, ContributionView } from '../view.ts'
import { authorOf, partsOf, supportOf, tableNumber, type Matter } from './matter.ts'
import {
  bullets,
  callout,
  details,
  heading,
  inline,
  listed,
  paragraph,
  t,
  toldIn,
  type Piece,
  type Quotes,
} from './pieces.ts'

/** Words shown at once of a group; the others fold away below. */
const mostVerbatims = 4

/** Those that have a table of their own, or are nobody else’s business, are not told again outside of groups. */
const told: readonly ContributionType[] = ['strength', 'weakness', 'opportunity', 'threat', 'idea', 'question']

type Theme = ClusterView & { quoted: ContributionView[]; dots: number }

export function said(matter: Matter, quotes: Quotes): Piece[] {
  const themes = themesOf(matter)
  const content = [
    ...themes.flatMap((theme) => themeWritten(matter, quotes, theme)),
    ...loose(matter, quotes),
    ...wordsSaid(matter, quotes),
    ...contactsLeft(matter),
  ]
  const nothing = matter.quotable.length + matter.parked.length === 0 && themes.length === 0
  return [heading(2, t('restitution.said')), ...(nothing ? [paragraph(t('restitution.said.none'))] : content)]
}

/** The most dots first, then the common wall, then what tables chose. */
export function themesOf(matter: Matter): Theme[] {
  const { view, quotable } = matter
  const byId = new Map(quotable.map((one) => [one.id, one]))
  return Object.values(view.clusters)
    .map((cluster) => ({
      ...cluster,
      quoted: cluster.items.flatMap((id) => byId.get(id) ?? []).filter(({ type }) => type !== 'contact'),
      dots: dotsOf(matter, cluster.id),
    }))
    .filter(({ quoted, synthesis }) => quoted.length > 0 || synthesis !== '')
    .sort((a, b) => b.dots - a.dots || rankOf(a) - rankOf(b) || b.quoted.length - a.quoted.length)
}

const rankOf = ({ tableId, top }: Theme): number => (tableId === null ? 0 : top ? 1 : 2)

/** Of the last ballot with dots that had this group among its subjects. */
const dotsOf = ({ results }: Matter, clusterId: string): number =>
  results
    .filter(({ method }) => method === 'dots')
    .flatMap(({ subjects }) => subjects.filter(({ id }) => id === clusterId))
    .at(-1)?.total ?? 0

function themeWritten(matter: Matter, quotes: Quotes, theme: Theme): Piece[] {
  const ranked = [...theme.quoted].sort((a, b) => supportOf(b) - supportOf(a))
  const others = ranked.slice(mostVerbatims)
  const n = others.length
  const about = aboutOf(matter, theme)
  return [
    quotes.of(heading(3, theme.title || t('restitution.said.untitled')), [], theme.id),
    ...(about === '' ? [] : [paragraph(inline(about, 'italic'))]),
    theme.synthesis === ''
      ? paragraph(t('restitution.said.noSynthesis'))
      : quotes.of(paragraph(theme.synthesis), [], theme.id),
    ...(theme.disagreed ? [callout('attention', t('restitution.said.disagreed'))] : []),
    ...ranked.slice(0, mostVerbatims).map((one) => verbatim(matter, quotes, one)),
    ...(n === 0
      ? []
      : [
          details(plural(n, t('restitution.said.others.one'), t('restitution.said.others.many', { n })), [
            bullets(others.map((one) => quoted(matter, quotes, one))),
          ]),
        ]),
  ]
}

function aboutOf({ state, view }: Matter, { dots, quoted: all, tableId, items }: Theme): string {
  const numbers = new Set(
    [tableId, ...items.map((id) => view.contributions[id]?.tableId ?? null)].flatMap(
      (id) => tableNumber(state, id) ?? [],
    ),
  )
  const list = listed([...numbers].sort((a, b) => a - b).map(String))
  const n = all.length
  return [
    ...(dots === 0
      ? []
      : [plural(dots, t('restitution.said.dots.one', { n: dots }), t('restitution.said.dots.many', { n: dots }))]),
    ...(n === 0
      ? []
      : [
          plural(
            n,
            t('restitution.landmarks.contributions.one', { n }),
            t('restitution.landmarks.contributions.many', { n }),
          ),
        ]),
    ...(numbers.size === 0
      ? []
      : [
          plural(numbers.size, t('restitution.said.tables.one', { list }), t('restitution.said.tables.many', { list })),
        ]),
  ].join(', ')
}

const verbatim = (matter: Matter, quotes: Quotes, one: ContributionView): Piece => ({
  type: 'blockquote',
  content: [quoted(matter, quotes, one)],
})

/** One block: whoever takes the words out takes the name out with them. */
function quoted(matter: Matter, quotes: Quotes, one: ContributionView): Piece {
  const by = byWhom(matter, one)
  const words = inline(toldIn(t('restitution.quote', { text: one.text }), one.language))
  const signed = by === '' ? [] : [{ type: 'hardBreak' }, ...inline(t('restitution.quote.by', { list: by }), 'italic')]
  return quotes.of(paragraph(words, signed), partsOf(matter, one.id))
}

export function byWhom(matter: Matter, one: ContributionView): string {
  const author = authorOf(matter, one)
  const table = tableNumber(matter.state, one.tableId)
  return [
    ...(author ? [author.name, author.organisation ?? ''] : []),
    table === null ? '' : t('restitution.quote.table', { n: table }),
    one.voices > 1 ? t('restitution.quote.voices', { n: one.voices }) : '',
    one.source === 'paper' ? t('restitution.quote.paper') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function loose(matter: Matter, quotes: Quotes): Piece[] {
  const inTheme = new Set(themesOf(matter).flatMap(({ quoted: all }) => all.map(({ id }) => id)))
  const left = matter.quotable.filter(
    ({ id, type, question }) => question === undefined && !inTheme.has(id) && told.includes(type),
  )
  if (left.length === 0) return []
  const titles = new Map<string, ContributionView[]>()
  for (const one of left) {
    const title = matter.state.rounds.get(one.roundId)?.phase.title ?? ''
    titles.set(title, [...(titles.get(title) ?? []), one])
  }
  return [
    heading(3, t('restitution.said.loose')),
    ...[...titles].flatMap(([title, all]) => [
      heading(4, title),
      bullets(
        all.map((one) => {
          const type = inline(t('restitution.said.typed', { type: t(`workshop.type.${one.type}`) }), 'bold')
          const by = byWhom(matter, one)
          const signed = by === '' ? [] : inline(` ${t('restitution.quote.by', { list: by })}`, 'italic')
          return quotes.of(paragraph(type, toldIn(one.text, one.language), signed), partsOf(matter, one.id))
        }),
      ),
    ]),
  ]
}

/** The same word of several people once, with how many said it. Nobody is named. */
function wordsSaid(matter: Matter, quotes: Quotes): Piece[] {
  const groups = new Map<string, ContributionView[]>()
  for (const one of matter.quotable) {
    if (one.type !== 'word') continue
    const key = toldIn(one.text, one.language).trim().toLocaleLowerCase('fr')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  if (groups.size === 0) return []
  const all = [...groups.values()].sort((a, b) => b.length - a.length)
  return [
    heading(3, t('restitution.said.words')),
    bullets(
      all.map((same) => {
        const word = same[0] ? toldIn(same[0].text, same[0].language) : ''
        const text = same.length === 1 ? word : t('restitution.said.word', { word, n: same.length })
        return quotes.of(
          paragraph(text),
          same.flatMap(({ id }) => partsOf(matter, id)),
        )
      }),
    ),
  ]
}

/** What people gave each other in the room to reach them is not spread in a document. */
function contactsLeft({ quotable }: Matter): Piece[] {
  const n = quotable.filter(({ type }) => type === 'contact').length
  if (n === 0) return []
  return [paragraph(plural(n, t('restitution.said.contacts.one', { n }), t('restitution.said.contacts.many', { n })))]
}

// Needs, obstacles and levers; practices; projects and whom they interest; what was set aside. [D.3.5–7, D.3.10]
import { plural } from '../../text/words.ts'
import type { ContributionType } from '../phases.ts'
import type { ContributionView } from '../view.ts'
import { authorOf, isNamed, partsOf, tableNumber, type Matter } from './matter.ts'
import { distinct, grid, heading, listed, paragraph, t, type Cell, type Piece, type Quotes } from './pieces.ts'

const ofType = ({ quotable }: Matter, type: ContributionType): ContributionView[] =>
  quotable.filter((one) => one.type === type)

/** The words in a block of their own, which is what quotes. */
const cited = (matter: Matter, quotes: Quotes, one: ContributionView): Piece[] => [
  quotes.of(paragraph(one.text), partsOf(matter, one.id)),
]

export function needs(matter: Matter, quotes: Quotes): Piece[] {
  const rows = (['need', 'obstacle', 'lever'] as const).flatMap((type) =>
    ofType(matter, type)
      .sort((a, b) => supportOf(b) - supportOf(a))
      .map((one): Cell[] => [
        t(`workshop.type.${type}`),
        cited(matter, quotes, one),
        one.clusterId === null ? '' : (matter.view.clusters[one.clusterId]?.title ?? ''),
        '',
        supportOf(one) > 1 ? String(supportOf(one)) : '',
        '',
      ]),
  )
  if (rows.length === 0) return []
  const heads = (['type', 'words', 'theme', 'level', 'support', 'relay'] as const).map((head) =>
    t(`restitution.needs.${head}`),
  )
  return [heading(2, t('restitution.needs')), grid(heads, rows, [90, null, 120, 105, 80, 90])]
}

/** Whose words they are, and who said that they support them. */
const supportOf = ({ voices, supporters }: ContributionView): number => voices + supporters

export function practices(matter: Matter, quotes: Quotes): Piece[] {
  const rows = ofType(matter, 'practice').map((one): Cell[] => [
    cited(matter, quotes, one),
    authorOf(matter, one)?.organisation ?? '',
    '',
    '',
  ])
  if (rows.length === 0) return []
  const heads = (['practice', 'whose', 'resource', 'contact'] as const).map((head) =>
    t(`restitution.practices.${head}`),
  )
  return [heading(2, t('restitution.practices')), grid(heads, rows, [null, 150, 130, 130])]
}

export function projects(matter: Matter, quotes: Quotes): Piece[] {
  const rows = ofType(matter, 'project').map((one): Cell[] => [
    cited(matter, quotes, one),
    ownerOf(matter, one),
    '',
    '',
    interestedIn(matter, one),
  ])
  if (rows.length === 0) return []
  const heads = (['project', 'owner', 'seeks', 'offers', 'interested'] as const).map((head) =>
    t(`restitution.projects.${head}`),
  )
  return [heading(2, t('restitution.projects')), grid(heads, rows, [null, 140, 90, 90, 150])]
}

/** « Léa Estève (Filage) », or nothing. */
export function ownerOf(matter: Matter, one: ContributionView): string {
  const author = authorOf(matter, one)
  if (author === null) return ''
  return author.organisation === null ? author.name : `${author.name} (${author.organisation})`
}

/** Named where the phase is one with names and they gave one; the others are counted. */
function interestedIn({ state, texts }: Matter, one: ContributionView): string {
  const named: string[] = []
  let unnamed = 0
  for (const guestId of state.contributions.get(one.id)?.supporters ?? []) {
    if (state.guests.get(guestId)?.erased !== false) continue
    const name = isNamed(state, one.roundId) ? (texts.guests.get(guestId)?.name ?? '') : ''
    if (name === '') unnamed += 1
    else named.push(name)
  }
  const rest = plural(
    unnamed,
    t('restitution.projects.unnamed.one', { n: unnamed }),
    t('restitution.projects.unnamed.many', { n: unnamed }),
  )
  return listed([...distinct(named), ...(unnamed === 0 ? [] : [rest])])
}

export function parking(matter: Matter, quotes: Quotes): Piece[] {
  const rows = matter.parked.map((one): Cell[] => {
    const table = tableNumber(matter.state, one.tableId)
    return [
      cited(matter, quotes, one),
      table === null ? ownerOf(matter, one) : t('restitution.table', { n: table }),
      '',
      '',
    ]
  })
  if (rows.length === 0) return []
  const heads = (['subject', 'by', 'when', 'owner'] as const).map((head) => t(`restitution.parked.${head}`))
  return [heading(2, t('restitution.parked')), grid(heads, rows, [null, 120, 150, 120])]
}

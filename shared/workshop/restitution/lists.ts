// Needs, obstacles and levers; practices; projects and whom they interest; what was set aside. [D.3.5–7, D.3.10]
import { plural } from '../../text/words.ts'
import type { ContributionType } from '../phases.ts'
import type { ContributionView } from '../view.ts'
import { authorOf, isNamed, partsOf, supportOf, tableNumber, type Matter } from './matter.ts'
import { sectionOf, type Listing } from './listing.ts'
import { distinct, listed, paragraph, t, toldIn, type Cell, type Piece, type Quotes } from './pieces.ts'

const ofType = ({ quotable }: Matter, type: ContributionType): ContributionView[] =>
  quotable.filter((one) => one.type === type)

/** The words in a block of their own, which is what quotes. */
const cited = (matter: Matter, quotes: Quotes, one: ContributionView): Piece[] => [
  quotes.of(paragraph(toldIn(one.text, one.language)), partsOf(matter, one.id)),
]

export const needsListing: Listing = {
  title: t('restitution.needs'),
  heads: (['type', 'words', 'theme', 'level', 'support', 'relay'] as const).map((head) =>
    t(`restitution.needs.${head}`),
  ),
  widths: [90, null, 120, 105, 80, 90],
  none: null,
  rows: (matter, quotes) =>
    (['need', 'obstacle', 'lever'] as const).flatMap((type) =>
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
    ),
}
export const needs = sectionOf(needsListing)

const practicesListing: Listing = {
  title: t('restitution.practices'),
  heads: (['practice', 'whose', 'resource', 'contact'] as const).map((head) => t(`restitution.practices.${head}`)),
  widths: [null, 150, 130, 130],
  none: null,
  rows: (matter, quotes) =>
    ofType(matter, 'practice').map((one): Cell[] => [
      cited(matter, quotes, one),
      authorOf(matter, one)?.organisation ?? '',
      '',
      '',
    ]),
}
export const practices = sectionOf(practicesListing)

export const projectsListing: Listing = {
  title: t('restitution.projects'),
  heads: (['project', 'owner', 'seeks', 'offers', 'interested'] as const).map((head) =>
    t(`restitution.projects.${head}`),
  ),
  widths: [null, 140, 90, 90, 150],
  none: null,
  rows: (matter, quotes) =>
    ofType(matter, 'project').map((one): Cell[] => [
      cited(matter, quotes, one),
      ownerOf(matter, one),
      '',
      '',
      interestedIn(matter, one),
    ]),
}
export const projects = sectionOf(projectsListing)

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

export const parkingListing: Listing = {
  title: t('restitution.parked'),
  heads: (['subject', 'by', 'when', 'owner'] as const).map((head) => t(`restitution.parked.${head}`)),
  widths: [null, 120, 150, 120],
  none: null,
  rows: (matter, quotes) =>
    matter.parked.map((one): Cell[] => {
      const table = tableNumber(matter.state, one.tableId)
      return [
        cited(matter, quotes, one),
        table === null ? ownerOf(matter, one) : t('restitution.table', { n: table }),
        '',
        '',
      ]
    }),
}
export const parking = sectionOf(parkingListing)

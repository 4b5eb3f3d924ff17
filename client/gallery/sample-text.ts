// A text with every block that a document may hold, for the gallery. Invented, as is its territory.
import type { DocumentJson } from '../../shared/document/schema.ts'
import { mark } from '../../shared/rules/identity-marks.ts'
import { organisations, people } from './samples.ts'

const text = (words: string, ...marks: { type: string; attrs?: object }[]) => ({ type: 'text', text: words, marks })
const p = (...content: object[]) => ({ type: 'paragraph', content })
const heading = (level: number, words: string, attrs: object = {}) => ({
  type: 'heading',
  attrs: { level, id: `gallery-${words.length}-${level}`, ...attrs },
  content: [text(words)],
})
const cell = (type: 'tableHeader' | 'tableCell', words: string, attrs: object = {}) => ({
  type,
  attrs,
  content: [p(...(words === '' ? [] : [text(words)]))],
})
const row = (type: 'tableHeader' | 'tableCell', words: readonly string[]) => ({
  type: 'tableRow',
  content: words.map((one, at) => cell(type, one, at > 0 ? { align: 'right' } : {})),
})
const callout = (tone: string, words: string) => ({ type: 'callout', attrs: { tone }, content: [p(text(words))] })
const task = (checked: boolean, words: string) => ({ type: 'taskItem', attrs: { checked }, content: [p(text(words))] })

export const figureFile = '0190a000-0000-7000-8000-000000000007'
const lostDocument = '0190a000-0000-7000-8000-000000000009'

const blocks = [
  heading(2, 'Loger et financer les projets', { consent: true }),
  p(
    text('Les projets naissent, puis cherchent un toit. Sur les 41 structures entendues, 27 disent avoir renoncé'),
    { type: 'footnote', content: [text('Enquête de la CRESS, printemps 2026.')] },
    text(' à une activité faute de local abordable. À relire par '),
    { type: 'mention', attrs: { kind: 'person', id: 'person-0' } },
    text(' avec '),
    { type: 'mention', attrs: { kind: 'organisation', id: 'organisation-5' } },
    text(', d’après '),
    text('un texte qui n’est plus là', { type: 'link', attrs: { href: `/documents/${lostDocument}` } }),
    text(' et '),
    text('la page de l’INSEE', { type: 'link', attrs: { href: 'https://insee.example' } }),
    text(' (25 m'),
    text('2', { type: 'superscript' }),
    text(').'),
  ),
  heading(3, 'Ouvrir des lieux partagés'),
  { type: 'paragraph', attrs: { guide: 'diagnostic.a1' } },
  callout('note', 'Le recensement se poursuit jusqu’à l’été.'),
  callout('attention', 'Les baux précaires prennent fin en 2027.'),
  callout('example', 'L’ancienne filature accueille déjà trois associations.'),
  callout('decision', 'Douze lieux partagés seront ouverts d’ici à 2029.'),
  {
    type: 'table',
    attrs: { totals: true },
    content: [
      row('tableHeader', ['Lieu', 'Surface (m²)', 'Coût (€)']),
      row('tableCell', ['Ancienne filature', '1 250', '840 000']),
      row('tableCell', ['Halles de Lissac', '620', '310 000']),
      row('tableCell', ['Maison des Aubes', '', '']),
    ],
  },
  {
    type: 'figure',
    attrs: { file: figureFile, alt: 'Trois bandes de couleur', width: 50 },
    content: [text('La filature, vue de la Lisse.')],
  },
  { type: 'figure', attrs: { file: null, alt: null, width: null }, content: [] },
  { type: 'living', attrs: { kind: 'indicators', ref: null } },
  { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('Recenser le bâti vacant.'))] }] },
  { type: 'taskList', content: [task(true, 'Rencontrer les bailleurs'), task(false, 'Chiffrer les travaux')] },
  { type: 'blockquote', content: [p(text('On ne manque pas d’idées, on manque de murs.'))] },
  {
    type: 'details',
    attrs: { id: '0190a000-0000-7000-8000-000000000001' },
    content: [
      { type: 'detailsSummary', content: [text('Comment nous avons compté')] },
      p(text('Par entretien, structure par structure.')),
    ],
  },
  { type: 'horizontalRule' },
  heading(4, 'Suites'),
  p(text('Une dernière ligne.')),
]

/** As the schema has it: what holds no mark says none. */
export const sampleText = JSON.parse(
  JSON.stringify({ type: 'doc', content: blocks }, (key, value: unknown) =>
    key === 'marks' && Array.isArray(value) && value.length === 0 ? undefined : value,
  ),
) as DocumentJson // the blocks above, as they were written

export const names = {
  documents: [],
  lostSections: [],
  people: people.map(({ id, name }) => ({ id: `person-${id}`, name })),
  organisations: organisations.map(({ id, name }) => ({ id: `organisation-${id}`, name })),
}

/** Somebody who reads along. */
export const reader = {
  actorId: 'gallery-reader',
  name: 'Mireille Aubanel',
  initials: 'MA',
  hue: mark(5).hue,
  organisation: 'SCIC La Remise',
}

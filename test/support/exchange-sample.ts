// A text that holds every block, and one as long as a real diagnostic: what exports are tried on.
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Known } from '../../server/exchange/outline.ts'
import { png } from './exchange-png.ts'

export const id = (n: number): string => `0190d3a4-0000-7000-8000-${String(n).padStart(12, '0')}`

type Inline = string | DocumentJson

const inline = (content: readonly Inline[]) =>
  content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one))

export const p = (n: number, ...content: Inline[]): DocumentJson => ({
  type: 'paragraph',
  attrs: { id: id(n) },
  ...(content.length > 0 ? { content: inline(content) } : {}),
})

export const h = (n: number, level: number, ...content: Inline[]): DocumentJson => ({
  type: 'heading',
  attrs: { id: id(n), level },
  content: inline(content),
})

export const marked = (text: string, ...marks: (string | { type: string; attrs: object })[]): DocumentJson => ({
  type: 'text',
  text,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
})

export const linked = (text: string, href: string): DocumentJson => marked(text, { type: 'link', attrs: { href } })

export const note = (text: string): DocumentJson => ({ type: 'footnote', content: [{ type: 'text', text }] })

export const cell = (content: string | DocumentJson[], attrs: object = {}, type = 'tableCell'): DocumentJson => ({
  type,
  attrs,
  content:
    typeof content === 'string'
      ? [{ type: 'paragraph', ...(content === '' ? {} : { content: [{ type: 'text', text: content }] }) }]
      : content,
})

export const head = (text: string, attrs: object = {}): DocumentJson => cell(text, attrs, 'tableHeader')
export const row = (...content: DocumentJson[]): DocumentJson => ({ type: 'tableRow', content })
export const item = (...content: DocumentJson[]): DocumentJson => ({ type: 'listItem', content })
const task = (checked: boolean, ...content: DocumentJson[]): DocumentJson => ({
  type: 'taskItem',
  attrs: { checked },
  content,
})

export const pictureId = id(900)
export const personId = id(901)
export const elsewhereId = id(902)

export const sample: DocumentJson = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { id: id(1), level: 1, consent: true, guide: 'diagnostic.a1' },
      content: inline(['Portrait du territoire']),
    },
    p(
      2,
      'Le bassin compte ',
      marked('14 200 habitants', 'bold'),
      ', soit ',
      marked('3,1 %', 'italic', 'underline'),
      ' de plus qu’en 2020',
      note('Insee, recensement de la population, 2023.'),
      '. La surface est de 320 km',
      marked('2', 'superscript'),
      ' ; voir ',
      linked('le site', 'https://example.org/a?b=1&c=(2)'),
      ', ',
      linked('la suite', `#${id(20)}`),
      ' et ',
      linked('un autre document', `/documents/${elsewhereId}`),
      '. Vu avec ',
      { type: 'mention', attrs: { kind: 'person', id: personId } },
      '. Signes : ',
      'a < b & c > d, *étoile*, _souligné_, [crochets], `code` #let $x$ \\ @qui',
      { type: 'hardBreak' },
      'et une ligne encore, ',
      marked('barrée', 'strike'),
      ', ',
      marked('x = 1', 'code'),
      ', H',
      marked('2', 'subscript'),
      'O.',
    ),
    h(3, 2, 'Ce que nous voyons'),
    {
      type: 'bulletList',
      content: [
        item(p(4, 'Des commerces qui ferment'), {
          type: 'bulletList',
          content: [item(p(5, 'au centre')), item(p(6, 'et dans les hameaux'))],
        }),
        item(p(7, 'Des associations nombreuses')),
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [item(p(8, 'Troisième point')), item(p(9, 'Quatrième point'))],
    },
    {
      type: 'taskList',
      content: [task(true, p(10, 'Réunir les données')), task(false, p(11, 'Appeler la région'))],
    },
    { type: 'blockquote', content: [p(12, 'On ne nous demande jamais notre avis.')] },
    { type: 'callout', attrs: { tone: 'decision' }, content: [p(13, 'La carte sera refaite avant mars.')] },
    {
      type: 'details',
      content: [{ type: 'detailsSummary', content: inline(['Méthode']) }, p(14, 'Douze entretiens, trois ateliers.')],
    },
    { type: 'horizontalRule' },
    h(20, 1, 'Moyens'),
    {
      type: 'table',
      attrs: { totals: true },
      content: [
        row(
          head('Action', { colwidth: [240] }),
          head('Coût et délai', { colspan: 2, colwidth: [120, 120] }),
          head('Qui'),
        ),
        row(
          head('Halle', { rowspan: 2 }),
          cell('1 200,50 €', { align: 'right' }),
          cell('2027'),
          cell([p(21, 'La ville'), p(22, 'et l’agglomération')]),
        ),
        row(cell('800 €', { align: 'right' }), cell('2028'), cell('')),
        row(head('Sentier'), cell('99,50 €', { align: 'right' }), cell(''), cell('')),
      ],
    },
    {
      type: 'figure',
      attrs: { id: id(30), file: pictureId, alt: 'Un carré gris', width: 50 },
      content: inline(['Le carré, vu du nord']),
    },
    { type: 'figure', attrs: { id: id(31), file: id(999), alt: 'La place du marché' } },
    { type: 'living', attrs: { id: id(32), kind: 'map' } },
  ],
}

export const known = (more: Partial<Known> = {}): Known => ({
  title: 'Diagnostic « été » & plans',
  subtitle: 'Vallée · 22 novembre 2026',
  documentId: id(800),
  publicUrl: 'https://maillage.example',
  isNumbered: true,
  names: new Map([[personId, 'Nadia Ferhat']]),
  images: new Map([[pictureId, { type: 'image/png' as const, width: 320, height: 200, bytes: png(320, 200) }]]),
  ...more,
})

const sentence =
  'Le diagnostic partagé dit ce que les habitants, les associations et les services publics voient du territoire, ce qui les relie et ce qui manque. '

/** 150 pages, 80 tables of ten rows by five columns, 160 notes. */
export function longText(): DocumentJson {
  const content: DocumentJson[] = []
  let n = 10_000
  for (let section = 0; section < 80; section++) {
    content.push(h(n++, (section % 4) + 1, `Section ${section + 1} du diagnostic`))
    for (let at = 0; at < 10; at++) content.push(p(n++, sentence.repeat(4), ...(at < 2 ? [note('Une source.')] : [])))
    const rows = Array.from({ length: 9 }, (_, at) =>
      row(cell(`Ligne ${at + 1}`), cell('1 200 €'), cell('12,5'), cell('Service des solidarités'), cell('2027')),
    )
    const heads = row(...['Action', 'Coût', 'Part', 'Qui', 'Quand'].map((text) => head(text)))
    content.push({ type: 'table', attrs: { totals: true }, content: [heads, ...rows] })
  }
  return { type: 'doc', content }
}

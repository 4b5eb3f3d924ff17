// A document as long as a real scheme: 150 pages, 80 tables, lists, callouts and notes.
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { withIds } from '../../../shared/document/templates/templates.ts'
import { uuidv7 } from '../../../shared/ids.ts'

const sentences = [
  'Les structures de l’économie sociale et solidaire emploient ici un salarié sur huit, dans des lieux souvent partagés. ',
  'La mutualisation des achats reste rare, alors que les besoins des unes répondent aux ressources des autres. ',
  'Les habitantes et les habitants disent d’abord le manque de temps, puis le manque de lieux ouverts le soir. ',
  'Trois communes ont ouvert un tiers-lieu, deux y accueillent une permanence de la coopérative d’activités. ',
]

const text = (words: string): DocumentJson => ({ type: 'text', text: words })
const paragraph = (words: string): DocumentJson => ({ type: 'paragraph', content: [text(words)] })
const heading = (level: number, words: string): DocumentJson => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
})

const said = (n: number, length: number) =>
  Array.from({ length }, (_, at) => sentences[(n + at) % sentences.length]).join('')

function table(n: number): DocumentJson {
  const row = (type: string, at: number) => ({
    type: 'tableRow',
    content: Array.from({ length: 6 }, (_, column) => ({ type, content: [paragraph(`Case ${n}.${at}.${column}`)] })),
  })
  return {
    type: 'table',
    content: Array.from({ length: 9 }, (_, at) => row(at === 0 ? 'tableHeader' : 'tableCell', at)),
  }
}

const list = (n: number): DocumentJson => ({
  type: 'bulletList',
  content: [0, 1, 2, 3].map((at) => ({ type: 'listItem', content: [paragraph(said(n + at, 1))] })),
})

/** A page is about 2,800 letters. The last heading is « La fin ». */
export function longDocument(pages: number, tables: number): DocumentJson {
  const random = new Uint8Array(10)
  let count = 0
  const makeId = () => {
    new DataView(random.buffer).setUint32(4, ++count)
    return uuidv7(1_700_000_000_000, random)
  }
  const content: DocumentJson[] = []
  for (let page = 0; page < pages; page++) {
    if (page % 5 === 0) content.push(heading(2, `Chapitre ${page / 5 + 1}`))
    content.push(heading(3, `Partie ${page + 1}`))
    for (let n = 0; n < 4; n++) content.push(paragraph(said(page + n, 5)))
    content.push(list(page))
    if (page % 4 === 0) content.push({ type: 'callout', attrs: { tone: 'note' }, content: [paragraph(said(page, 2))] })
    if (Math.floor(((page + 1) * tables) / pages) > Math.floor((page * tables) / pages)) content.push(table(page))
  }
  content.push(heading(2, 'La fin'), paragraph('Dernière ligne.'))
  return withIds({ type: 'doc', content }, makeId)
}

// A comparison as a file with changes: accepted, it gives the later text line by line; refused, the earlier one.
import { strFromU8, unzipSync } from 'fflate'
import { deleteRow } from '@tiptap/pm/tables'
import { beforeAll, expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { outlineFrom } from '../../../server/exchange/to-outline.ts'
import { trackedJson } from '../../../server/exchange/tracked.ts'
import { writeDocx } from '../../../server/exchange/write-docx.ts'
import { writeOdt } from '../../../server/exchange/write-odt.ts'
import { gestures, run, type Act } from '../../support/acts-of-writing.ts'
import { compared, type Compared } from '../../support/compared.ts'
import { cell, h, id, item, known, p, row } from '../../support/exchange-sample.ts'

const text: DocumentJson = {
  type: 'doc',
  content: [
    h(1, 2, 'Ouvrir des lieux'),
    p(2, 'Huit lieux accueillent des activités. La ville recense le bâti vacant.'),
    p(3, 'Un fonds de portage garde les murs.'),
    p(4, 'Cette ligne sera retirée.'),
    p(5, 'Celle-ci, par quelqu’un d’autre.'),
    p(6, 'Aucun lieu ne peut être revendu avant quinze ans.'),
    {
      type: 'bulletList',
      attrs: { id: id(7) },
      content: [item(p(8, 'Les communes')), item(p(9, 'Les écoles')), item(p(10, 'Les associations'))],
    },
    {
      type: 'table',
      attrs: { id: id(11) },
      content: ['Halle', 'Sentier'].map((name, n) => row(cell([p(20 + n, name)]), cell([p(30 + n, `${n}00 euros`)]))),
    },
    p(12, 'Dernière ligne.'),
  ],
}

const at =
  (words: string, act: Act = () => {}): Act =>
  (editor) => {
    let found = -1
    editor.state.doc.descendants((node, pos) => {
      const from = node.isText ? (node.text?.indexOf(words) ?? -1) : -1
      if (from >= 0) found = pos + from
      return true
    })
    act(editor, found, found)
  }
const gesture = (name: string): Act => gestures[name] ?? (() => {})
const replace =
  (by: string, length: number): Act =>
  (editor, from) =>
    editor.dispatch(editor.state.tr.insertText(by, from, from + length))

const acts: readonly (readonly [who: number, act: Act])[] = [
  [0, at('Huit', replace('', 4))],
  [1, at(' lieux acc', replace('Douze', 0))],
  [2, at(' La ville', gesture('split'))],
  [1, at('Cette ligne', gesture('removeBlock'))],
  [2, at('Celle-ci', gesture('removeBlock'))],
  [0, at('Aucun', gesture('up'))],
  [2, at('Les écoles', gesture('removeBlock'))],
  [0, at('Sentier', (editor, from) => run(editor, from, deleteRow))],
]

let done: Compared
let parts: { docx: string; odt: string }

beforeAll(async () => {
  done = await compared(
    text,
    acts.map(([who, act]) => ({ who, act, at: 0, to: 0 })),
  )
  const { inline, changes, hands } = done.changes
  const authors = hands.map(({ actorId }) => actorId)
  const outline = outlineFrom(trackedJson({ inline, changes, authors, nobody: '?' }), known())
  const part = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())
  parts = { docx: part(await writeDocx(outline), 'word/document.xml'), odt: part(writeOdt(outline), 'content.xml') }
})

const linesOf = (node: PageNode): string[] =>
  node.type === 'paragraph' || node.type === 'heading'
    ? [node.parts.map((part) => (isText(part) ? part.text : '')).join('')]
    : node.parts.flatMap((part) => (isText(part) ? [] : linesOf(part)))

const plain = (xml: string): string => xml.replaceAll('<text:s/>', ' ').replace(/<[^>]+>/gu, '')

/** Lines of the text, without what a file begins with. */
const ofText = (lines: readonly string[]): string[] =>
  lines.slice(lines.findIndex((line) => line.endsWith('Ouvrir des lieux')) + 1)
const expected = (page: PageNode): string[] => ofText(linesOf(page))

/** What Word makes of it: a row or a line whose end is taken away is gone, or goes on with the next. */
function docxLines(taken: 'ins' | 'del'): string[] {
  const gone = taken === 'del' ? 'del|moveFrom' : 'ins|moveTo'
  const [, body = ''] = /<w:body>(.*)<\/w:body>/su.exec(parts.docx) ?? []
  const rows = body.replace(/<w:tr>.*?<\/w:tr>/gsu, (one) =>
    new RegExp(`<w:trPr>(?:(?!</w:trPr>).)*<w:${taken} `, 'u').test(one) ? '' : one,
  )
  const lines: string[] = []
  let open = ''
  for (const [, xml = ''] of rows.matchAll(/<w:p>(.*?)<\/w:p>/gsu)) {
    const [, mark = ''] = /^<w:pPr>(.*?)<\/w:pPr>/su.exec(xml) ?? []
    const words = xml.replace(/^<w:pPr>.*?<\/w:pPr>/su, '')
    const said = plain(words.replace(new RegExp(`<w:(${gone}) [^>]*[^/]>.*?</w:\\1>`, 'gsu'), ''))
    open += said
    if (mark.includes(`<w:${taken} `)) continue
    lines.push(open)
    open = ''
  }
  return ofText(lines)
}

function odtLines(isRefused: boolean): string[] {
  const [head = '', regions = ''] = /<text:tracked-changes[^>]*>(.*?)<\/text:tracked-changes>/su.exec(parts.odt) ?? []
  let body = parts.odt.slice(parts.odt.indexOf(head) + head.length)
  const paragraphs = /^<text:[ph][^>]*>|<\/text:[ph]>$/gu
  for (const [, ct = '', gone = ''] of regions.matchAll(/text:id="(ct\d+)"><text:deletion>(.*?)<\/text:deletion>/gsu)) {
    const inner = gone
      .replace(/^<office:change-info>.*?<\/office:change-info>/su, '')
      .replace(/<text:p [^>]*\/>/gu, '<text:p></text:p>')
    const content = isRefused ? inner.replace(paragraphs, '') : ''
    body = body.replace(`<text:change text:change-id="${ct}"/>`, () => content)
  }
  if (isRefused)
    body = body.replace(
      /<text:change-start text:change-id="(ct\d+)"\/>.*?<text:change-end text:change-id="\1"\/>/gsu,
      '',
    )
  return ofText(
    [...body.matchAll(/<text:(p|h)(?: [^>]*)?>(.*?)<\/text:\1>/gsu)].map(([, , words = '']) => plain(words)),
  )
}

const filled = (lines: readonly string[]): string[] => lines.filter((line) => line !== '')

test('[H97] a DOCX: lines, split lines, rows and moves come and go as they did, each by whoever did it', () => {
  expect(done.changes.changes.map(({ kind }) => kind)).toContain('moved')
  expect(filled(docxLines('del'))).toEqual(expected(done.after))
  expect(filled(docxLines('ins'))).toEqual(expected(done.before))
  expect(parts.docx).toMatch(/<w:moveFrom [^>]*w:author="person 0"/u)
  expect(parts.docx).toMatch(/<w:moveTo [^>]*w:author="person 0"/u)
  expect(parts.docx).toMatch(/<w:ins [^>]*w:author="person 1"[^>]*><w:r>(?:(?!<\/w:ins>).)*Douze/u)
  expect(parts.docx).toMatch(/<w:del [^>]*w:author="person 0"[^>]*><w:r>(?:(?!<\/w:del>).)*Huit/u)
})

test('[H97] an ODT likewise, but for a row, whose cells are emptied; a line that is gone leaves no empty one', () => {
  expect(odtLines(true)).toEqual(expected(done.before))
  const accepted = odtLines(false)
  expect(filled(accepted)).toEqual(expected(done.after))
  expect(accepted.length - filled(accepted).length).toBe(2) // the two cells of the row
  expect(parts.odt).toContain('<text:p>Déplacé ailleurs</text:p></office:change-info>')
})

// Files in the shapes that Word writes, which are not those of LibreOffice: nothing that somebody wrote is lost unsaid.
import { randomUUID } from 'node:crypto'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { cleanImage } from '../../../server/domain/files/clean.ts'
import { readFile } from '../../../server/exchange/read-file.ts'
import { docxOf, line, relationsPart, said, wordPart } from '../../support/exchange-office.ts'
import { png } from '../../support/exchange-png.ts'

const look = (bytes: Uint8Array) => {
  try {
    return cleanImage(Buffer.from(bytes), 1_000_000)
  } catch {
    return null
  }
}
const read = (bytes: Uint8Array) => readFile({ format: 'docx', bytes }, { makeId: randomUUID, look, clientId: 2 })

/** A text in a line: `h2 Titre | p Un | ol3(Trois, Quatre)`. */
const brief = (json: DocumentJson): string => (json.content ?? []).map(briefly).join(' | ')

function briefly(node: DocumentJson): string {
  const { type = '', attrs = {}, content = [] } = node
  const inside = () => content.map(briefly).join(', ')
  if (type === 'heading') return `h${attrs['level']} ${textOf(node)}`
  if (type === 'paragraph') return `p ${textOf(node)}`
  if (type === 'orderedList') return `ol${attrs['start'] ?? 1}(${inside()})`
  if (type === 'bulletList') return `ul(${inside()})`
  if (type === 'listItem')
    return content.map((one) => (one.type === 'paragraph' ? textOf(one) : briefly(one))).join(' ')
  return content.length > 0 && type !== 'figure' ? `${type}(${inside()})` : type
}

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

const numbered = (numId: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

const level = (at: number, format: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="%${at + 1}."/></w:lvl>`

const numbering = wordPart(
  'numbering',
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum>
   <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
   <w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '<w:pStyle w:val="Titre1"/>')}${level(1, 'decimal', '<w:pStyle w:val="Titre2"/>')}</w:abstractNum>
   <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
   <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
   <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`,
)

const styles = wordPart(
  'styles',
  style('Titre1', 'heading 1', `<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>`) +
    style('Titre2', 'heading 2', `<w:pPr>${numbered(3, 1)}<w:outlineLvl w:val="1"/></w:pPr>`) +
    style('MonTitre', 'Chapitre de la collectivité', '<w:basedOn w:val="Titre1"/>') +
    style('TM1', 'toc 1') +
    style('Puce', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>') +
    `<w:style w:type="character" w:styleId="Fort"><w:name w:val="Mot fort"/><w:rPr><w:b/></w:rPr></w:style>`,
)

const styled = (id: string) => `<w:pStyle w:val="${id}"/>`

test('titles and items are known by their styles, by what those are made from, and counted as Word counts [X7, X9]', async () => {
  const body =
    line(said('Sommaire 3'), styled('TM1')) +
    line(said('Constats'), styled('Titre1')) +
    line(said('Population'), styled('Titre2')) +
    line(said('Moyens'), styled('MonTitre')) +
    line(said('Hors style'), '<w:outlineLvl w:val="2"/>') +
    line(said('signe'), styled('Puce')) +
    line(said('sans signe'), `${styled('Puce')}<w:numPr><w:numId w:val="0"/></w:numPr>`) +
    line(said('un'), numbered(1)) +
    line(said('dessous'), numbered(1, 1)) +
    line(said('Entre deux.')) +
    line(said('deux'), numbered(1)) +
    line(said('sept'), numbered(4)) +
    line(said('mot', '<w:rStyle w:val="Fort"/>'))
  const { json, isNumbered, losses } = await read(
    docxOf(body, { 'word/styles.xml': styles, 'word/numbering.xml': numbering }),
  )
  expect(brief(json)).toBe(
    'h1 Constats | h2 Population | h1 Moyens | h3 Hors style | ul(signe) | p sans signe | ' +
      'ol1(un ol1(dessous)) | p Entre deux. | ol2(deux) | ol7(sept) | p mot',
  )
  expect(JSON.stringify(json.content?.at(-1))).toContain('bold')
  expect([isNumbered, losses]).toEqual([true, []])
})

test('words stay whatever stands around them; what was not to be seen goes, and is told [X9]', async () => {
  const field = `<w:fldSimple w:instr=" SEQ Figure ">${said('1')}</w:fldSimple>`
  const tag = `<w:smartTag w:element="place">${said('Vaucombe')}</w:smartTag>`
  const control = (inside: string, more = '') =>
    `<w:sdt><w:sdtPr>${more}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  const body =
    control(
      line(said('Table des matières')),
      '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
    ) +
    line(
      `<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/>${said('Figure ')}${field}${said(' à ')}${tag}<w:proofErr w:type="spellEnd"/>`,
    ) +
    control(line(`${said('dans un contrôle, ')}${control(said('et un autre'))}`)) +
    control(line(said('Cliquez ici pour taper du texte.')), '<w:showingPlcHdr/>') +
    line(`${said('Vu ')}${said('confidentiel', '<w:vanish/>')}<w:dir w:val="rtl">${said('tourné')}</w:dir>`) +
    line(
      `<w:ins w:id="1">${said('ajouté ')}</w:ins><w:del w:id="2"><w:r><w:delText>ôté</w:delText></w:r></w:del><w:moveTo w:id="3">${said('venu')}</w:moveTo><w:moveFrom w:id="4">${said('parti')}</w:moveFrom>`,
    ) +
    '<w:altChunk r:id="rId9"/>' +
    line(`<w:hyperlink r:id="absent">${said('lien sans adresse')}</w:hyperlink>`)
  const { json, losses } = await read(docxOf(body))
  expect(brief(json)).toBe(
    'p Figure 1 à Vaucombe | p dans un contrôle, et un autre | p Vu tourné | p ajouté venu | p lien sans adresse',
  )
  expect(losses.map(({ kind, count, names }) => [kind, count, ...names]).sort()).toEqual([
    ['deletion', 2],
    ['embedded', 1],
    ['hidden', 1, 'confidentiel'],
    ['insertion', 2],
    ['placeholder', 1, 'Cliquez ici pour taper du texte.'],
  ])
})

const drawing = (relation: string, cx: number) =>
  `<w:drawing><wp:inline><wp:extent cx="${cx}" cy="1"/><wp:docPr id="1" name="Image 1" descr="Un plan"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`

const run = (inside: string) => `<w:r>${inside}</w:r>`

test('an image keeps how much of the text it took; one that no browser shows, or that is elsewhere, is told [X9]', async () => {
  const half = 604 * 9_525 * 0.5
  const box = (inside: string) => `<w:txbxContent>${line(inside)}</w:txbxContent>`
  const body =
    line(run(drawing('rId1', half))) +
    line(run(drawing('rId2', half)) + run(drawing('rId3', half)) + run(drawing('rId4', half)) + said('reste')) +
    line(
      run(
        `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>${box(said('En marge'))}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box(said('En marge'))}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`,
      ) + said('Texte'),
    ) +
    line(run('<w:pict><v:rect o:hr="t"/></w:pict>')) +
    line(
      run(
        `<w:pict><v:shape style="width:360pt;height:1pt"><v:imagedata r:id="rId1" o:title="Ancienne"/></v:shape></w:pict>`,
      ),
    )
  const { json, losses, images } = await read(
    docxOf(body, {
      'word/_rels/document.xml.rels': relationsPart(
        { id: 'rId1', type: 'image', target: 'media/image1.png' },
        { id: 'rId2', type: 'image', target: 'media/dessin.emf' },
        { id: 'rId3', type: 'image', target: 'https://ailleurs.example/p.png', outside: true },
      ),
      'word/media/image1.png': png(2_000, 20),
      'word/media/dessin.emf': strToU8('emf'),
    }),
  )
  expect(brief(json)).toBe('figure | p reste | p Texte | p En marge | horizontalRule | figure')
  expect(images).toHaveLength(1) // shown twice
  expect(json.content?.[0]?.attrs).toMatchObject({ alt: 'Un plan', width: 50 })
  expect(json.content?.at(-1)?.attrs).toMatchObject({ alt: 'Ancienne', width: 75 })
  expect(losses).toEqual([
    { kind: 'image', count: 3, names: ['dessin.emf', 'p.png', 'Un plan'] },
    { kind: 'textBox', count: 1, names: [] },
  ])
})

test('a table keeps the widths of its columns, its sides, its merged cells, and rows that begin beside it [X9]', async () => {
  const cell = (text: string, more = '', side = '') =>
    `<w:tc><w:tcPr>${more}</w:tcPr>${line(said(text), side === '' ? '' : `<w:jc w:val="${side}"/>`)}</w:tc>`
  const grid = [1_500, 3_000, 4_500].map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const body = `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>
    <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('A')}${cell('B', '<w:gridSpan w:val="2"/>', 'center')}</w:tr>
    <w:tr><w:trPr><w:tblHeader w:val="0"/></w:trPr>${cell('C', '<w:vMerge w:val="restart"/>')}${cell('1', '', 'right')}${cell('2', '', 'end')}</w:tr>
    <w:tr>${cell('', '<w:vMerge/>')}${cell('3', '', 'center')}${cell('4')}</w:tr>
    <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('5')}${cell('6')}</w:tr></w:tbl>`
  const { json, losses } = await read(docxOf(body))
  const rows = json.content?.[0]?.content ?? []
  expect(rows[0]?.content?.map(({ type, attrs }) => [type, attrs?.['colwidth']])).toEqual([
    ['tableHeader', [100]],
    ['tableHeader', [200, 300]],
  ])
  expect(rows[1]?.content?.map(({ type, attrs }) => [type, attrs?.['rowspan'] ?? 1, attrs?.['align'] ?? null])).toEqual(
    [
      ['tableCell', 2, null],
      ['tableCell', 1, 'right'],
      ['tableCell', 1, 'right'],
    ],
  )
  expect(rows[2]?.content?.map((one) => [textOf(one), one.attrs?.['align'] ?? null])).toEqual([
    ['3', 'center'],
    ['4', null],
  ])
  expect(rows[3]?.content?.map(textOf)).toEqual(['', '5', '6'])
  expect(losses).toEqual([])
})

test('the text is where the package says, whatever its name; a note may hold a field [X8, X9]', async () => {
  const note = `<w:footnote w:id="2">${line(`<w:fldSimple w:instr="REF">${said('Insee')}</w:fldSimple>${said(', 2024.')}`)}</w:footnote>`
  const body = line(`${said('Dit')}<w:r><w:footnoteReference w:id="2"/></w:r>`)
  const { json } = await read(docxOf(body, { 'word/footnotes.xml': wordPart('footnotes', note) }, 'word/document2.xml'))
  expect(JSON.stringify(json)).toContain('Insee, 2024.')
})

test('the look of words in a note, and the text of a field that nobody filled in, are told [X8]', async () => {
  const bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">important</w:t></w:r>'
  const note = `<w:footnote w:id="2">${line(said('Un point ') + bold)}</w:footnote>`
  const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${line(said('Cliquez ici pour écrire'))}</w:sdtContent></w:sdt>`
  const body = line(`${said('Dit')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + empty
  const { json, losses } = await read(docxOf(body, { 'word/footnotes.xml': wordPart('footnotes', note) }))
  expect(JSON.stringify(json)).toContain('Un point important')
  expect(JSON.stringify(json)).not.toContain('Cliquez')
  expect(losses.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: 'noteLook', count: 1, names: ['Un point important'] },
    { kind: 'placeholder', count: 1, names: ['Cliquez ici pour écrire'] },
  ])
})

test('what is raised by hand or by a style is superscript; other ways of counting are told [X9]', async () => {
  const small = '<w:sz w:val="13"/>'
  const raised = (half: number) => `<w:position w:val="${half}"/>`
  const look = wordPart(
    'styles',
    `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>` +
      '<w:style w:type="character" w:styleId="Exp"><w:name w:val="Exposant"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="Lien"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="Sou"><w:name w:val="Insister"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>',
  )
  const body =
    line(
      said('a', raised(4) + small) +
        said('b', raised(-7) + small) +
        said('c', '<w:rStyle w:val="Exp"/>') +
        said('plein', raised(6)) +
        said('lien', '<w:rStyle w:val="Lien"/>') +
        said('mot', '<w:rStyle w:val="Sou"/>'),
    ) +
    line(said('romain'), numbered(1)) +
    line(said('article'), numbered(1, 1)) +
    line(said('suite'), numbered(1, 1))
  const other = wordPart(
    'numbering',
    `<w:abstractNum w:abstractNumId="0">${level(0, 'lowerRoman')}<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1.%2"/></w:lvl></w:abstractNum>
     <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  )
  const { json, losses } = await read(docxOf(body, { 'word/styles.xml': look, 'word/numbering.xml': other }))
  const marks = (json.content?.[0]?.content ?? []).filter((one) => one.marks)
  expect(marks.map((one) => [one.text, ...(one.marks ?? []).map(({ type }) => type)])).toEqual([
    ['a', 'superscript'],
    ['b', 'subscript'],
    ['c', 'superscript'],
    ['mot', 'underline'],
  ])
  expect(json.content?.[1]?.attrs).toMatchObject({ type: 'i', start: 1 })
  expect(losses).toEqual([
    { kind: 'raised', count: 1, names: ['plein'] },
    { kind: 'numbering', count: 1, names: ['Article i.1'] },
  ])
})

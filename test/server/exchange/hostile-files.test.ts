// Files made to harm whoever reads them: what they unpack to, call again and again, or point at outside of themselves.
import { randomUUID } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import type { ImportFormat } from '../../../shared/exchange/formats.ts'
import { readFile } from '../../../server/exchange/read-file.ts'

const read = (format: ImportFormat, bytes: Uint8Array | string) =>
  readFile(
    { format, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes },
    { makeId: randomUUID, look: (image) => (image.length > 20 ? { width: 320 } : null), clientId: 2 },
  )

const everything = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everything)]
const all = (json: DocumentJson, type: string) => everything(json).filter((node) => node.type === type)

const drawn = (times: number): string =>
  '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'.repeat(
    times,
  )

function docxOf(body: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const spaces = [
    'w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    'r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    'wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
    'a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  ].map((space) => `xmlns:${space}`)
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(`<w:document ${spaces.join(' ')}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${image}" Target="media/a.png"/><Relationship Id="rId2" Type="${image}" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="rId3" Type="${image}" Target="../../etc/passwd"/></Relationships>`,
    ),
    ...more,
  })
}

test('a picture that is shown ten thousand times is read some times and kept once [X11]', async () => {
  const picture = new Uint8Array(300_000)
  crypto.getRandomValues(picture.subarray(0, 60_000))
  const bytes = docxOf(`${drawn(10_000)}<w:p><w:r><w:t>Fin.</w:t></w:r></w:p>`, { 'word/media/a.png': picture })
  const { images, losses, json } = await read('docx', bytes)
  expect(images).toHaveLength(1)
  expect(all(json, 'figure').length).toBeLessThan(10_000)
  expect(losses.find(({ kind }) => kind === 'image')?.count).toBe(10_000 - all(json, 'figure').length)
  expect(textOf(json)).toContain('Fin.')
})

test('nothing outside of a DOCX is read for it, whatever its relations say [X10]', async () => {
  const outside = ['rId2', 'rId3'].map(
    (id) => drawn(1).replace('rId1', id).replace('r:embed', 'r:link') + drawn(1).replace('rId1', id),
  )
  const file = docxOf(`<w:p><w:r><w:t>Dedans.</w:t></w:r></w:p>${outside.join('')}`, {
    '../../etc/passwd': strToU8('root'),
    'word/../../../tmp/x.xml': strToU8('<x/>'),
  })
  const found = await read('docx', file).catch((error: unknown) => error)
  expect(found instanceof Error ? found.message : JSON.stringify(found)).not.toContain('root')
  if (!(found instanceof Error)) expect((found as { images: unknown[] }).images).toEqual([])
})

test('more different images than anyone looks at are told as left out [X9, X11]', async () => {
  const image = (n: number) =>
    `<img src="data:image/png;base64,${Buffer.from(`une image, la ${n}e de toutes`).toString('base64')}">`
  const { images, losses } = await read(
    'html',
    `<p>Mots</p>${Array.from({ length: 700 }, (_, n) => image(n)).join('')}`,
  )
  expect(images).toHaveLength(500)
  expect(losses.find(({ kind }) => kind === 'image')?.count).toBe(200)
})

test('notes of Markdown that call each other, or themselves, end [X11]', async () => {
  const notes = Array.from({ length: 40 }, (_, n) => `[^n${n}]: [^n${n + 1}][^n${n + 1}] suite`)
  const { json } = await read('md', `Voir[^n0] et[^moi].\n\n[^moi]: encore [^moi]\n${notes.join('\n')}\n[^n40]: fin\n`)
  expect(all(json, 'footnote').map(textOf)).toEqual(['[^n1][^n1] suite', 'encore [^moi]'])
})

test('one long note that is called again and again is refused before it is said a thousand times [X11]', async () => {
  const calls = '<a href="#fn1">1</a> mot '.repeat(20_000)
  const html = `<p>${calls}</p><ol><li id="fn1">${'note '.repeat(20_000)}</li></ol>`
  await expect(read('html', html)).rejects.toMatchObject({ reason: 'bomb' })
})

test('a page is words, whatever its head sends browsers to [X10]', async () => {
  const html = `<!doctype html><html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">
    <style>@import "https://evil.example/x.css"</style><link rel="stylesheet" href="https://evil.example/y.css"></head>
    <body background="https://evil.example/b.png" onload="x()"><p style="background:url(https://evil.example/z)">Mots
    <a href="data:text/html,x">un</a> <a href=" java&#10;script:x()">deux</a> <a href="//evil.example">trois</a>
    <a href="https://ok.example" ping="https://evil.example" target="_top">quatre</a></p>
    <form action="https://evil.example"><input type="password" value="secret"><button>Envoyer</button></form></body></html>`
  const { json } = await read('html', html)
  const said = JSON.stringify(json)
  expect(said).toContain('https://ok.example')
  expect(said).not.toMatch(/evil|secret|javascript|data:/)
})

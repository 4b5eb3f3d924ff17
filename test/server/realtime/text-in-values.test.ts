// Letters that lean on the value of an attribute would be in that attribute, where Yjs cannot collect what is left of them.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { admits } from '../../../shared/document/admission.ts'
import { rootName } from '../../../shared/document/shape.ts'
import { decodeContent, encodeContent } from '../../../server/realtime/frames.ts'
import { MalformedFrame } from '../../../server/realtime/update-reader.ts'

function aBlock(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 7
  const block = new Y.XmlElement('paragraph')
  block.setAttribute('id', 'a')
  block.insert(0, [new Y.XmlText('texte')])
  doc.getXmlFragment(rootName).insert(0, [block])
  return Y.encodeStateAsUpdate(doc)
}

test('[E8] letters that lean on the value of an attribute in the same update are refused, what an editor writes is not', () => {
  const { structs } = decodeContent(aBlock(), admits)
  const written = structs.get(7) ?? []
  const value = written.find((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny)
  const last = written.at(-1)
  if (value === undefined || last === undefined) throw new Error('the block has no attribute')
  const id = Y.createID(7, last.id.clock + last.length)
  const letters = new Y.Item(id, null, value.id, null, null, null, null, new Y.ContentString('abc'))
  const bytes = encodeContent(
    [...written, letters].map((struct) => ({ struct, offset: 0 })),
    [],
  )
  expect(() => decodeContent(bytes, admits)).toThrow(MalformedFrame)
})

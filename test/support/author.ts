// A client by hand on the real product, whose texts take only what an editor writes.
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import { HandClient } from './live-client.ts'
import { textsOf } from './words.ts'

/** Someone by hand who writes as the editor does: in the first paragraph of the text. */
export class Author extends HandClient {
  override get text(): string {
    return textsOf(bodyOf(this.doc)).join('')
  }

  override type(words: string): void {
    this.doc.transact(() => {
      const isParagraph = (node: unknown) => node instanceof Y.XmlElement && node.nodeName === 'paragraph'
      const paragraph = bodyOf(this.doc).toArray().find(isParagraph) as Y.XmlElement // every template has one
      if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
      const text = paragraph.get(0) as Y.XmlText // and nothing else is ever put in it here
      text.insert(text.length, words)
    })
  }
}

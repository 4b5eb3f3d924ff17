// What a Y.Doc says, written in one way whatever its root types are and however its text was cut into pieces. For comparing two.
import * as Y from 'yjs'

type Walked = Pick<Y.AbstractType<unknown>, '_start' | '_map'>

/** Two documents that show the same have the same rendering. Deleted text is not in it. */
export function renderingOf(doc: Y.Doc): string {
  const written: string[] = []
  for (const name of [...doc.share.keys()].sort()) {
    const type = doc.share.get(name)
    if (type && !isEmpty(type)) written.push(JSON.stringify(name), walk(type))
  }
  return written.join('')
}

/** A root that was only asked for is no different from one that nobody asked for. */
const isEmpty = ({ _start, _map }: Walked): boolean => _start === null && _map.size === 0

function walk(type: Walked): string {
  const children: string[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted) children.push(...contentOf(item))
  }
  const attributes = [...type._map]
    .filter(([, item]) => !item.deleted)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${contentOf(item).join('')}`)
  return `[${attributes.join()}|${children.join('')}]`
}

/** A piece for each element or character, so that it does not matter where a run was cut. */
function contentOf({ content }: Y.Item): string[] {
  if (content instanceof Y.ContentType) {
    const name = content.type instanceof Y.XmlElement ? content.type.nodeName : ''
    return [`<${name}>${walk(content.type)}`]
  }
  if (content instanceof Y.ContentString) return [...content.str]
  return [JSON.stringify(content instanceof Y.ContentFormat ? content : content.getContent())]
}

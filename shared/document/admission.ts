// What a hand-made update may not bring into a text: whatever the editor never writes, and would not be able to read.
import * as Y from 'yjs'
import { isOrdinary } from './attribute-values.ts'
import { documentSchema } from './schema.ts'
import { rootName } from './shape.ts'

/** y-tiptap tells marks of one kind apart by eight characters after two dashes. */
const markSuffix = /--[A-Za-z0-9+/=]{8}$/

/**
 * Whether an editor of this epoch could have written it: elements and marks of the schema, text, attributes, under the
 * one root. A struct alone does not tell where it stands, so text between blocks, or boxes in boxes without end,
 * may still pass: see `dropUnreadable`. Values are bounded, in depth too: whoever writes or compares one calls itself for each. [E8] [E10]
 */
export function admits(struct: Y.Item | Y.GC): boolean {
  if (struct instanceof Y.GC) return true
  const { content, parent, parentSub } = struct
  const isUnderRoot = (parent as unknown) === rootName // before integration a root parent is its name
  if (typeof parent === 'string' && !isUnderRoot) return false
  if (content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentType) return admitsType(content.type, isUnderRoot) && parentSub === null
  if (isUnderRoot) return false
  if (content instanceof Y.ContentFormat)
    return content.key.replace(markSuffix, '') in documentSchema().marks && isOrdinary(content.value, content.key)
  if (content instanceof Y.ContentString) return parentSub === null
  // An attribute set again leans on its former value, and then bears neither parent nor name. One value: Yjs lets others
  // lean on the first of two, which then stays when the block is deleted, and ends whoever collects it.
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false
  if (!isOrdinary(content.arr[0], parentSub)) return false
  return parent === null || parentSub !== null
}

function admitsType(type: Y.AbstractType<unknown>, isUnderRoot: boolean): boolean {
  if (type instanceof Y.XmlElement) return type.nodeName in documentSchema().nodes
  return type instanceof Y.XmlText && !isUnderRoot
}

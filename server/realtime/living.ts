// Whether an update hides anything: text that is deleted already, or that it deletes. Pure.
import * as Y from 'yjs'
import type { RangeSet } from '../../shared/history/ranges.ts'
import { decodeContent, dependencies } from './frames.ts'

/**
 * True only if whoever applies it, on a text where `deleted` is all that is deleted, is given nothing that is deleted
 * afterwards. Yjs makes an item dead on arrival if its parent is, or if it lost to another value of one attribute: the
 * parent is that of its neighbours, and of an item that is alive, it is alive too. False in doubt.
 */
export function bringsOnlyLiving(update: Uint8Array, deleted: RangeSet): boolean {
  const { structs, deletes } = decodeContent(update)
  if (deletes.length > 0) return false
  const isAlive = ({ client, clock }: Y.ID) => deleted.missing([client, clock, 1]).length > 0
  for (const list of structs.values()) {
    for (const struct of list) {
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return false
      if (struct.parentSub !== null || !dependencies(struct).every(isAlive)) return false
    }
  }
  return true
}

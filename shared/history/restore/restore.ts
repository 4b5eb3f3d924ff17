// A part of a text, or all of it, as it stood at an earlier moment: the one update that makes it so. Changes nothing by itself.
import * as Y from 'yjs'
import { bodyOf } from '../../document/shape.ts'
import type { Origins } from '../origins.ts'
import { pageOf, type PageNode } from '../page.ts'
import { pageWith, type Wish } from './part.ts'
import { patch } from './patch.ts'

export interface Restoring {
  /** The text as it stands. It is left as it is. */
  readonly doc: Y.Doc
  /** As it stood at the moment to restore. */
  readonly past: PageNode
  readonly origins: Pick<Origins, 'of'>
  /** Of whoever restores, never used in this text. */
  readonly clientId: number
  readonly newId: () => string
}

/** `same`: it says so already. `gone`: what is wished for did not stand then. */
export type Restored = { readonly update: Uint8Array } | 'same' | 'gone'

export function restore({ doc, past, origins, clientId, newId }: Restoring, wish: Wish): Restored {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const target = pageWith(pageOf(copy), past, wish, newId)
  if (target === null) return 'gone'
  copy.clientID = clientId
  let update: Uint8Array | null = null
  copy.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  copy.transact(() => patch(bodyOf(copy), target.parts, origins))
  copy.destroy()
  return update === null ? 'same' : { update }
}

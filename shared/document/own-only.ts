// Keeps an editor from answering other people's edits (or the first showing of a document) with writes of its own.
import type { Transaction } from '@tiptap/pm/state'
import { Plugin } from '@tiptap/pm/state'
import { isChangeOrigin } from '@tiptap/extension-collaboration'

/** True when a transaction comes from this person's hand: not from the network, nor from the first rendering, nor from undo. */
export const isOwn = (transaction: Transaction): boolean => !isChangeOrigin(transaction)

/** The same plugin, whose `appendTransaction` runs only when the person's own transaction changed the document. */
export function ownOnly(plugin: Plugin): Plugin {
  const append = plugin.spec.appendTransaction
  if (!append) return plugin
  return new Plugin({
    ...plugin.spec,
    appendTransaction(transactions, before, after) {
      const own = transactions.some((transaction) => transaction.docChanged) && transactions.every(isOwn)
      return own ? append.call(plugin, transactions, before, after) : null
    },
  })
}

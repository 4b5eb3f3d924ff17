// A table that scrolls sideways when it is wider than the sheet, by keyboard too.
import type { Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { Table as SharedTable } from '../../../shared/document/nodes/table.ts'
import { t } from '../words.ts'

export const Table = SharedTable.extend({
  addNodeView:
    () =>
    ({ node }) =>
      new TableView(node),
})

class TableView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('tbody')
  readonly #table = document.createElement('table')
  readonly #node: Node['type']
  readonly #observer = new ResizeObserver(() => this.#fit())

  constructor(node: Node) {
    this.#node = node.type
    this.dom.className = 'table-scroll'
    this.#table.append(this.contentDOM)
    this.dom.append(this.#table)
    this.dom.addEventListener('mousedown', this.#letFocusPass)
    this.#observer.observe(this.dom)
    this.#observer.observe(this.#table)
    this.update(node)
  }

  update(node: Node): boolean {
    if (node.type !== this.#node) return false
    const id: unknown = node.attrs['id']
    if (typeof id === 'string') this.#table.dataset['id'] = id
    else delete this.#table.dataset['id']
    return true
  }

  /** A place to stop and scroll, only while there is something to scroll. */
  #fit(): void {
    const wide = this.dom.scrollWidth > this.dom.clientWidth
    if (wide === this.dom.hasAttribute('tabindex')) return
    const attributes = { tabindex: '0', role: 'group', 'aria-label': t('editor.table.scroll') }
    for (const [name, value] of Object.entries(attributes)) {
      if (wide) this.dom.setAttribute(name, value)
      else this.dom.removeAttribute(name)
    }
  }

  // A press in a cell must focus the text, not this box around it: the box cannot be focused while the press is dealt with.
  readonly #letFocusPass = () => {
    if (!this.dom.hasAttribute('tabindex')) return
    this.dom.removeAttribute('tabindex')
    setTimeout(() => this.#fit())
  }

  /** Arrows scroll the box when it has the focus; they are not the text's. */
  stopEvent = (event: Event): boolean => event.target === this.dom && event.type.startsWith('key')

  ignoreMutation = (mutation: ViewMutationRecord): boolean =>
    mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)

  destroy(): void {
    this.#observer.disconnect()
  }
}

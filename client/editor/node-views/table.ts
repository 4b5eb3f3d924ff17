// A table that scrolls sideways when it is wider than the sheet, by keyboard too; with its widths, its totals, its button.
import type { Node } from '@tiptap/pm/model'
import type { Decoration, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { Table as SharedTable } from '../../../shared/document/nodes/table.ts'
import { askForMenu } from '../tables/requests.ts'
import { columnWidths, showWidths } from '../tables/widths.ts'
import { t } from '../words.ts'

export const Table = SharedTable.extend({
  addNodeView:
    () =>
    ({ node, decorations }) =>
      new TableView(node, decorations),
})

class TableView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('tbody')
  readonly #scroll = document.createElement('div')
  readonly #table = document.createElement('table')
  readonly #columns = document.createElement('colgroup')
  #more: HTMLElement | undefined
  #totals: HTMLTableSectionElement | undefined
  #node: Node
  #shownWidths = ''
  readonly #observer = new ResizeObserver(() => this.#fit())

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.#node = node
    this.dom.className = 'table-box'
    this.#scroll.className = 'table-scroll'
    this.#table.append(this.#columns, this.contentDOM)
    this.#scroll.append(this.#table)
    this.dom.append(this.#scroll)
    this.#scroll.addEventListener('mousedown', this.#letFocusPass)
    this.#observer.observe(this.#scroll)
    this.#observer.observe(this.#table)
    this.#show()
    this.#offer(decorations)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node.type) return false
    const isNew = node !== this.#node
    this.#node = node
    if (isNew) this.#show()
    this.#offer(decorations)
    return true
  }

  /** The button, in the caret's table only: a document may have a hundred. */
  #offer(decorations: readonly Decoration[]): void {
    const isCurrent = decorations.some(({ spec }) => spec['isCurrentTable'] === true)
    if (isCurrent) this.#more ??= this.dom.appendChild(moreButton())
    else this.#more = void this.#more?.remove()
  }

  #show(): void {
    const id: unknown = this.#node.attrs['id']
    if (typeof id === 'string') this.#table.dataset['id'] = id
    else delete this.#table.dataset['id']
    const widths = columnWidths(this.#node)
    if (String(widths) !== this.#shownWidths) showWidths(this.#table, this.#columns, widths)
    this.#shownWidths = String(widths)
    if (this.#node.attrs['totals'] === true) void this.#showTotals()
    else this.#totals = void this.#totals?.remove()
  }

  async #showTotals(): Promise<void> {
    const { drawTotals } = await import('../tables/totals-line.ts')
    if (this.#node.attrs['totals'] !== true) return
    this.#totals ??= this.#table.createTFoot()
    drawTotals(this.#totals, this.#node)
  }

  /** A place to stop and scroll, only while there is something to scroll. */
  #fit(): void {
    const wide = this.#scroll.scrollWidth > this.#scroll.clientWidth
    if (wide === this.#scroll.hasAttribute('tabindex')) return
    const attributes = { tabindex: '0', role: 'group', 'aria-label': t('editor.table.scroll') }
    for (const [name, value] of Object.entries(attributes)) {
      if (wide) this.#scroll.setAttribute(name, value)
      else this.#scroll.removeAttribute(name)
    }
  }

  // A press in a cell must focus the text, not this box around it: the box cannot be focused while the press is dealt with.
  readonly #letFocusPass = () => {
    if (!this.#scroll.hasAttribute('tabindex')) return
    this.#scroll.removeAttribute('tabindex')
    setTimeout(() => this.#fit())
  }

  /** Arrows scroll the box when it has the focus; they are not the text's. Nor is what is done with the tools. */
  stopEvent = ({ target, type }: Event): boolean =>
    (target === this.#scroll && type.startsWith('key')) ||
    (target instanceof Element && target.closest('.table-more, .table-handles') !== null)

  ignoreMutation = (mutation: ViewMutationRecord): boolean =>
    mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)

  destroy(): void {
    this.#observer.disconnect()
  }
}

/** For the pointer and the finger; the keyboard has Ctrl+F10. */
function moreButton(): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'table-more'
  button.contentEditable = 'false'
  button.tabIndex = -1
  button.title = t('editor.table.more', { keys: 'Ctrl+F10' })
  button.setAttribute('aria-label', t('editor.table.options'))
  button.setAttribute('aria-haspopup', 'menu')
  button.setAttribute('aria-keyshortcuts', 'Control+F10')
  button.addEventListener('mousedown', (event) => event.preventDefault()) // the caret stays
  button.addEventListener('click', () => askForMenu({ kind: 'table', anchor: button }))
  return button
}

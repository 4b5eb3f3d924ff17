// Handles for the pointer over the table under it: a grip for the row, one for the column, an edge that widens the column.
// The keyboard has the same in the menu of the table and in its shortcuts. [D22, D25]
import type { Editor } from '@tiptap/core'
import { CellSelection, TableMap, cellAround } from '@tiptap/pm/tables'
import type { TableRect } from '@tiptap/pm/tables'
import { moveColumn } from './column-acts.ts'
import { moveRow } from './row-acts.ts'
import type { Drag } from './drag.ts'
import { startDrag } from './drag.ts'
import { askForMenu } from './requests.ts'
import { say } from './say.ts'
import { bounded, columnWidths, setWidth, showWidths, shownWidth } from './widths.ts'
import { t } from './words.ts'

interface Hovered {
  box: HTMLElement
  cell: HTMLElement
}

const grip = (kind: 'row' | 'column'): HTMLElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = `table-grip table-grip-${kind}`
  made.tabIndex = -1
  made.title = t(kind === 'row' ? 'table.grip.row' : 'table.grip.column')
  made.setAttribute('aria-hidden', 'true') // a second way for the pointer: its name changes with each move
  return made
}

export class TableHandles {
  readonly #editor: Editor
  readonly #layer = document.createElement('div')
  readonly #row = grip('row')
  readonly #column = grip('column')
  readonly #edge = document.createElement('div')
  readonly #line = document.createElement('div')
  readonly #stop = new AbortController()
  #hovered: Hovered | null = null
  #drag: Drag | null = null

  constructor(editor: Editor, first: PointerEvent) {
    this.#editor = editor
    this.#layer.className = 'table-handles'
    this.#layer.contentEditable = 'false'
    this.#edge.className = 'table-edge'
    this.#line.className = 'table-drop'
    this.#line.hidden = true
    this.#layer.append(this.#row, this.#column, this.#edge, this.#line)
    const { dom } = editor.view
    const { signal } = this.#stop
    dom.addEventListener('pointermove', this.#hover, { signal })
    dom.addEventListener('pointerleave', () => !this.#drag && this.#hide(), { signal })
    dom.addEventListener('keydown', () => !this.#drag && this.#hide(), { signal })
    this.#row.addEventListener('pointerdown', (event) => this.#grab(event, 'row'), { signal })
    this.#column.addEventListener('pointerdown', (event) => this.#grab(event, 'column'), { signal })
    this.#edge.addEventListener('pointerdown', this.#widen, { signal })
    this.#hover(first)
  }

  destroy(): void {
    this.#stop.abort()
    this.#drag?.cancel()
    this.#layer.remove()
  }

  readonly #hover = ({ target, pointerType }: PointerEvent) => {
    if (this.#drag || !(target instanceof Element) || this.#layer.contains(target)) return
    const cell = target.closest<HTMLElement>('td, th')
    const box = cell?.closest<HTMLElement>('.table-box')
    const isOurs = cell && box && this.#editor.isEditable && pointerType !== 'touch' && !cell.closest('tfoot')
    if (!isOurs) return this.#hide()
    if (this.#hovered?.cell === cell && this.#layer.parentElement === box) return
    this.#hovered = { box, cell }
    if (this.#layer.parentElement !== box) box.append(this.#layer)
    this.#place(box, cell)
  }

  #hide(): void {
    this.#hovered = null
    this.#layer.remove()
  }

  #place(box: HTMLElement, cell: HTMLElement): void {
    const outer = box.getBoundingClientRect()
    const inner = cell.getBoundingClientRect()
    const table = (cell.closest('table') ?? cell).getBoundingClientRect()
    const isCut = inner.right > outer.right + 1 || inner.left < outer.left - 1
    at(this.#row, {
      left: table.left < outer.left ? 0 : table.left - outer.left,
      top: inner.top - outer.top,
      height: inner.height,
    })
    at(this.#column, { left: inner.left - outer.left, top: table.top - outer.top, width: inner.width })
    at(this.#edge, { left: inner.right - outer.left, top: table.top - outer.top, height: table.height })
    this.#column.hidden = this.#edge.hidden = isCut
  }

  /** Where the hovered cell is, in the text as it is now. */
  #rect(): TableRect | null {
    const { view, state } = this.#editor
    if (!this.#hovered?.cell.isConnected) return null
    const $cell = cellAround(state.doc.resolve(view.posAtDOM(this.#hovered.cell, 0)))
    if (!$cell) return null
    const table = $cell.node(-1)
    const tableStart = $cell.start(-1)
    const map = TableMap.get(table)
    return { ...map.findCell($cell.pos - tableStart), table, tableStart, map }
  }

  /** A press without a move opens the menu; a move carries the row or the column along. */
  #grab(event: PointerEvent, kind: 'row' | 'column'): void {
    const place = this.#rect()
    const hovered = this.#hovered
    if (!place || !hovered || event.button !== 0) return
    event.preventDefault()
    const from = kind === 'row' ? place.top : place.left
    let to = from
    this.#layer.dataset['dragging'] = kind
    this.#drag = startDrag(event, {
      move: (now) => {
        to = this.#target(hovered, place, kind, now)
        this.#showDrop(hovered, kind, from, to)
      },
      end: (outcome) => {
        this.#drag = null
        this.#line.hidden = true
        delete this.#layer.dataset['dragging']
        const now = this.#rect() // others may have changed the table meanwhile
        if (!now || outcome === 'cancel') return
        if (outcome === 'press') return this.#openMenu(now, kind)
        const start = kind === 'row' ? now.top : now.left
        if (to === start) return
        const words = (kind === 'row' ? moveRow : moveColumn)(this.#editor, now, start, to)
        if (words) say(this.#editor, words)
        this.#hide()
      },
    })
  }

  #openMenu(place: TableRect, kind: 'row' | 'column'): void {
    const { state, view } = this.#editor
    const position = place.tableStart + (place.map.map[place.top * place.map.width + place.left] ?? 0)
    const cell = state.doc.resolve(position)
    const selection = kind === 'row' ? CellSelection.rowSelection(cell) : CellSelection.colSelection(cell)
    view.dispatch(state.tr.setSelection(selection as unknown as typeof state.selection)) // its own class of selections
    view.focus()
    askForMenu({ kind, anchor: kind === 'row' ? this.#row : this.#column })
  }

  /** Which row or column would be under the pointer. */
  #target({ cell }: Hovered, { map }: TableRect, kind: 'row' | 'column', event: PointerEvent): number {
    const rows = [...(cell.closest('tbody')?.rows ?? [])]
    if (kind === 'row') {
      const under = rows.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom)
      return under < 0 ? rows.length - 1 : under
    }
    const widest = rows.find((row) => row.cells.length === map.width) ?? rows[0]
    const under = [...(widest?.cells ?? [])].findIndex((one) => event.clientX < one.getBoundingClientRect().right)
    return under < 0 ? map.width - 1 : under
  }

  #showDrop({ box, cell }: Hovered, kind: 'row' | 'column', from: number, to: number): void {
    const rows = [...(cell.closest('tbody')?.rows ?? [])]
    const target = kind === 'row' ? rows[to] : rows.find((row) => row.cells.length > to)?.cells[to]
    const table = cell.closest('table')?.getBoundingClientRect()
    this.#line.hidden = !target || !table || to === from
    if (!target || !table) return
    const outer = box.getBoundingClientRect()
    const edge = target.getBoundingClientRect()
    if (kind === 'row')
      at(this.#line, {
        left: 0,
        top: (to > from ? edge.bottom : edge.top) - outer.top,
        width: Math.min(table.width, outer.width),
        height: 0,
      })
    else
      at(this.#line, {
        left: (to > from ? edge.right : edge.left) - outer.left,
        top: table.top - outer.top,
        width: 0,
        height: table.height,
      })
  }

  readonly #widen = (event: PointerEvent) => {
    const place = this.#rect()
    const table = this.#hovered?.cell.closest('table')
    const columns = table?.querySelector('colgroup')
    if (!place || !table || !columns || event.button !== 0) return
    event.preventDefault()
    const column = place.right - 1
    const before = shownWidth(this.#editor, place, column)
    const widths = columnWidths(place.table)
    const show = (width: number | null) =>
      showWidths(
        table,
        columns,
        widths.map((one, n) => (n === column ? width : one)),
      )
    let width = before
    this.#layer.dataset['dragging'] = 'edge'
    this.#drag = startDrag(event, {
      move: (now) => {
        width = bounded(before + now.clientX - event.clientX)
        show(width)
        if (this.#hovered) this.#place(this.#hovered.box, this.#hovered.cell)
      },
      end: (outcome) => {
        this.#drag = null
        delete this.#layer.dataset['dragging']
        const now = this.#rect() // others may have changed the table meanwhile
        if (outcome !== 'moved' || !now) return show(widths[column] ?? null)
        say(this.#editor, t('table.said.width', { n: setWidth(this.#editor, now, now.right - 1, width) }))
      },
    })
  }
}

function at(element: HTMLElement, box: Partial<Record<'left' | 'top' | 'width' | 'height', number>>): void {
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    const value = box[side]
    element.style[side] = value === undefined ? '' : `${value}px`
  }
}

// The keyboard of the toolbar: one stop in the Tab order, arrows inside, Alt+F10 to come in, Escape to go back; Ctrl+K for a
// link, Ctrl+/ for the list of keys.
import type { Editor } from '@tiptap/react'
import { useEffect, useRef } from 'react'

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Those that are shown: some are for phones. */
const toolsOf = (bar: HTMLElement) =>
  [...bar.querySelectorAll<HTMLElement>('[data-tool]')].filter((tool) => tool.getClientRects().length > 0)

interface Asked {
  onLink: () => void
  onShortcuts: () => void
}

/** Gives the ref to put on the toolbar's element. */
export function useToolbarKeys(editor: Editor, asked: Asked) {
  const bar = useRef<HTMLDivElement>(null)
  const current = useRef<HTMLElement>(null)
  const acts = useRef(asked)

  // After every drawing: tools come and go, and exactly one of them is in the Tab order.
  useEffect(() => {
    acts.current = asked
    const tools = bar.current ? toolsOf(bar.current) : []
    if (!current.current || !tools.includes(current.current)) current.current = tools[0] ?? null
    for (const tool of tools) tool.tabIndex = tool === current.current ? 0 : -1
  })

  useEffect(() => {
    const element = bar.current
    if (!element) return
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !('tool' in target.dataset)) return
      current.current = target
      for (const tool of toolsOf(element)) tool.tabIndex = tool === target ? 0 : -1
    }
    const onKey = (event: KeyboardEvent) => {
      const tools = toolsOf(element)
      const at = tools.findIndex((tool) => tool === event.target)
      const step = steps[event.key]
      if (event.key === 'Escape') editor.view.focus()
      else if (step && at >= 0) {
        event.preventDefault()
        tools[step(at, tools.length)]?.focus()
      }
    }
    const onTextKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === '/') {
        event.preventDefault()
        acts.current.onShortcuts()
        return
      }
      if (!(event.target instanceof Node) || !editor.view.dom.contains(event.target)) return
      const ctrl = event.ctrlKey || event.metaKey
      if (event.altKey && event.key === 'F10') current.current?.focus()
      else if (ctrl && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') acts.current.onLink()
      else return
      event.preventDefault()
    }
    element.addEventListener('focusin', onFocus)
    element.addEventListener('keydown', onKey)
    document.addEventListener('keydown', onTextKey)
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('keydown', onKey)
      document.removeEventListener('keydown', onTextKey)
    }
  }, [editor, editor.isEditable])
  return bar
}

// One drag with a pointer, from its press to its end: moved, only pressed, or given up with Escape.

export interface Drag {
  cancel: () => void
}

interface DragActs {
  move: (event: PointerEvent) => void
  end: (outcome: 'moved' | 'press' | 'cancel') => void
}

/** A hand trembles by so many pixels. */
const still = 4

export function startDrag(press: PointerEvent, { move, end }: DragActs): Drag {
  const stop = new AbortController()
  let moved = false
  const finish = (outcome: 'moved' | 'press' | 'cancel') => {
    if (stop.signal.aborted) return
    stop.abort()
    end(outcome)
  }
  const options = { signal: stop.signal, capture: true }
  const follow = (event: PointerEvent) => {
    moved ||= Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > still
    if (moved) move(event)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    finish('cancel')
  }
  window.addEventListener('pointermove', follow, options)
  window.addEventListener('pointerup', () => finish(moved ? 'moved' : 'press'), options)
  window.addEventListener('pointercancel', () => finish('cancel'), options)
  window.addEventListener('keydown', key, options)
  return { cancel: () => finish('cancel') }
}

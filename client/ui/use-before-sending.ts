// What stands half said when a form is sent: taken along, or asked about before anything leaves.
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * `before` is called when the form is about to be sent, by whatever button or key; false keeps it here. What it changes
 * is there when the form's own work reads it.
 */
export function useBeforeSending(formOf: () => HTMLElement | null | undefined, before: () => boolean): void {
  const latest = useRef({ formOf, before })
  useEffect(() => {
    latest.current = { formOf, before }
  })
  useEffect(() => {
    const form = latest.current.formOf()
    if (!form) return
    const ask = (event: Event) => {
      if (flushSync(() => latest.current.before())) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    form.addEventListener('submit', ask, { capture: true }) // before React hears of it
    return () => form.removeEventListener('submit', ask, { capture: true })
  }, [])
}

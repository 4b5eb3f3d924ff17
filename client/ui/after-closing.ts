// Waits for what is shown over the page to be gone: while it closes it holds the focus, and then gives it back to what opened it.

const anything = '[role="menu"], [role="dialog"], [role="alertdialog"]'

/**
 * At once when nothing is open; else once no menu nor dialog is, or a second later. Returns how to give it up.
 * `what`: what is waited for, where it stood over a dialog that stays.
 */
export function afterClosing(act: () => void, what = anything): () => void {
  const isOpen = () => document.querySelector(what) !== null
  let frame = 0
  const wait = (left: number, before: number) => {
    const toWait = isOpen() ? 2 : before // two frames more: the focus is given back in the first
    if (left === 0 || toWait === 0) act()
    else frame = requestAnimationFrame(() => wait(left - 1, toWait - 1))
  }
  wait(60, 0)
  return () => cancelAnimationFrame(frame)
}

/** Where what floats is put: inside the page's main landmark, so that nothing is read outside of one. */
export function landmark(): Element | undefined {
  return document.querySelector('main') ?? undefined
}

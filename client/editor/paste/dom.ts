// Small moves on a document that is only read.

/** Under another name while it is read: a page's content policy complains of each style it finds. */
export const looks = 'data-css'

export const parsed = (html: string): HTMLElement =>
  new DOMParser().parseFromString(
    html.replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, '').replace(/(<[a-z][^>]*?)\sstyle(?=\s*=)/gi, `$1 ${looks}`),
    'text/html',
  ).body

export const blockTags = new Set([
  'p',
  'div',
  'blockquote',
  'li',
  'ul',
  'ol',
  'table',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])

export const elementsOf = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('*')]

/** Its contents in its place. */
export function unwrap(one: Element): void {
  one.replaceWith(...one.childNodes)
}

/** The same contents and attributes under another name. */
export function rename(one: Element, name: string): HTMLElement {
  if (one.tagName.toLowerCase() === name && one instanceof HTMLElement) return one
  const made = one.ownerDocument.createElement(name)
  for (const { name: key, value } of Array.from(one.attributes))
    if (/^[a-z][\w-]*$/i.test(key)) made.setAttribute(key, value)
  made.append(...one.childNodes)
  one.replaceWith(made)
  return made
}

/** Its contents within a new element. */
export function wrapInside(one: Element, name: string): HTMLElement {
  const made = one.ownerDocument.createElement(name)
  made.append(...one.childNodes)
  one.append(made)
  return made
}

/** Nothing to read, no note, no table, no line. */
export const isBlank = (one: Element): boolean =>
  !/[^\s\u00a0\u200b\ufeff]/u.test(one.textContent ?? '') &&
  one.querySelector('table, hr, [data-footnote], br + br, td, th') === null

/** A declaration of the element's own style, small, or the empty string. */
export function styleOf(one: Element, name: string): string {
  const [, value = ''] = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'i').exec(one.getAttribute(looks) ?? '') ?? []
  return value.trim().toLowerCase()
}

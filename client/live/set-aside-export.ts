// A set-aside copy as something its author can carry away: plain text, HTML, or the paragraphs of a note.
import type { SetAsideCopy } from './set-aside.ts'

/** What to show first: the differing paragraphs when they are known, else all. */
export const refusedParagraphs = (copy: SetAsideCopy): string[] => copy.differing ?? copy.paragraphs

export const setAsideText = (copy: SetAsideCopy): string => `${copy.paragraphs.join('\n\n')}\n`

export function setAsideHtml(copy: SetAsideCopy, title: string): string {
  const body = copy.paragraphs.map((line) => `<p>${escape(line).replaceAll('\n', '<br>')}</p>`).join('\n')
  const head = `<meta charset="utf-8"><title>${escape(title)}</title>`
  return `<!doctype html>\n<html lang="fr"><head>${head}</head>\n<body>\n<h1>${escape(title)}</h1>\n${body}\n</body></html>\n`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** A name that every system accepts, with the day and the time. */
export function setAsideFileName(copy: SetAsideCopy, title: string, extension: 'txt' | 'html'): string {
  const at = new Date(copy.at).toISOString().slice(0, 16).replace('T', ' ').replace(':', 'h')
  const safe = title
    .replace(/[^\p{L}\p{N}’'-]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return `${safe || 'document'} ${at}.${extension}`
}

/** Hands the copy to the person as a file. */
export function downloadSetAside(copy: SetAsideCopy, title: string, extension: 'txt' | 'html'): void {
  const text = extension === 'txt' ? setAsideText(copy) : setAsideHtml(copy, title)
  const type = extension === 'txt' ? 'text/plain' : 'text/html'
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: setAsideFileName(copy, title, extension),
  })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000) // some browsers read the file after the click
}

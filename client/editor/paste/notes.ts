// Notes of other programs, at the foot or at the end: a call that leads to a note which leads back to it. The words of the note go
// where it is called, which is how ours are written. [D46]
import { looks } from './dom.ts'

const idOf = (href: string | null): string | null => (href?.includes('#') ? href.slice(href.indexOf('#') + 1) : null)

const noteName = /^_?(?:ftn|edn|sdfootnote|sdendnote|ftnt|cmnt|footnote|endnote|fn)/i

export function takeNotes(body: HTMLElement): void {
  const named = new Map<string, HTMLElement>()
  for (const one of body.querySelectorAll<HTMLElement>('[id], a[name]')) {
    for (const name of [one.id, one.getAttribute('name') ?? ''])
      if (name !== '' && !named.has(name)) named.set(name, one)
  }
  const gone: Element[] = []
  for (const call of body.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const target = noteOf(call, named)
    if (!target || gone.some((one) => one.contains(call))) continue
    const { block, back } = target
    back.remove()
    const note = body.ownerDocument.createElement('span')
    note.dataset['footnote'] = ''
    note.textContent = (block.textContent ?? '').replace(/\s+/gu, keepThin).trim()
    const raised = call.closest('sup')
    const isAlone = raised?.textContent?.trim() === call.textContent?.trim()
    ;(isAlone && raised ? raised : call).replaceWith(note)
    gone.push(block)
  }
  for (const one of gone) one.remove()
  for (const one of body.querySelectorAll<HTMLElement>('[data-css*="mso-element" i]'))
    if (
      /mso-element\s*:\s*(?:foot|end)note-list/i.test(one.getAttribute(looks) ?? '') &&
      !/\S/.test(one.textContent ?? '')
    )
      one.remove()
}

/** Breaks of lines and runs of spaces are one space; a space of French typography stays itself. */
const keepThin = (spaces: string): string => (/^[\u00a0\u202f]$/u.test(spaces) ? spaces : ' ')

function noteOf(
  call: HTMLAnchorElement,
  named: ReadonlyMap<string, HTMLElement>,
): { block: HTMLElement; back: Element } | null {
  const name = idOf(call.getAttribute('href'))
  if (name === null || !noteName.test(name)) return null
  const own = [call.id, call.getAttribute('name') ?? '', call.closest('[id]')?.id ?? ''].filter((one) => one !== '')
  const target = named.get(name)
  if (!target || call.contains(target) || target.contains(call)) return null
  const leadsBack = (link: Element) => own.includes(idOf(link.getAttribute('href')) ?? '')
  const block = blockOf(target)
  const back = [target, ...block.querySelectorAll('a[href*="#"]')].find(leadsBack)
  return back && !block.contains(call) ? { block, back } : null
}

/** All of the note: its box, an entry of a list, or a paragraph. */
function blockOf(target: HTMLElement): HTMLElement {
  const box = target.closest<HTMLElement>(
    'div[id^="ftn"], div[id^="edn"], div[id^="sdfootnote"], div[id^="sdendnote"], li, p, aside, dd',
  )
  return box ?? target
}

// What a page that is pasted brings beside its words: images that it holds itself, figures of other documents, and what is left out.
import type { Editor } from '@tiptap/core'
import { isUuid } from '../../../shared/ids.ts'
import { figureTools } from '../../../shared/text/fr/figure-tools.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { toasts } from '../../ui/toast-store.ts'
import type { FigureDesk } from './desk.ts'
import { heldIn, type HeldImage } from './held-images.ts'
import { anchorOf } from './places.ts'

const t = words(figureTools)

/** As long as any that is asked for. */
const longestAlt = 300

export function takePasted(desk: FigureDesk, html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html') // inert: nothing in it runs or loads
  const isOurs = (image: Element) => image.closest('figure[data-file]') !== null
  adoptFigures(desk, page)
  const images = [...page.querySelectorAll('img')].filter((image) => !isOurs(image))
  const held = heldIn(page).filter((image) => imageOf(image.getAttribute('src') ?? '') !== null)
  const leftOut = images.length - held.length
  if (leftOut > 0) {
    const said = plural(leftOut, t('figure.leftOut.one', { n: leftOut }), t('figure.leftOut.many', { n: leftOut }))
    toasts.show({ tone: 'info', text: said })
  }
}

/** Sends each of them to its place; what found none goes to the caret. */
export function takeHeld(editor: Editor, desk: FigureDesk, held: readonly HeldImage[]): void {
  if (editor.isDestroyed) return
  const atCaret = anchorOf(editor.state)
  for (const { address, alt, anchor } of held) {
    const image = imageOf(address)
    const quiet = held.length > 1
    if (image) desk.take(editor, { images: [image], anchor: anchor ?? atCaret, alt: alt.slice(0, longestAlt), quiet })
  }
}

function adoptFigures(desk: FigureDesk, page: Document): void {
  const failed = () => void toasts.show({ tone: 'danger', text: t('figure.notAdopted') })
  for (const figure of page.querySelectorAll<HTMLElement>('figure[data-file][data-document]')) {
    const { file = '', document: from = '' } = figure.dataset
    if (isUuid(file) && isUuid(from) && from !== desk.port.documentId) desk.adopt(file, from, failed)
  }
}

/** The bytes of a `data:` address, read here: a page may ask nothing of one. Null for any other. */
function imageOf(address: string): File | null {
  const [, type = '', coded = ''] = /^data:(image\/[\w.+-]+);base64,([\w+/=\s]+)$/i.exec(address) ?? []
  if (coded === '') return null
  try {
    const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0))
    return new File([bytes], '', { type })
  } catch (error) {
    if (error instanceof DOMException) return null // not what it says it is
    throw error
  }
}

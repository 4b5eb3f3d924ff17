// Sends images one after the other, shows how far each is at its place, and puts the figure in when it is there. [I11]
import type { Editor } from '@tiptap/core'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { uuidv7 } from '../../../shared/ids.ts'
import { figureTools } from '../../../shared/text/fr/figure-tools.ts'
import { words } from '../../../shared/text/words.ts'
import { toasts } from '../../ui/toast-store.ts'
import type { FigureDesk, Intake } from './desk.ts'
import { beginStep } from '../own-step.ts'
import { anchorOf, findBlock, placeOf, type Anchor } from './places.ts'
import type { Sent } from './port.ts'
import { SendingCard } from './sending-card.ts'
import { hidePlace, showPlace } from './sending-places.ts'
import { longestSide, shrunk } from './shrink.ts'
import { isAway, mayRetry, sayWhyNot } from './why-not.ts'

const t = words(figureTools)

const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

type Job = {
  key: string
  image: File
  anchor: Anchor
  /** The figure whose image it replaces. */
  instead: string | undefined
  card: SendingCard
  giveUp: AbortController
  /** Where the caret was: whoever writes elsewhere by now is not interrupted. */
  caret: string | null
  alt: string | null
  isQuiet: boolean
}

const lines = new WeakMap<Editor, Line>()

/** Shows a place for each image and sends them. */
export function take(editor: Editor, desk: FigureDesk, intake: Intake): void {
  const line = lines.get(editor) ?? new Line(editor, desk)
  lines.set(editor, line)
  for (const image of intake.images) line.add(image, intake)
}

const askToStay = (event: Event): void => event.preventDefault()

/** Whether the focus is where images are put in from: the text, its tools, nowhere. Somebody at another field is left there. */
const isFree = (text: Element): boolean => {
  const now = document.activeElement
  return now === null || now === document.body || text.contains(now) || now.closest('[role="toolbar"]') !== null
}

class Line {
  readonly #editor: Editor
  readonly #desk: FigureDesk
  /** Shown in the text: leaving the page would lose them. */
  readonly #open = new Set<string>()
  #waiting: Job[] = []
  #isSending = false

  constructor(editor: Editor, desk: FigureDesk) {
    this.#editor = editor
    this.#desk = desk
  }

  add(image: File, { anchor, instead, alt, quiet = false }: Intake): void {
    const giveUp = new AbortController()
    const key = newId()
    const card = new SendingCard(image.name || t('figure.pasted'), {
      cancel: () => {
        giveUp.abort()
        this.#remove(job)
      },
      again: () => this.#queue(job),
    })
    const caret = anchorOf(this.#editor.state).id
    const job: Job = { key, image, anchor, instead, card, giveUp, caret, alt: alt || null, isQuiet: quiet }
    showPlace(this.#editor.view, { key, anchor, dom: card.dom })
    if (this.#open.size === 0) addEventListener('beforeunload', askToStay)
    this.#open.add(key)
    this.#queue(job)
  }

  #queue(job: Job): void {
    job.card.say('waiting')
    this.#waiting.push(job)
    void this.#next()
  }

  #remove({ key, card }: Job): void {
    this.#waiting = this.#waiting.filter((job) => job.key !== key)
    this.#open.delete(key)
    if (this.#open.size === 0) removeEventListener('beforeunload', askToStay)
    const hadFocus = card.dom.contains(document.activeElement)
    if (this.#editor.isDestroyed) return
    hidePlace(this.#editor.view, key)
    if (hadFocus) this.#editor.view.focus()
  }

  async #next(): Promise<void> {
    const job = this.#isSending ? undefined : this.#waiting.shift()
    if (!job) return
    this.#isSending = true
    try {
      await this.#send(job)
    } catch (error) {
      if (!job.giveUp.signal.aborted) this.#failed(job, error)
    } finally {
      this.#isSending = false
    }
    void this.#next()
  }

  async #send(job: Job): Promise<void> {
    const { card, giveUp } = job
    card.say('preparing')
    const image = await shrunk(job.image)
    giveUp.signal.throwIfAborted()
    const sent = await this.#desk.port.send(image, (share) => card.progress(share), giveUp.signal)
    if (giveUp.signal.aborted) return
    if (this.#editor.isDestroyed) return
    if (!this.#editor.isEditable) {
      card.fail(t('figure.failed.readOnly'), false)
      return
    }
    this.#remove(job)
    if (image !== job.image) toasts.show({ tone: 'info', text: t('figure.shrunk', { n: longestSide }) })
    if (sent.moved) toasts.show({ tone: 'info', text: t('figure.still') })
    if (job.instead === undefined) this.#putIn(job, sent)
    else this.#putInstead(job.instead, sent)
  }

  #failed(job: Job, error: unknown): void {
    job.card.fail(sayWhyNot(error), mayRetry(error))
    if (isAway(error)) addEventListener('online', () => job.card.retry(), { once: true })
  }

  #putIn(job: Job, { fileId }: Sent): void {
    const { view, schema } = this.#editor
    const figure = schema.nodes['figure']
    if (!figure) return
    const id = newId()
    const at = placeOf(view.state.doc, job.anchor)
    const stayed = !job.isQuiet && anchorOf(view.state).id === job.caret && isFree(view.dom)
    const tr = view.state.tr.insert(at, figure.create({ file: fileId, id, alt: job.alt }))
    takeEmptyLine(tr, job.anchor)
    // the next image of the same choice stands below this one, and so does what is shown of it: they share the anchor
    Object.assign(job.anchor, { id, side: 'after' } satisfies Anchor)
    const put = findBlock(tr.doc, id)
    if (stayed && put) tr.setSelection(TextSelection.create(tr.doc, put.pos + 1)).scrollIntoView()
    beginStep(view.state)
    view.dispatch(tr)
    if (stayed) view.focus() // and the question gives it back there
    for (const other of this.#waiting) if (other.caret === job.caret && stayed) other.caret = id
    const asked = { id, file: fileId, alt: null }
    if (job.alt !== null) return
    if (stayed) this.#desk.ask(asked)
    else {
      const action = { label: t('figure.describe'), act: () => this.#desk.ask(asked) }
      toasts.show({ tone: 'ok', text: t('figure.added'), action })
    }
  }

  #putInstead(id: string, { fileId }: Sent): void {
    const { view } = this.#editor
    const figure = findBlock(view.state.doc, id)
    if (!figure) return
    const alt: unknown = figure.node.attrs['alt']
    // another image says something else: until its words are confirmed it has none
    const tr = view.state.tr.setNodeAttribute(figure.pos, 'file', fileId).setNodeAttribute(figure.pos, 'alt', null)
    if (view.state.selection.empty) tr.setSelection(Selection.near(tr.doc.resolve(figure.pos + 1)))
    beginStep(view.state)
    view.dispatch(tr)
    this.#desk.ask({ id, file: fileId, alt: typeof alt === 'string' ? alt : null })
  }
}

/** The line that stood where the image now is, unless someone wrote in it meanwhile. */
function takeEmptyLine(tr: Transaction, { id, side }: Anchor): void {
  const line = side === 'instead' && id !== null ? findBlock(tr.doc, id) : null
  if (line?.node.type.name === 'paragraph' && line.node.content.size === 0)
    tr.delete(line.pos, line.pos + line.node.nodeSize)
}

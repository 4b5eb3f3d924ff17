// An open document as a page sees it: its text, what may be said of it, and the edits that had to be set aside.
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeCode } from '../../shared/protocol.ts'
import type { Refusal } from './frames.ts'
import { browserTools, type LiveOptions, type LiveTools } from './live-options.ts'
import { LiveSession } from './live-session.ts'
import { rescueOldCopies } from './old-copies.ts'
import { missingFrom, paragraphsOf } from './paragraphs.ts'
import { setAsideId, type SetAsideCopy, type SetAsideReason } from './set-aside.ts'
import { SetAsideShelf } from './set-aside-shelf.ts'
import { statusOf, type LiveAccess, type LiveStatus } from './status.ts'

export type LiveText = {
  doc: Y.Doc
  awareness: Awareness
  /** Changes when the document has been reloaded clean: the key of the editor. */
  edition: number
}

export type LiveView = {
  status: LiveStatus
  /** Null until there is a text to show: the server's, or the local copy of an earlier visit. */
  text: LiveText | null
  mayEdit: boolean
  /** Where what was typed here and is not known to be durable lives. */
  unsent: Unsent
  /** What was refused here and waits for its author, oldest first. */
  setAside: readonly SetAsideCopy[]
  /** False: they are gone once this tab is closed. */
  setAsideIsKept: boolean
}

export type Unsent = 'nothing' | 'onDevice' | 'inTab'

export class LiveDocument {
  readonly #options: LiveOptions
  readonly #tools: LiveTools
  readonly #shelf: SetAsideShelf
  readonly #listeners = new Set<() => void>()
  #access: LiveAccess
  #session: LiveSession | null = null
  #text: LiveText | null = null
  #edition = 0
  #closed: number | null = null
  #isOver = false
  /** One life after another: an end is complete before the next begins. */
  #turn: Promise<void>
  #moving = false
  #compare: SetAsideCopy | null = null
  #view: LiveView

  constructor(options: LiveOptions) {
    this.#options = options
    this.#tools = { ...browserTools(), ...options.tools }
    this.#access = options.access
    this.#shelf = new SetAsideShelf(this.#tools.setAside, options, () => this.#changed())
    this.#view = this.#look()
    this.#turn = this.#begin()
  }

  get = (): LiveView => this.#view

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves once all that was begun is done: opened, set aside or closed. */
  idle(): Promise<void> {
    return this.#turn
  }

  /** What the API now says of this person's rights. */
  setAccess(access: LiveAccess): void {
    if (access.mayWrite === this.#access.mayWrite && access.frozen === this.#access.frozen) return
    this.#access = access
    this.#changed()
  }

  /** Tries again after « Connexion expirée » or « indisponible ». */
  reconnect(): void {
    if (this.#closed === null) return
    this.#closed = null
    this.#session?.reconnect()
    this.#changed()
  }

  /** The person has dealt with a set-aside copy, and no longer wants it. */
  discardSetAside(id: string): Promise<void> {
    return this.#shelf.discard(id)
  }

  /** Leaves the document. What this device keeps stays. */
  close(): Promise<void> {
    this.#isOver = true
    this.#text = null
    return this.#then(async () => {
      await this.#session?.close()
      this.#session = null
    })
  }

  async #begin(): Promise<void> {
    await rescueOldCopies(this.#options, this.#tools)
    await this.#shelf.load()
    await this.#open()
  }

  async #open(): Promise<void> {
    if (this.#isOver) return
    const options = { ...this.#options, access: this.#access }
    const session = await LiveSession.open(options, this.#tools, {
      changed: () => this.#changed(),
      refused: (refusal) => this.#refused(refusal),
      closed: (code) => this.#closedBy(code),
    })
    this.#session = session
    this.#edition++
    this.#changed()
  }

  #refused(refusal: Refusal): void {
    if (this.#moving) return // several frames of one life are refused for one reason
    if (refusal.reason === 'overloaded') return this.#session?.wait(3_000 + this.#tools.chance() * 5_000)
    if (refusal.reason === 'frozen') this.#access = { ...this.#access, frozen: true }
    if (refusal.reason === 'readOnly') this.#access = { ...this.#access, mayWrite: false }
    this.#setAside(refusal.reason, true)
  }

  #closedBy(code: number): void {
    if (code === closeCode.tooLarge) return this.#setAside('tooLarge', true)
    this.#closed = code
    if (code === closeCode.noRight) this.#setAside('noRight', false)
    if (code === closeCode.wrongGeneration) this.#setAside('restored', false)
    this.#changed()
  }

  /** Moves what was not durable out of the way, empties the local copy, and starts again clean if `again`. [C8] [C9] */
  #setAside(reason: SetAsideReason, again: boolean): void {
    const session = this.#session
    if (!session || this.#moving) return
    this.#moving = true
    this.#text = null
    void this.#then(async () => {
      if (session.ledger.facts().unsaved) this.#compare = await this.#shelve(session, reason)
      await session.discard()
      this.#session = null
      this.#moving = false
      if (again) await this.#open()
      this.#changed()
    })
    this.#changed()
  }

  async #shelve(session: LiveSession, reason: SetAsideReason): Promise<SetAsideCopy> {
    const { personId, documentId } = this.#options
    const at = this.#tools.now()
    const copy: SetAsideCopy = {
      id: setAsideId(personId, documentId, at),
      personId,
      documentId,
      at,
      reason,
      state: Y.encodeStateAsUpdate(session.doc),
      paragraphs: paragraphsOf(this.#options.bodyOf(session.doc)),
      differing: null,
    }
    await this.#shelf.add(copy)
    return copy
  }

  /** Once the server's own text is here: what of the set-aside copy it lacks. */
  #compareWith(session: LiveSession): void {
    const copy = this.#compare
    if (!copy || !session.everSynced) return
    this.#compare = null
    const theirs = paragraphsOf(this.#options.bodyOf(session.doc))
    void this.#then(() => this.#shelf.add({ ...copy, differing: missingFrom(theirs, copy.paragraphs) }))
  }

  #then(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work)
    return this.#turn
  }

  #changed(): void {
    const session = this.#moving ? null : this.#session
    if (session) this.#compareWith(session)
    if (!session || this.#isOver) this.#text = null
    else if (this.#text?.edition !== this.#edition && session.hasText)
      this.#text = { doc: session.doc, awareness: session.awareness, edition: this.#edition }
    this.#view = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): LiveView {
    const text = this.#text
    const mayEdit = text !== null && this.#closed === null && this.#access.mayWrite && !this.#access.frozen
    return {
      status: this.#status(),
      text,
      mayEdit,
      unsent: this.#unsent(),
      setAside: this.#shelf.get(),
      setAsideIsKept: this.#shelf.isKept,
    }
  }

  #unsent(): Unsent {
    if (!this.#session?.ledger.facts().unsaved) return 'nothing'
    return this.#session.kept ? 'onDevice' : 'inTab'
  }

  #status(): LiveStatus {
    const session = this.#session
    const idle = { connected: false, settled: false, waiting: 0, unsaved: false }
    return statusOf({
      ledger: session?.ledger.facts() ?? idle,
      access: this.#access,
      closed: this.#closed,
      everSynced: session?.everSynced ?? false,
      turnedAway: session?.turnedAway ?? null,
      failed: session?.failed ?? false,
      offlineSince: session?.offlineSince ?? this.#tools.now(),
      kept: session?.kept ?? true,
    })
  }
}

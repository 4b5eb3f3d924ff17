// What an operation is given: who acts, the store, the clock, randomness, mail, and the port to the live texts.
import type { Passphrases } from './auth/passwords.ts'
import type { BrowserCookie } from './auth/browser-cookies.ts'
import type { Sessions } from './auth/sessions.ts'
import type { Sql } from './db/connect.ts'
import type { Tx } from './db/transaction.ts'
import type { BegunText } from './domain/template-texts.ts'
import type { Known } from './exchange/outline.ts'
import type { PackPart } from './exchange/pack.ts'
import type { FairLine } from './fair-line.ts'
import type { HistoryPort } from './history/port.ts'
import type { WorkshopPort } from './workshop/port.ts'
import type { Line } from '../shared/document/lines.ts'
import type { Plan } from '../shared/document/plan.ts'
import type { DocumentJson } from '../shared/document/schema.ts'
import type { ExportFormat, ImportFormat, Loss } from '../shared/exchange/formats.ts'

/** Who acts, as authenticated by the server. Guests of workshops come with the workshops. */
export type Principal = {
  kind: 'person'
  personId: string
  actorId: string
  /** The public id of the account session (never its token). */
  sessionId: string
  isAdmin: boolean
}

/** What the log records of a server-made first row. */
export type FirstRow = {
  actorId: string
  organisationId: string | null
  kind: 'template' | 'copy' | 'import'
  /** A Yjs v1 update. */
  update: Uint8Array
  /** For a copy: the document whose clientIDs these are. Each stays whose it is there. */
  ofDocument?: string
}

/** An edit that the server makes for somebody. */
export type ServerEdit = {
  actorId: string
  organisationId: string | null
  kind: 'restore' | 'accept' | 'api'
  /** A Yjs v1 update under a clientID that was handed out to them. */
  update: Uint8Array
}

/** How the domain reaches live texts: one writer, the room. */
export type LivePort = {
  /** Writes down all that the room has accepted; resolves to the log position, 0 for an empty log. */
  flush(documentId: string): Promise<bigint>
  /** Updates as one state without deleted text, made off the thread that serves people. */
  collect(updates: readonly Uint8Array[]): Promise<Uint8Array>
  /** Starts the log of a document inside the caller's transaction. */
  begin(tx: Tx, documentId: string, row: FirstRow): Promise<bigint>
  /**
   * Writes into the text as everybody does, through its room: it arrives at those who have it open, whose carets stay. Resolves to a
   * position of the log at which it is written. Throws `frozen` where the text takes no edits, `unavailable` where nothing could be written.
   */
  edit(documentId: string, edit: ServerEdit): Promise<bigint>
  /** A clientID never used in this document, bound to the actor. */
  handOutClient(documentId: string, actorId: string): Promise<number>
  /** People connected now, by document (actor ids). */
  present(documentIds: readonly string[]): Map<string, string[]>
}

/** The bytes of a file, in pieces that need not be of one length. */
export type Content = {
  /** SHA-256 of all of them. */
  hash: Buffer
  size: number
  pieces: readonly Uint8Array[]
}

/** Where the bytes of files are, each content once. Object storage may take the place of the tables. */
export type ContentStore = {
  /** Keeps it unless it is there; where the store can, in the caller's transaction. */
  put(tx: Tx, content: Content, now: Date): Promise<void>
  /** The bytes, a slice at a time. */
  read(hash: Buffer): AsyncIterable<Uint8Array>
}

export type FileLimits = {
  /** Of one file, as sent. */
  bytes: number
  /** Of one image, width times height. */
  pixels: number
  /** Of one person in a day. */
  personBytes: number
  /** Sent to one document, ever. */
  documentBytes: number
  /** Files of one person. */
  perMinute: number
}

/** What a text points at that only the database knows. */
export type Pointed = { people: string[]; organisations: string[]; files: string[] }

/** A file as it was read: the update that writes its text, its images by the ids that the text has for them, what was lost. */
export type ReadFile = {
  title: string | null
  /** Its titles bear numbers that are counted. */
  isNumbered: boolean
  losses: Loss[]
  images: { fileId: string; bytes: Uint8Array; name: string }[]
  update: Uint8Array
}

/** Making files of texts, and texts of files, elsewhere than on the thread that serves people. */
export type ExchangePort = {
  pointedIn(updates: readonly Uint8Array[]): Promise<Pointed>
  /** `signal`: nobody waits for it any more. */
  write(format: ExportFormat, updates: readonly Uint8Array[], known: Known, signal?: AbortSignal): Promise<Uint8Array>
  /** The same of a text that is no document: a comparison of two of its moments. */
  pointedInText(text: DocumentJson): Promise<Pointed>
  writeText(format: ExportFormat, text: DocumentJson, known: Known, signal?: AbortSignal): Promise<Uint8Array>
  /** One ZIP of these, in this order. */
  pack(parts: readonly PackPart[], signal?: AbortSignal): Promise<Uint8Array>
  /** The state of a template that keeps what these updates say. Small texts are worked at once, large ones in a thread. */
  templateOf(updates: readonly Uint8Array[], documentId: string, clientId: number): Promise<Uint8Array>
  /** The text of a document that begins with a template's state, and the files that it shows. */
  begunWith(state: Uint8Array, clientId: number): Promise<BegunText>
  planOf(state: Uint8Array): Promise<Plan>
  /** The lines of a text by their ids. `isPatient`: waits behind however many ask, where nothing may be refused. */
  linesIn(updates: readonly Uint8Array[], isPatient?: boolean): Promise<Line[]>
  /** What these updates say. */
  textOf(updates: readonly Uint8Array[]): Promise<DocumentJson>
  /** What writes a text that we made: `documentFromJson`, in a thread. */
  made(json: DocumentJson, clientId: number): Promise<Uint8Array>
  /** Throws `unreadableFile` for what cannot be read. */
  read(format: ImportFormat, bytes: Uint8Array, mostPixels: number, clientId: number): Promise<ReadFile>
  close(): Promise<void>
}

export type Mail = { to: string; subject: string; text: string }

export type Mailer = {
  /** Whether mail leaves at all; if not, links are shown to those who may pass them on. */
  readonly configured: boolean
  send(mail: Mail): Promise<void>
}

export type Logger = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Shared by all operations of the process. */
export type Services = {
  sql: Sql
  now(): Date
  /** A fresh uuidv7. */
  id(): string
  /** A fresh secret of 160 bits, URL-safe. */
  secret(): string
  live: LivePort
  contents: ContentStore
  fileLimits: FileLimits
  exchange: ExchangePort
  /** The past of texts; flush a text before asking what it is now. */
  history: HistoryPort
  /** Of returns to a past moment: each holds a connection to the store while it needs others, so that there is one at a time. */
  restorations: FairLine
  mailer: Mailer
  log: Logger
  /** Where people reach us, without a final slash. Known once listening. */
  publicUrl(): string
  sessions: Sessions
  passphrases: Passphrases
  workshops: WorkshopPort
  /** Of the device of somebody in a room, and of a screen. */
  deviceCookie: BrowserCookie
  screenCookie: BrowserCookie
}

/** The browser behind a request. The command line and the stories have one too, that goes nowhere. */
export type Caller = {
  /** Network address: failures are counted by it, never successes. */
  address: string
  /** The user agent as sent; only a few words of it are kept. */
  device: string
  /** The Cookie header as sent. */
  cookies: string
  /** Adds a Set-Cookie line to the reply. */
  setCookie(line: string): void
  /** Aborted when whoever asked goes away before the answer. */
  left(): AbortSignal
}

/** Services, for one request. */
export type Context = Services & { principal: Principal | null; caller: Caller }

/** The context of an operation that only signed-in people reach. */
export type SignedIn = Services & { principal: Principal; caller: Caller }

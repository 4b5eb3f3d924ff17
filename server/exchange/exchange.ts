// The port of the domain to the threads of files: one for what leaves, one for what comes, one for templates, so that a long
// export keeps no other waiting.
import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { ExchangePort, Logger } from '../context.ts'
import { planOfState, stateKeptOf, textBegunWith } from '../domain/template-texts.ts'
import { linesOf } from '../../shared/document/lines.ts'
import { OffThread } from '../off-thread.ts'
import { readDocument } from './read-document.ts'
import type { Asked, Told } from './thread.ts'

export type ExchangeLimits = {
  /** Of one file. */
  patienceMs: number
  heapMb: number
  /** Who asks while so many wait is asked to come again. */
  mostWaiting: number
}

/** A state of this size is read in some twenty milliseconds: less than a thread takes to start. */
const smallBytes = 32 * 1024

/** A PDF of 150 pages takes a quarter of that time where there is one slow core. */
const usual: ExchangeLimits = { patienceMs: 60_000, heapMb: 1024, mostWaiting: 6 }

export function openExchange(log: Logger, limits: Partial<ExchangeLimits> = {}): ExchangePort {
  const { patienceMs, heapMb, mostWaiting } = { ...usual, ...limits }
  const thread = () =>
    new OffThread<Asked, Told>({
      program: 'exchange',
      source: new URL('./thread.ts', import.meta.url),
      patienceMs,
      heapMb,
    })
  const out = queue(thread(), mostWaiting)
  const into = queue(thread(), mostWaiting)
  const texts = queue(thread(), mostWaiting)
  const exported = (asked: Asked, signal?: AbortSignal) =>
    out.ask(asked, signal).catch((error: unknown) => {
      if (error instanceof AppError || signal?.aborted) throw error
      log.error({ error }, 'a document could not be made a file')
      throw new AppError('exportFailed')
    })
  const ofText = (asked: Asked, isPatient = false) =>
    texts.ask(asked, undefined, isPatient).catch((error: unknown) => {
      if (error instanceof AppError) throw error
      log.error({ error }, 'a template could not be made or read')
      throw new AppError('tooLarge') // nothing else ends a thread of ours
    })
  return {
    async templateOf(updates, documentId, clientId) {
      if (isSmall(...updates)) return stateKeptOf(updates, documentId, clientId)
      const told = await ofText({ is: 'keep', updates, documentId, clientId })
      return told.is === 'kept' ? told.state : unexpected(told)
    },
    async begunWith(state, clientId) {
      if (isSmall(state)) return textBegunWith(state, randomUUID, clientId)
      const told = await ofText({ is: 'begin', state, clientId })
      return told.is === 'begun' ? told : unexpected(told)
    },
    async planOf(state) {
      if (isSmall(state)) return planOfState(state)
      const told = await ofText({ is: 'plan', state })
      return told.is === 'planned' ? told.plan : unexpected(told)
    },
    async linesIn(updates, isPatient) {
      if (isSmall(...updates)) return linesOf(readDocument(updates))
      const told = await ofText({ is: 'lines', updates }, isPatient)
      return told.is === 'lined' ? told.lines : unexpected(told)
    },
    async textOf(updates) {
      if (isSmall(...updates)) return readDocument(updates)
      const told = await ofText({ is: 'text', updates })
      return told.is === 'text' ? told.text : unexpected(told)
    },
    async made(json, clientId) {
      const told = await ofText({ is: 'make', json, clientId })
      return told.is === 'made' ? told.update : unexpected(told)
    },
    async pointedIn(updates) {
      const told = await exported({ is: 'look', updates })
      return told.is === 'looked' ? told.pointed : unexpected(told)
    },
    async write(format, updates, known, signal) {
      const told = await exported({ is: 'write', format, updates, known }, signal)
      return told.is === 'written' ? told.bytes : unexpected(told)
    },
    async pointedInText(text) {
      const told = await exported({ is: 'lookAt', text })
      return told.is === 'looked' ? told.pointed : unexpected(told)
    },
    async writeText(format, text, known, signal) {
      const told = await exported({ is: 'writeText', format, text, known }, signal)
      return told.is === 'written' ? told.bytes : unexpected(told)
    },
    async pack(parts, signal) {
      const told = await exported({ is: 'pack', parts }, signal)
      return told.is === 'written' ? told.bytes : unexpected(told)
    },
    async read(format, bytes, mostPixels, clientId) {
      const told = await into.ask({ is: 'read', format, bytes, mostPixels, clientId }).catch((error: unknown) => {
        if (error instanceof AppError) throw error
        log.warn({ error }, 'a file could not be read') // what it took of time and memory is its author's doing
        throw new AppError('unreadableFile', { reason: 'tooLong' })
      })
      if (told.is === 'refused') throw new AppError('unreadableFile', { reason: told.reason })
      return told.is === 'read' ? told : unexpected(told)
    },
    close: async () => void (await Promise.all([out.close(), into.close(), texts.close()])),
  }
}

const isSmall = (...states: readonly Uint8Array[]): boolean =>
  states.reduce((bytes, { length }) => bytes + length, 0) <= smallBytes

function queue(thread: OffThread<Asked, Told>, mostWaiting: number) {
  let waiting = 0
  return {
    /** `isPatient`: waits behind as many as there are. */
    async ask(asked: Asked, signal?: AbortSignal, isPatient = false): Promise<Told> {
      if (waiting >= mostWaiting && !isPatient) throw new AppError('busy')
      waiting++
      try {
        return await thread.ask(asked, [], signal)
      } finally {
        waiting--
      }
    },
    close: () => thread.close(),
  }
}

function unexpected(told: Told): never {
  throw new Error(`the thread of files answered ${told.is}`)
}

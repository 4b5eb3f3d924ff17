// Somebody's phone, a console or a screen: follows by requests that wait, and says when it heard of which revision.
import { constants, gunzipSync } from 'node:zlib'
import type { FeedMessage } from '../../../shared/workshop/view.ts'
import { Line, type Heard } from './line.ts'

export type Following = { port: number; path: string; cookie: string }

export class Phone {
  readonly #line: Line
  readonly #request: (after: number | undefined) => string
  #heard: { revision: number; at: number }[] = []
  #isOver = false
  revision: number | undefined
  bytes = 0
  problems: string[] = []

  constructor({ port, path, cookie }: Following) {
    this.#line = new Line(port)
    this.#request = (after) =>
      `GET ${path}${after === undefined ? '' : `?after=${after}`} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nCookie: ${cookie}`
  }

  /** All of it. */
  async whole(): Promise<FeedMessage> {
    const heard = await this.#line.ask(this.#request(undefined))
    return JSON.parse(textOf(heard).toString()) as FeedMessage // our own server's
  }

  /** Begins with all of it. */
  async open(): Promise<void> {
    this.#take(await this.#line.ask(this.#request(undefined)))
  }

  async follow(): Promise<void> {
    while (!this.#isOver) {
      try {
        this.#take(await this.#line.ask(this.#request(this.revision)))
      } catch (error) {
        if (this.#isOver) return
        this.problems.push(String(error))
        return
      }
    }
  }

  /** When it first had this revision or a later one. */
  hadAt(revision: number): number | undefined {
    return this.#heard.find((one) => one.revision >= revision)?.at
  }

  forget(): void {
    this.#heard = []
    this.bytes = 0
  }

  leave(): void {
    this.#isOver = true
    this.#line.close()
  }

  #take(heard: Heard): void {
    this.bytes += heard.body.length
    if (heard.status !== 200) {
      this.#isOver = true
      this.problems.push(`${heard.status} ${heard.body.toString().slice(0, 200)}`)
      return
    }
    const revision = Number(/"revision":(\d+)/.exec(beginningOf(heard))?.[1])
    this.#heard.push({ revision, at: heard.at })
    this.revision = revision
  }
}

const isZipped = ({ head }: Heard): boolean => /content-encoding: gzip/i.test(head)

const textOf = (heard: Heard): Buffer => (isZipped(heard) ? gunzipSync(heard.body) : heard.body)

/** Enough to read its revision: a browser unpacks all of it on a core of its own. */
function beginningOf(heard: Heard): string {
  const some = heard.body.subarray(0, 1_000)
  if (!isZipped(heard)) return some.toString('latin1')
  return gunzipSync(some, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
}

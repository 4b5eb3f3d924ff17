// Typists from outside: starts test/support/typist.ts in its own process, and reads its ledger.
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Promised } from './acts.ts'
import type { TypistOrder, TypistReport } from './typist.ts'

export type Ledger = Promised & {
  /** One entry for each connection that ended with acts that had left and were not acknowledged: how many. */
  cut: string[]
}

export class Typist {
  readonly name: string
  readonly ledger: string
  readonly #child: ChildProcess

  constructor(base: string, documentId: string, cookie: string, name: string, folder: string) {
    this.name = name
    this.ledger = join(folder, `${name}.ledger`)
    this.#child = fork(join(import.meta.dirname, 'typist.ts'), [base, documentId, cookie, name, this.ledger], {
      execArgv: ['--import', 'tsx'],
    })
  }

  /** Resolves once it has the text. */
  async arrived(): Promise<void> {
    await this.#answer()
  }

  /** Starts typing, one act every `pace` milliseconds. */
  go(pace: number): void {
    this.#say({ type: 'go', pace })
  }

  rest(): void {
    this.#say({ type: 'rest' })
  }

  /** Stops typing; resolves with its text once all it typed is acknowledged. */
  async report(): Promise<TypistReport> {
    const answer = this.#answer()
    this.#say({ type: 'report' })
    return answer
  }

  promised(): Ledger {
    const lines = existsSync(this.ledger) ? readFileSync(this.ledger, 'utf8').split('\n').slice(0, -1) : []
    const after = (verb: string) => lines.filter((line) => line.startsWith(verb)).map((line) => line.slice(verb.length))
    return { sent: after('sent '), saved: after('saved '), cut: after('cut ') }
  }

  /** Gone at once, without a word to the server. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGKILL')
    await gone
  }

  #say(order: TypistOrder): void {
    this.#child.send(order)
  }

  #answer(): Promise<TypistReport> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`${this.name} ended (${code})`))
      this.#child.once('exit', onExit)
      this.#child.once('message', (report) => {
        this.#child.off('exit', onExit)
        resolve(report as TypistReport) // our own process on the other side
      })
    })
  }
}

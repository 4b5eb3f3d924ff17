// One PostgreSQL server process: started, watched, started again when it dies, stopped cleanly.
import { spawn, type ChildProcess } from 'node:child_process'
import type { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { livePostmaster } from './cluster.ts'
import type { Runner } from './privileges.ts'

export interface PostmasterOptions {
  runner: Runner
  cluster: string
  socketDir: string
  settings: Record<string, string>
  log: (line: string) => void
}

/**
 * Runs the server and reads from a pipe that only we write to: when this process ends, however it ends, the pipe
 * closes and the server is asked to stop. Signals of the terminal do not reach it, because we must flush first.
 */
const watchdog = `
"$@" & server=$!
trap "" INT TERM HUP
(read -r _; kill -INT $server) <&3 2>/dev/null & watch=$!
wait $server; status=$?
kill $watch 2>/dev/null
exit $status`

const longestDelay = 5_000
const quietStop = 8_000

export class Postmaster {
  readonly #options: PostmasterOptions
  #child: ChildProcess | undefined
  #stopping = false
  #pause = new AbortController()
  #keeping: Promise<void> = Promise.resolve()

  constructor(options: PostmasterOptions) {
    this.#options = options
  }

  /** Resolves once connections are accepted; from then on a server that dies is started again. */
  async start(): Promise<void> {
    this.#keeping = this.#keep(await this.#run())
  }

  /** The operating system's number of the server, for tests that kill it. */
  get pid(): number | undefined {
    return livePostmaster(this.#options.cluster)
  }

  /** Asks for a fast shutdown (open transactions roll back), insists if it hangs. Everything committed is on disk. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#pause.abort()
    closePipe(this.#child)
    const insist = setTimeout(() => {
      const { pid } = this
      if (pid) process.kill(pid, 'SIGQUIT')
    }, quietStop)
    await this.#keeping
    clearTimeout(insist)
  }

  async #keep(first: Running): Promise<void> {
    let running: Running | undefined = first
    while (running) {
      const reason = await running.ended
      if (this.#stopping) return
      this.#options.log(`the database ended (${reason}): starting it again`)
      running = await this.#runAgain()
    }
  }

  async #runAgain(): Promise<Running | undefined> {
    // a server whose shell was killed still holds the directory until it notices the closed pipe
    for (let delay = 50; !this.#stopping; delay = Math.min(delay * 2, longestDelay)) {
      try {
        return await this.#run()
      } catch (error) {
        this.#options.log(`the database does not start: ${error instanceof Error ? error.message : String(error)}`)
        await wait(delay, undefined, { signal: this.#pause.signal }).catch(() => undefined) // only an abort rejects
      }
    }
    return undefined
  }

  /** Starts the server; resolves once it accepts connections, rejects if it ends before that. */
  async #run(): Promise<Running> {
    const { runner, cluster, socketDir, settings, log } = this.#options
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const [program, args] = runner.command('postgres', ['-D', cluster, '-k', socketDir, ...flags])
    const child = spawn('/bin/sh', ['-c', watchdog, 'database', program, ...args], {
      ...runner.spawnOptions,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    const said = new LastLines(log)
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => {
        closePipe(child)
        resolve(signal ?? `status ${code}`)
      })
    })
    const ready = new Promise<true>((resolve) => {
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        if (said.add(text).includes('database system is ready to accept connections')) resolve(true)
      })
    })
    const outcome = await Promise.race([ready, ended])
    if (outcome !== true) throw new Error(`PostgreSQL ended while starting (${outcome}): ${said.text.trim()}`)
    return { ended }
  }
}

interface Running {
  /** Why it ended, once it has. */
  ended: Promise<string>
}

/** What the server wrote last, for the error message; each line goes to the log. */
class LastLines {
  text = ''
  readonly #log: (line: string) => void

  constructor(log: (line: string) => void) {
    this.#log = log
  }

  add(text: string): string {
    this.text = (this.text + text).slice(-4_000)
    for (const line of text.split('\n')) if (line.trim()) this.#log(line.trim())
    return this.text
  }
}

function closePipe(child: ChildProcess | undefined): void {
  const pipe = child?.stdio[3] as Writable | null | undefined // the fourth entry of `stdio` above: ours to write
  pipe?.on('error', () => undefined).destroy() // the other end may be gone already
}

// The process: starts the application, prints its address, ends it when asked.
import { consoleWords } from '../shared/text/fr/console.ts'
import { words } from '../shared/text/words.ts'
import { createApp, type App } from './app.ts'
import { CannotStart } from './cannot-start.ts'
import { readConfig, warnings } from './config.ts'

const t = words(consoleWords)
/** Of the ten seconds that an end may take, what is left when all else failed. */
const patience = 9_500

const say = (line: string) => process.stdout.write(`${line}\n`)

/** SIGTERM hands people over first, if so configured; SIGINT, or a second signal of either kind, ends at once. [O12] */
function endOnSignal(app: App, drainSeconds: number): void {
  const hurry = new AbortController()
  let ending: Promise<void> | null = null
  const begin = async (): Promise<void> => {
    if (drainSeconds > 0 && !hurry.signal.aborted) {
      say(t('console.draining', { seconds: drainSeconds }))
      await app.drain(drainSeconds * 1000, hurry.signal)
    }
    await end(app)
  }
  process.on('SIGTERM', () => {
    if (ending !== null) hurry.abort()
    ending ??= begin()
  })
  process.on('SIGINT', () => {
    hurry.abort()
    ending ??= begin()
  })
}

async function end(app: App): Promise<void> {
  say(t('console.stopping'))
  let unsaved = 0
  const leave = (isClosed: boolean): never => {
    if (unsaved > 0) say(t('console.unsaved', { n: unsaved }))
    else if (isClosed) say(t('console.stopped'))
    process.exit(isClosed && unsaved === 0 ? 0 : 1)
  }
  setTimeout(() => leave(false), patience).unref()
  await app.close((count) => (unsaved = count))
  leave(true)
}

try {
  const config = readConfig()
  for (const line of warnings(config)) say(line)
  const app = await createApp(config)
  endOnSignal(app, config.drainSeconds)
  // in one piece: whoever reads the address has the set-up link too
  say([t('console.listening', { url: app.url }), ...app.greetings].join('\n'))
} catch (error) {
  if (!(error instanceof CannotStart)) throw error // a bug: with its stack
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

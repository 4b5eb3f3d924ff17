// The process: starts the application, prints its address, ends it when asked.
import { consoleWords } from '../shared/text/fr/console.ts'
import { words } from '../shared/text/words.ts'
import { createApp, type App } from './app.ts'
import { CannotStart } from './cannot-start.ts'
import { readConfig } from './config.ts'

const t = words(consoleWords)
/** Of the ten seconds that an end may take, what is left when all else failed. */
const patience = 9_500

const say = (line: string) => process.stdout.write(`${line}\n`)

function endOnSignal(app: App): void {
  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
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
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())
}

try {
  const app = await createApp(readConfig())
  endOnSignal(app)
  // in one piece: whoever reads the address has the set-up link too
  say([t('console.listening', { url: app.url }), ...app.greetings].join('\n'))
} catch (error) {
  if (!(error instanceof CannotStart)) throw error // a bug: with its stack
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

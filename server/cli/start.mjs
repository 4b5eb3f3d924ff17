// npm start: builds what is stale, then runs the server in this same process. Plain JavaScript: nothing is built before it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'dist', 'stamp')
const sources = ['client', 'server', 'shared', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']

/** What the build depends on, as one hash. The server's own commands (start, dev) are not built. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const file of sources.flatMap((name) => filesOf(join(root, name)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  const entries = readdirSyncOrFile(path)
  if (!entries) return [path]
  return entries.flatMap((name) => filesOf(join(path, name)))
}

function readdirSyncOrFile(path) {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}

const isStale = (now) => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== now

/** Builds both sides in processes of their own, so that the server starts without the builder's memory. */
function build(now) {
  const began = performance.now()
  process.stdout.write('Construction de l’application (une fois par version)…\n')
  rmSync(stamp, { force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  for (const side of [[], ['--ssr']]) {
    const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...side], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (built.status !== 0) process.exit(built.status ?? 1)
  }
  writeFileSync(stamp, now)
  process.stdout.write(
    `Application construite en ${((performance.now() - began) / 1000).toFixed(1).replace('.', ',')} s.\n`,
  )
}

const [command = 'start'] = process.argv.slice(2)
if (!['start', 'build', 'demo'].includes(command)) {
  process.stderr.write(`start.mjs connaît start, build et demo, mais pas ${command}.\n`)
  process.exit(2)
}

const now = fingerprint()
if (isStale(now)) build(now)

if (command !== 'build') {
  process.env.NODE_ENV ??= 'production'
  if (command === 'demo') {
    process.env.DATA_DIR ??= join(root, '.demo')
    process.env.MAILLAGE_SEED ??= 'demo'
  }
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href)
}

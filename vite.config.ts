// One tool builds both sides. The client: `vite build` → dist/client. The server: `vite build --ssr` → dist/server.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const path = (file: string) => new URL(file, import.meta.url).pathname

/** Programs of the server: the process, the threads that make Y.Docs and that read texts, the command line. */
const programs = {
  main: 'server/main.ts',
  worker: 'server/history/worker.ts',
  reader: 'server/indexing/reader.ts',
  exchange: 'server/exchange/thread.ts',
  historian: 'server/history/thread.ts',
  cli: 'server/cli/cli.ts',
}
const input = Object.fromEntries(
  Object.entries(programs)
    .map(([name, file]) => [name, path(file)] as const)
    .filter(([, file]) => existsSync(file)),
)

/** Writes the hash of all that was built into the service worker: its caches are those of one build. */
const buildStamp: Plugin = {
  name: 'build-stamp',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const hash = createHash('sha256')
    for (const file of Object.values(bundle)) hash.update(file.type === 'chunk' ? file.code : file.source)
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') return
    if (worker.imports.length > 0) throw new Error(`sw.js must stand alone, but imports ${worker.imports.join(', ')}.`)
    worker.code = worker.code.replaceAll('__BUILD__', JSON.stringify(hash.digest('hex').slice(0, 16)))
  },
}

/**
 * To tell its place, each line of a tree that is drawn walks over all lines of the tree, at each key: among ten thousand that is
 * half of what a key costs. Collections do not change once they are made, so a level is counted once for each.
 */
const levelsCountedOnce: Plugin = {
  name: 'levels-counted-once',
  transform(code, id) {
    if (!id.includes('/gridlist/useGridListItem.')) return null
    const walk =
      /\[\s*\.\.\.state\.collection\s*\]\.filter\(\(row\)\s*=>\s*row\.level === 0 && row\.type === 'item'\)\.length/
    if (!walk.test(code)) throw new Error('The library counts the lines of a tree in another way: look at it again.')
    const counted = `
const rootLines = new WeakMap()
function countOfRoots(collection) {
  let count = rootLines.get(collection)
  if (count === undefined) {
    count = 0
    for (const row of collection) if (row.level === 0 && row.type === 'item') count++
    rootLines.set(collection, count)
  }
  return count
}
`
    return { code: code.replace(walk, 'countOfRoots(state.collection)') + counted, map: null }
  },
}

const client = {
  input: { main: path('client/index.html'), sw: path('client/sw.ts') },
  output: {
    // a worker reigns over the addresses below its own: it cannot live under /assets
    entryFileNames: ({ name }: { name: string }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
  },
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: isSsrBuild ? [react()] : [react(), levelsCountedOnce, buildStamp],
  root: isSsrBuild ? path('.') : path('client'),
  publicDir: isSsrBuild ? false : path('client/public'),
  build: isSsrBuild
    ? {
        outDir: path('dist/server'),
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
      }
    : {
        outDir: path('dist/client'),
        emptyOutDir: true,
        sourcemap: true,
        target: 'es2022',
        manifest: true,
        rolldownOptions: client,
        chunkSizeWarningLimit: 1_000, // test/e2e/bundle.test.ts weighs what each page loads
      },
}))

// One tool builds both sides. The client: `vite build` → dist/client. The server: `vite build --ssr` → dist/server.
import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (file: string) => new URL(file, import.meta.url).pathname

/** Programs of the server: the process, the worker thread that makes Y.Docs, the command line. */
const programs = { main: 'server/main.ts', worker: 'server/history/worker.ts', cli: 'server/cli/cli.ts' }
const input = Object.fromEntries(
  Object.entries(programs)
    .map(([name, file]) => [name, path(file)] as const)
    .filter(([, file]) => existsSync(file)),
)

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
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
    : { outDir: path('dist/client'), emptyOutDir: true, sourcemap: true, target: 'es2022', manifest: true },
}))

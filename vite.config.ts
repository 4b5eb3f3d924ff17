// One tool builds both sides. The client: `vite build` → dist/client. The server: `vite build --ssr` → dist/server.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (file: string) => new URL(file, import.meta.url).pathname

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
        rolldownOptions: {
          input: { main: path('server/main.ts'), worker: path('server/history/worker.ts'), cli: path('server/cli/cli.ts') },
          output: { entryFileNames: '[name].js' },
        },
      }
    : { outDir: path('dist/client'), emptyOutDir: true, sourcemap: true, target: 'es2022', manifest: true },
}))

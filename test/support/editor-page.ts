// Opens the editor's harness in a browser page: built once, answered from disk under a strict content policy.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { launchChromium } from './chromium.ts'
import { root } from './paths.ts'

const address = 'http://editor.test'
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const policy = "default-src 'self'; style-src 'self'; script-src 'self'; font-src 'self' data:; img-src 'self' data:"

export interface EditorHarness {
  /** A page with the harness at `query` (`?template=diagnostic&two`), and what its console complained of. */
  open: (query?: string, options?: BrowserContextOptions) => Promise<{ page: Page; complaints: string[] }>
  close: () => void
}

export async function buildEditorHarness(browser: Browser): Promise<EditorHarness> {
  const outDir = mkdtempSync(join(tmpdir(), 'editor-harness-'))
  await build({
    root: join(root, 'test/e2e/harness'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  })
  return {
    async open(query = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
      await page.route(`${address}/**`, (route) => {
        const { pathname } = new URL(route.request().url())
        const file = pathname === '/' ? '/index.html' : pathname
        if (file === '/favicon.ico') return route.fulfill({ status: 204 })
        const headers = {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        }
        return route.fulfill({ headers, body: readFileSync(join(outDir, file)) })
      })
      await page.goto(`${address}/${query}`)
      await page.locator('.doc-text').first().waitFor()
      return { page, complaints }
    },
    close: () => rmSync(outDir, { recursive: true, force: true }),
  }
}

/** The harness of a file of tests, in a browser of its own, from the first of them to the last. */
export function theEditorHarness(): Pick<EditorHarness, 'open'> {
  let browser: Browser
  let harness: EditorHarness
  beforeAll(async () => {
    browser = await launchChromium()
    harness = await buildEditorHarness(browser)
  })
  afterAll(async () => {
    await browser.close()
    harness.close()
  })
  return { open: (query, options) => harness.open(query, options) }
}

/** The address of the harness with this text. */
export const written = (...content: DocumentJson[]): string =>
  `?json=${encodeURIComponent(JSON.stringify({ type: 'doc', content }))}`

/** What the editor at this place holds. */
export const jsonOf = (page: Page, place = 0): Promise<DocumentJson> =>
  page.evaluate((at) => window.harness.json(at), place) as Promise<DocumentJson> // the harness types it unknown

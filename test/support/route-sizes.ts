// How heavy each page is to open: its chunk, all that it imports and their styles, gzipped, from the manifest of the built client.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './paths.ts'

const built = join(root, 'dist', 'client')

export type Chunk = {
  file: string
  src?: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}
export type Manifest = Record<string, Chunk>

export type RouteSize = { page: string; js: number; css: number; total: number }

export const readManifest = (): Manifest =>
  JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8')) as Manifest // Vite's own file

/** Keys of a chunk and of all that it imports at once. */
function closure(manifest: Manifest, keys: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const visit = (key: string): void => {
    if (reached.has(key)) return
    reached.add(key)
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the manifest names ${key}, and has it not`)
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return reached
}

/** Files that a page needs before it shows: of the entry, of the shell around it, its own. Fonts are not counted. */
export function filesOf(manifest: Manifest, entries: readonly string[]): string[] {
  const chunks = [...closure(manifest, entries)].map((key) => manifest[key])
  return [...new Set(chunks.flatMap((chunk) => (chunk ? [chunk.file, ...(chunk.css ?? [])] : [])))]
}

const weights = new Map<string, number>()

/** Bytes of a built file once gzipped. */
function weigh(file: string): number {
  const known = weights.get(file)
  if (known !== undefined) return known
  const weight = gzipSync(readFileSync(join(built, file)), { level: 9 }).length
  weights.set(file, weight)
  return weight
}

const sum = (files: readonly string[]): number => files.reduce((total, file) => total + weigh(file), 0)

/** One line per page, lightest first. Pages of signed-in people come with the shell that all of them share. */
export function routeSizes(manifest = readManifest()): RouteSize[] {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry && manifest[key].src?.endsWith('index.html'))
  const shell = Object.keys(manifest).find((key) => key.endsWith('signed-in-routes.tsx'))
  if (entry === undefined || shell === undefined) throw new Error('the manifest has no entry or no signed-in shell')
  const pages = Object.keys(manifest).filter((key) => /(^|\/)pages\/\w+Page\.tsx$/.test(key))
  const inShell = new Set(manifest[shell]?.dynamicImports)
  return pages
    .map((page) => {
      const files = filesOf(manifest, [entry, ...(inShell.has(page) ? [shell] : []), page])
      const js = sum(files.filter((file) => file.endsWith('.js')))
      const css = sum(files.filter((file) => file.endsWith('.css')))
      return { page: page.replace(/^.*\//, '').replace('.tsx', ''), js, css, total: js + css }
    })
    .sort((a, b) => a.total - b.total)
}

/** The table, for people: kilobytes of a thousand bytes. */
export function sayRouteSizes(sizes: readonly RouteSize[]): string {
  const kb = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7)
  const lines = sizes.map(({ page, js, css, total }) => `${page.padEnd(20)}${kb(js)}${kb(css)}${kb(total)}`)
  return [`${'page (kB, gzip)'.padEnd(20)}     js    css  total`, ...lines].join('\n')
}

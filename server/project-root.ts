// Where this installation is: the directory of package.json, from the sources as from dist/.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const projectRoot: string = upFrom(import.meta.dirname)

function upFrom(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory
  const parent = dirname(directory)
  if (parent === directory) throw new Error(`No package.json above ${import.meta.dirname}`)
  return upFrom(parent)
}

export const migrationsDirectory: string = join(projectRoot, 'migrations')
export const clientDirectory: string = join(projectRoot, 'dist', 'client')

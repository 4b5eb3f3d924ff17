// Where things are, for tests.
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
export const migrationsDirectory = join(root, 'migrations')

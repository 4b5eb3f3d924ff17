// The address of a test's database, for commands that run in a process of their own.
import { dirname } from 'node:path'
import type { DatabaseAccess } from '../../server/db/connect.ts'

export function urlOf(access: DatabaseAccess): string {
  const { path, username, password, database } = access.login('owner')
  if (path === undefined || typeof password !== 'string') throw new Error('a database of this machine, with a password')
  const parts = [username ?? '', password].map(encodeURIComponent).join(':')
  return `postgres://${parts}@localhost/${database ?? ''}?host=${encodeURIComponent(dirname(path))}`
}

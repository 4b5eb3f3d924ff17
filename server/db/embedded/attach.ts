// The embedded database of a running instance, reached beside it: for the commands that only read while people work.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { majorVersion } from './binaries.ts'
import { livePostmaster, supervisorOf } from './cluster.ts'

export interface Running {
  socket: string
  password: string
}

/** Whether a database was ever made in this directory. */
export const hasCluster = (dataDir: string): boolean => existsSync(join(dataDir, `pg${majorVersion}`, 'PG_VERSION'))

/**
 * The server that runs on this directory, if one does. Nothing is started or held. One whose supervisor was killed is about
 * to end: nobody should begin anything with it. [B14]
 */
export function runningOn(dataDir: string): Running | undefined {
  const cluster = join(dataDir, `pg${majorVersion}`)
  if (supervisorOf(dataDir) === undefined || livePostmaster(cluster) === undefined) return undefined
  // its fifth line is the directory of its socket
  const socketDir = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[4]
  if (!socketDir) return undefined
  return {
    socket: join(socketDir, '.s.PGSQL.5432'),
    password: readFileSync(join(dataDir, 'pg.password'), 'utf8'),
  }
}

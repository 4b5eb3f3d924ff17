// The file of an archive: under a temporary name until it is complete and on the disk; readable by its owner only; never another's place.
import { constants, rmSync } from 'node:fs'
import { access, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sqlState } from '../connect.ts'
import { ArchiveRefusal } from './refusal.ts'

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs `fill` and gives its result; the file is there under its name once all it wrote is durable, else not at all. */
export async function newFile<T>(
  path: string,
  fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  await refuseTaken(path)
  const making = `${path}.${process.pid}.partial`
  const leave = (): never => {
    rmSync(making, { force: true })
    process.exit(1)
  }
  for (const signal of endings) process.once(signal, leave)
  try {
    const file = await open(making, 'wx', 0o600)
    try {
      const result = await fill((bytes) => writeAll(file, bytes))
      await file.sync()
      await file.close()
      await settle(making, path)
      return result
    } finally {
      await file.close().catch(() => undefined) // closed already where all went well
    }
  } catch (error) {
    await rm(making, { force: true })
    throw inWords(error, path)
  } finally {
    for (const signal of endings) process.off(signal, leave)
  }
}

/** A write may take less than it is given. */
async function writeAll(file: Awaited<ReturnType<typeof open>>, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
}

async function refuseTaken(path: string): Promise<void> {
  const isTaken = await access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
  if (isTaken) throw new ArchiveRefusal('exists', path)
}

/** A link refuses a name that was taken meanwhile, a renaming would not; some file systems know only the second. */
async function settle(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
    await rm(from)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(sqlState(error) ?? '')) throw error
    await refuseTaken(to)
    await rename(from, to)
  }
  const directory = await open(dirname(to), 'r')
  await directory.sync().catch(() => undefined) // not every file system lets a directory be synced
  await directory.close()
}

function inWords(error: unknown, path: string): unknown {
  const code = sqlState(error) ?? ''
  if (code === 'EEXIST') return new ArchiveRefusal('exists', path, { cause: error })
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return new ArchiveRefusal('diskFull', path, { cause: error })
  const refused = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'].includes(code)
  const isOfFile = refused && error instanceof Error && 'path' in error
  return isOfFile ? new ArchiveRefusal('noDirectory', path, { cause: error }) : error
}

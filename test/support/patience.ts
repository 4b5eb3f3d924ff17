// Waiting for what must come. No test library, so that commands may use it.
import { setTimeout as wait } from 'node:timers/promises'
import { apart } from './acts.ts'

/** Looks again and again until `isSo`; false when the time is up first. */
export async function eventually(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await isSo())) {
    if (performance.now() > end) return false
    await wait(20)
  }
  return true
}

/** The same, for what the part cannot go on without. */
export async function untilSo(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  milliseconds = 60_000,
): Promise<void> {
  if (!(await eventually(isSo, milliseconds))) throw new Error(`waited ${milliseconds} ms in vain until ${what}`)
}

/** Gives up on a promise that may never settle, as with a server that does not answer. */
export async function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  const late = new AbortController()
  const tooLate = wait(milliseconds, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`${what}: nothing within ${milliseconds} ms`)
  })
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    tooLate.catch(() => undefined) // called off: nobody waits for it any more
    late.abort()
  }
}

/** By what someone's text still differs after ten seconds; nothing once it is the same. */
export async function differences(text: string, read: () => string | Promise<string>): Promise<string[]> {
  let found: string[] = []
  const isEqual = async () => (found = apart(await read(), text)).length === 0
  await eventually(isEqual, 10_000)
  return found
}

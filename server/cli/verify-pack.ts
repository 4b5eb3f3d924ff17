// npm run verify -- --pack FILE: whether a ZIP is a pack that this instance made, and whether each of its files is as its slip says.
import { readFile } from 'node:fs/promises'
import type { Sql } from '../db/connect.ts'
import { checkPack, hexOf } from '../exchange/pack.ts'
import { packsMade } from '../history/packs-made.ts'
import { momentOf, t, toError, toOutput } from './archive/say.ts'

/** Gives the exit code. Changes nothing. */
export async function verifyPack(sql: Sql, path: string): Promise<number> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null) {
    toError(t('verify.pack.noFile', { path }))
    return 1
  }
  const hash = hexOf(bytes)
  toOutput(t('verify.pack.hash', { hash }))
  const made = await packsMade(sql, hash)
  for (const { name, title, at, who } of made)
    toOutput(t('verify.pack.is', { name, title, at: momentOf(at.toISOString()), who: who ?? t('verify.system') }))
  if (made.length > 0) return 0
  toError(t('verify.pack.isNot'))
  const check = checkPack(bytes)
  if (check === null) toError(t('verify.pack.none'))
  else if (check.wrong.length === 0) toError(t('verify.pack.otherwise'))
  else toError(t('verify.pack.wrong', { files: check.wrong.join(', ') }))
  return 1
}

// One text, read as it is stored and put into the index. Runs in a thread with a connection of its own; inline in tests.
import type { Sql } from '../db/connect.ts'
import { replaceIndex, textToRead } from '../domain/text-index.ts'
import { readText } from './read-text.ts'

/** Fails when the text cannot be read, and when the database cannot. */
export async function indexText(sql: Sql, documentId: string, now: Date): Promise<void> {
  const stored = await textToRead(sql, documentId)
  if (stored === null) return
  await replaceIndex(sql, documentId, { ...readText(stored.updates), position: stored.position, at: now })
}

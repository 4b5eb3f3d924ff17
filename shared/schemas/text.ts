// Scalar schemas used by every noun: ids, names, addresses, instants.
import { z } from 'zod'
import { uuidPattern } from '../ids.ts'

export const id = z.string().toLowerCase().regex(uuidPattern)

/** What no keyboard writes: halves of characters and NUL, which the store refuses, and what hides or turns the text around. */
export const hidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu
const isPlain = (text: string): boolean => text.search(hidden) === -1
/** Something of it can be seen. */
export const isVisible = (text: string): boolean => /[^\p{C}\p{Z}]/u.test(text)

/** One line a person wrote: trimmed, inner white space folded (not the no-break spaces of French typography), what hides refused. */
export const line = (max: number) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[ \t\r\n]+/gu, ' ')
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => isPlain(text) && isVisible(text), 'hidden characters'),
    )

/** Several lines a person wrote; may be empty. */
export const lines = (max: number) =>
  z
    .string()
    .max(max)
    .refine(isPlain, 'hidden characters')
    .transform((text) => text.normalize('NFC').trim())

/** An address of mail. Measured before it is read: the pattern takes the square of the length. */
export const email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.string().regex(/^[^\s@<>"\p{C}]+@[^\s@<>"\p{C}]+\.[^\s@<>"\p{C}]+$/u))

/** A secret as typed: never trimmed, bounded so that hashing cannot be abused. */
export const secret = z.string().min(1).max(400)

/** The token of a single-use link. */
export const token = z.string().min(16).max(128)

/** A day that somebody may remember; years before that are no dates to the store. */
export const day = z.iso.date().refine((text) => text >= '1900', 'too long ago')

/** ISO 8601 instant, UTC. */
export const instant = z.iso.datetime()

/** An instant that is asked about: to the store, years before that are none. */
export const instantAsked = instant.refine((text) => text >= '1900', 'too long ago')

/** The empty reply. */
export const nothing = z.object({})

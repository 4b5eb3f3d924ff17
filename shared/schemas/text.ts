// Scalar schemas used by every noun: ids, names, addresses, instants.
import { z } from 'zod'
import { uuidPattern } from '../ids.ts'

export const id = z.string().toLowerCase().regex(uuidPattern)

/** One line a person wrote: trimmed, inner white space folded, control and direction-override characters refused. */
export const line = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text), 'hidden characters'),
    )

/** Several lines a person wrote; may be empty. */
export const lines = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').trim())

export const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/)

/** A secret as typed: never trimmed, bounded so that hashing cannot be abused. */
export const secret = z.string().min(1).max(400)

/** The token of a single-use link. */
export const token = z.string().min(16).max(128)

/** ISO 8601 instant, UTC. */
export const instant = z.iso.datetime()

/** The empty reply. */
export const nothing = z.object({})

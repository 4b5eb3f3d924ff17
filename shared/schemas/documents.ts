// Documents as they cross HTTP. Their text never does: it is a Y.Doc and travels by the live room.
import { z } from 'zod'
import { documentStates } from '../rules/document-states.ts'
import { documentActions } from '../rules/permissions.ts'
import { role } from './demarches.ts'
import { demarcheOrganisation } from './organisations.ts'
import { templateName } from './templates.ts'
import { tag } from './tags.ts'
import { day, id, instant, line, lines } from './text.ts'

export const documentState = z.enum(documentStates)

/** Who has a text open now. */
export const present = z.array(z.object({ actorId: id, displayName: z.string(), hue: z.number().int() }))

export const documentRow = z.object({
  id,
  demarcheId: id,
  demarcheTitle: z.string(),
  title: z.string(),
  template: z.string(),
  state: documentState,
  restricted: z.boolean(),
  changedAt: instant,
  changedBy: z.string().nullable(),
  present,
})
export type DocumentRow = z.infer<typeof documentRow>

export const stateChange = z.object({
  from: documentState,
  to: documentState,
  at: instant,
  by: z.string(),
  reason: z.string(),
  deliberationNumber: z.string(),
  deliberationDate: z.string().nullable(),
})

export const document = z.object({
  id,
  demarcheId: id,
  demarcheTitle: z.string(),
  title: z.string(),
  template: z.string(),
  state: documentState,
  stateSince: instant,
  restricted: z.boolean(),
  epoch: z.number().int(),
  generation: z.number().int(),
  role,
  mayDo: z.array(z.enum(documentActions)),
  /** States this person may move it to; what else is needed is known from the rules. */
  mayMoveTo: z.array(documentState),
  writesFor: id.nullable(),
  organisations: z.array(demarcheOrganisation),
  stateChanges: z.array(stateChange),
  /** Of the locked version that it is frozen as, passages that their author erased since: told to pilots. */
  erased: z.object({ passages: z.number().int(), position: z.number().int() }).nullable(),
  /** Those a restricted document was opened to by name. */
  grantedTo: z.array(id),
  /** Headings are numbered where they are shown. */
  numbered: z.boolean(),
  favourite: z.boolean(),
  tags: z.array(tag),
  /** Those above it that one may read, the highest first. */
  ancestors: z.array(z.object({ id, title: z.string() })),
  /** Told to those who may bring it back. */
  trash: z.object({ at: instant, by: z.string(), until: instant }).nullable(),
  /** What it was copied from, if one may read that. */
  source: z.object({ id, title: z.string(), kind: z.enum(['duplicate', 'edition']) }).nullable(),
})
export type Document = z.infer<typeof document>

export const newDocument = z.object({
  demarcheId: id,
  title: line(200),
  template: templateName,
  restricted: z.boolean().default(false),
  /** Under which document of the same démarche; at the root without. */
  parentId: id.nullish(),
  /** Paragraphs to start a note from (a set-aside copy turned into a note). */
  paragraphs: z.array(z.string().max(100_000)).max(5_000).optional(),
})

export const stateMove = z.object({
  documentId: id,
  /** The state the person saw; another one by now is `staleState`. */
  from: documentState,
  to: documentState,
  reason: lines(2_000).default(''),
  deliberationNumber: lines(80).default(''),
  deliberationDate: day.nullish(),
})

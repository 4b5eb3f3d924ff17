// A reply of an endpoint, made from its schema alone: the emptiest that the contract allows, or one of each thing, with rights or without.
import type { z } from 'zod'
import { api } from '../../shared/api.ts'
import { uuidPattern } from '../../shared/ids.ts'
import type { EndpointName } from '../../shared/routes.ts'

export type Sample = {
  /** One of each thing that may be there; else nothing is. */
  filled: boolean
  /** Whoever reads may do all that the contract names; else nothing. */
  may: boolean
}

export const sampleId = '0197a000-0000-7000-8000-000000000001'
const sampleInstant = '2026-03-12T10:00:00.000Z'

/** Checked against the schema that it was made from. */
export function sampleReply(name: EndpointName, sample: Sample): unknown {
  const { output } = api[name]
  const made = valueOf(output, sample, '')
  const checked = output.safeParse(made)
  if (!checked.success) throw new Error(`no sample of ${name}: ${checked.error.message}`)
  return made
}

/** What zod tells of a schema; a part of it for each kind. */
type Told = {
  type: string
  format?: string
  pattern?: RegExp
  checks?: { _zod: { def: Told & { check?: string; minimum?: number } } }[]
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
  items?: z.ZodType[]
  entries?: Record<string, string>
  values?: unknown[]
  getter?: () => z.ZodType
}

const toldOf = (schema: z.ZodType): Told => (schema as unknown as { _zod: { def: Told } })._zod.def

/** Under `mayDo`, `mayWrite` and their like stand the rights of whoever reads. */
const isRight = (key: string): boolean => /^may[A-Z]/.test(key)

function valueOf(schema: z.ZodType, sample: Sample, key: string): unknown {
  const told = toldOf(schema)
  const within = (inner: z.ZodType | undefined, of = key): unknown => (inner ? valueOf(inner, sample, of) : undefined)
  switch (told.type) {
    case 'string':
      return text(told, key)
    case 'number':
    case 'int':
      return told.checks?.some(({ _zod }) => _zod.def.check === 'greater_than') || sample.filled ? 1 : 0
    case 'boolean':
      return isRight(key) && sample.may
    case 'enum': // of roles, the first may most and the last least
      return Object.values(told.entries ?? {}).at(key === 'role' && !sample.may ? -1 : 0)
    case 'literal':
      return told.values?.[0]
    case 'array':
      return list(told, sample, key)
    case 'tuple':
      return told.items?.map((item) => within(item))
    case 'object':
      return Object.fromEntries(Object.entries(told.shape ?? {}).map(([name, inner]) => [name, within(inner, name)]))
    case 'nullable':
      return sample.filled ? within(told.innerType) : null
    case 'optional':
      return sample.filled ? within(told.innerType) : undefined
    case 'default':
    case 'prefault':
    case 'readonly':
      return within(told.innerType)
    case 'pipe':
      return within(told.in)
    case 'union':
      return within(told.options?.[0])
    case 'lazy':
      return within(told.getter?.())
    case 'null':
      return null
    case 'record':
    case 'unknown':
    case 'any':
    case 'custom': // checked by nobody: a view of a workshop, a text
      return {}
    default:
      throw new Error(`a sample of ${told.type} (${key}) is not known`)
  }
}

function list({ element }: Told, sample: Sample, key: string): unknown[] {
  if (!element) return []
  if (isRight(key)) return sample.may ? Object.values(toldOf(element).entries ?? {}) : []
  return sample.filled ? [valueOf(element, sample, key)] : []
}

function text(told: Told, key: string): string {
  const formats = [told, ...(told.checks ?? []).map(({ _zod }) => _zod.def)]
  if (formats.some(({ pattern }) => pattern?.source === uuidPattern.source)) return sampleId
  if (formats.some(({ format }) => format === 'datetime')) return sampleInstant
  if (formats.some(({ format }) => format === 'date')) return sampleInstant.slice(0, 10)
  if (key === 'email') return 'nadia.ferhat@vaucombe.example'
  if (formats.some(({ format }) => format === 'regex')) return '0'
  return 'Les tiers-lieux du Val'
}

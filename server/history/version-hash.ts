// What a locked version says, as one hash that anybody may compute again: SHA-256 over RFC 8785 JSON. Pure.
import { documentSchema, type DocumentJson } from '../../shared/document/schema.ts'
import { sha256 } from './chain.ts'

export interface VersionContent {
  readonly epoch: number
  readonly title: string
  /** The text, as ProseMirror's JSON. */
  readonly text: DocumentJson
  /** SHA-256 of each image that it shows, by its id. */
  readonly images: ReadonlyMap<string, Uint8Array>
}

/**
 * Attributes that say what the schema says by itself are left out, so that an attribute that later texts have changes no hash of an
 * earlier one. No block is living yet: their values will stand under `living`.
 */
export const versionHash = (content: VersionContent): Uint8Array => sha256(versionBytes(content))

/** What is hashed: the file that whoever has it may hash again. */
export function versionBytes({ epoch, title, text, images }: VersionContent): Uint8Array {
  const shown = [...images].map(([fileId, hash]) => [fileId, Buffer.from(hash).toString('hex')])
  const content = { epoch, title, text: plain(text), images: Object.fromEntries(shown), living: {} }
  return Buffer.from(canonicalJson(content))
}

/** RFC 8785: keys in the order of their UTF-16 units, numbers and texts as ECMAScript writes them, no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join()}}`
}

function plain(node: DocumentJson): DocumentJson {
  const { nodes, marks } = documentSchema()
  const said = (
    type: { spec: { attrs?: Record<string, { default?: unknown }> | null } } | undefined,
    attrs: object = {},
  ) => {
    const kept = Object.entries(attrs).filter(([key, value]) => value !== (type?.spec.attrs?.[key]?.default ?? null))
    return kept.length === 0 ? {} : { attrs: Object.fromEntries(kept) }
  }
  const walk = ({ type, text, attrs, content, marks: of }: DocumentJson): DocumentJson => ({
    ...(type === undefined ? {} : { type }),
    ...(text === undefined ? {} : { text }),
    ...said(nodes[type ?? ''], attrs),
    ...(of?.length ? { marks: of.map((mark) => ({ type: mark.type, ...said(marks[mark.type], mark.attrs) })) } : {}),
    ...(content?.length ? { content: content.map(walk) } : {}),
  })
  return walk(node)
}

/** The images that a text shows. */
export function imagesIn(text: DocumentJson): string[] {
  const files = new Set<string>()
  const waiting = [text]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const file: unknown = next.type === 'figure' ? next.attrs?.['file'] : null
    if (typeof file === 'string') files.add(file)
    waiting.push(...(next.content ?? []))
  }
  return [...files]
}

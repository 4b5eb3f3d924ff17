// From a document to a template of one's own, and from such a template to a new document. Pure: JSON in, JSON out.
import { isUuid } from '../../ids.ts'
import { hrefOf, insideLink } from '../link-address.ts'
import type { DocumentJson } from '../schema.ts'
import { withIds } from './templates.ts'

/**
 * What of a document may begin another: all but what is a fact of its own. People who are named are taken out, tasks are to be done again,
 * places that the platform fills name no row. Questions and consent flags stay, and links to its own sections do.
 */
export function templateFrom(json: DocumentJson, documentId: string): DocumentJson {
  const content = json.content?.filter((child) => !namesSomeone(child)).map((child) => templateFrom(child, documentId))
  return {
    ...json,
    ...(json.attrs ? { attrs: emptied(json) } : {}),
    ...(json.marks
      ? { marks: json.marks.map((mark) => linkedBy(mark, (href) => withinItself(href, documentId))) }
      : {}),
    ...(content ? { content } : {}),
  }
}

const namesSomeone = ({ type, attrs }: DocumentJson): boolean =>
  type === 'mention' && attrs?.['kind'] !== 'organisation'

function emptied({ type, attrs }: DocumentJson): Record<string, unknown> {
  if (type === 'living') return { ...attrs, ref: null }
  if (type === 'taskItem') return { ...attrs, checked: false }
  return { ...attrs }
}

type Mark = NonNullable<DocumentJson['marks']>[number]

const linkedBy = (mark: Mark, to: (href: string) => string): Mark => {
  const href: unknown = mark.attrs?.['href']
  return mark.type === 'link' && typeof href === 'string' ? { ...mark, attrs: { ...mark.attrs, href: to(href) } } : mark
}

/** A link to a section of this very document, by whichever way it was put, leads to the same section of what begins with it. */
function withinItself(href: string, documentId: string): string {
  const target = insideLink(href)
  return target?.blockId && target.documentId?.toLowerCase() === documentId ? hrefOf(null, target.blockId) : href
}

/** The same with new ids on every block, to which its own links lead. */
export function renewed(json: DocumentJson, makeId: () => string): DocumentJson {
  const ids = new Map<string, string>()
  const bare = withoutIds(json, (old) => {
    const id = ids.get(old) ?? makeId()
    ids.set(old, id)
    return id
  })
  return withIds(relinked(bare, ids), makeId)
}

function withoutIds(json: DocumentJson, renew: (old: string) => string): DocumentJson {
  const id: unknown = json.attrs?.['id']
  const isBlock = json.type !== 'mention' && typeof id === 'string'
  const content = json.content?.map((child) => withoutIds(child, renew))
  return {
    ...json,
    ...(isBlock ? { attrs: { ...json.attrs, id: renew(id) } } : {}),
    ...(content ? { content } : {}),
  }
}

function relinked(json: DocumentJson, ids: ReadonlyMap<string, string>): DocumentJson {
  const to = (href: string) => {
    const target = insideLink(href)
    const id = target?.documentId === null && target.blockId ? ids.get(target.blockId.toLowerCase()) : undefined
    return id === undefined ? href : hrefOf(null, id)
  }
  const content = json.content?.map((child) => relinked(child, ids))
  return {
    ...json,
    ...(json.marks ? { marks: json.marks.map((mark) => linkedBy(mark, to)) } : {}),
    ...(content ? { content } : {}),
  }
}

/** The files that its figures show. */
export function filesIn(json: DocumentJson): string[] {
  const file: unknown = json.type === 'figure' ? json.attrs?.['file'] : null
  const below = (json.content ?? []).flatMap(filesIn)
  return [...new Set(typeof file === 'string' && isUuid(file) ? [file, ...below] : below)]
}

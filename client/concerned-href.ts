// The address where those whom a tag concerns are shown: the directory of the démarche, by that tag.
import type { TagKind } from '../shared/rules/tags.ts'

/** `theme:Mobilité` */
export const tagText = ({ kind, name }: { kind: TagKind; name: string }): string => `${kind}:${name}`

export const concernedHref = (demarcheId: string, tag: { kind: TagKind; name: string }): string =>
  `/d/${demarcheId}/organisations?${new URLSearchParams({ etiquette: tagText(tag) }).toString()}`

// The words of a section, as organisations consent to them. Words only: what changes them changes what was consented to.
import { namedPlace } from './named-places.ts'
import { unkept } from './passages.ts'
import { levelOf } from './outline.ts'
import type { DocumentJson } from './schema.ts'
import { textNaming } from './shape.ts'
import { isUuid } from '../ids.ts'

/** Letters of a section that may be put to a room: a phone has to show all of it. */
export const longestSection = 20_000

/**
 * The canonical text of a section: its heading, then a line for each paragraph, title, item, cell, caption and summary below it, up
 * to the next heading of its level or higher. Whoever is named stands by id, an image by its description. Formatting does not count:
 * neither bold, levels of titles, kinds of lists and callouts, ticks, the address behind a link, the bytes of an image, which space
 * stands where, nor what a live block shows, which are rows. The order of lines does, as do letters, accents, capitals, punctuation.
 *
 * Null where the text has no such heading, at the level of its sections (one inside a table or a list opens none).
 */
export function sectionWords(json: DocumentJson, blockId: string): string | null {
  const blocks = json.content ?? []
  const start = blocks.findIndex((block) => isHeading(block) && idOf(block) === blockId)
  const heading = blocks[start]
  if (heading === undefined) return null
  const level = levelOf(heading.attrs?.['level'])
  const length = blocks.slice(start + 1).findIndex((one) => isHeading(one) && levelOf(one.attrs?.['level']) <= level)
  const section = length === -1 ? blocks.slice(start) : blocks.slice(start, start + 1 + length)
  return linesOf(section)
    .filter((line) => line !== '')
    .join('\n')
}

/** The first line. */
export const titleOfSection = (words: string): string => words.split('\n', 1)[0] ?? ''

/** What stands below the title. */
export const bodyOfSection = (words: string): string => words.slice(titleOfSection(words).length + 1)

const isHeading = ({ type }: DocumentJson): boolean => type === 'heading'

function idOf({ attrs }: DocumentJson): string | null {
  const said: unknown = attrs?.['id']
  return typeof said === 'string' ? said.toLowerCase() : null
}

/** Blocks whose content is words. */
const lines = new Set(['paragraph', 'heading', 'detailsSummary', 'figure'])

/** In the order of reading. Walks without calling itself: a hand-made text may be deep. */
function linesOf(blocks: readonly DocumentJson[]): string[] {
  const found: string[] = []
  const waiting = [...blocks].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (lines.has(node.type ?? '')) found.push(tidied(`${described(node)} ${textNaming(node, mentionSign)}`))
    else waiting.push(...[...(node.content ?? [])].reverse())
  }
  return found
}

function described({ type, attrs }: DocumentJson): string {
  const alt: unknown = type === 'figure' ? attrs?.['alt'] : null
  return typeof alt === 'string' ? alt : ''
}

/** One form of each letter, one space between words. */
const tidied = (text: string): string => text.replace(unkept, ' ').normalize('NFC').replace(/\s+/gu, ' ').trim()

function mentionSign({ attrs }: DocumentJson): string {
  const { id, kind } = attrs ?? {}
  const isNamed = typeof id === 'string' && isUuid(id.toLowerCase()) && (kind === 'person' || kind === 'organisation')
  return isNamed ? namedPlace({ kind, id: id.toLowerCase() }) : '@…'
}

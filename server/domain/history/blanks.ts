// What was blanked of a text, and what blocks say of themselves, as a reply tells it.
import type { Attributes } from '../../../shared/history/page.ts'
import { inWords } from '../../../shared/history/redaction.ts'
import type { SectionName } from '../../../shared/history/shown.ts'
import { redactionWords } from '../../../shared/text/fr/redaction.ts'

/** What was blanked is told in words: nobody hears a row of black squares. [H104] */
export const withBlanksSaid = (text: string, before = ''): string =>
  inWords(text, redactionWords['redact.blanked'], before)

/**
 * What marks and blocks say of themselves likewise: addresses, captions. Not what says nothing: a table has a thousand cells that cover
 * one place and are aligned nowhere.
 */
export function attributesSaid(attrs: Attributes): Attributes {
  const said = (value: unknown): unknown =>
    typeof value === 'string' ? withBlanksSaid(value) : isAttributes(value) ? attributesSaid(value) : value
  return Object.fromEntries(
    Object.entries(attrs)
      .filter(([name, value]) => value !== null && !(spans.has(name) && value === 1))
      .map(([name, value]) => [name, said(value)]),
  )
}

const spans = new Set(['colspan', 'rowspan'])

const isAttributes = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A title likewise. */
export const sectionSaid = <S extends SectionName | null>(section: S): S =>
  section === null ? section : { ...section, title: withBlanksSaid(section.title) }

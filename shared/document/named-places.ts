// Where a passage names somebody: a sign that holds the id, which becomes the name of today when the passage is read. Pure.

/** Whoever is named by id in a text. */
export type Named = { kind: 'person' | 'organisation'; id: string }

// Signs that Unicode keeps for the inside of programs. Written by hand in a text they name no more than a mention would.
const [first, last] = ['\uFDD0', '\uFDD1']
const place = /\uFDD0(person|organisation):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\uFDD1/gu
const stray = /\uFDD0[^\uFDD1]*$|[\uFDD0\uFDD1]/gu

export const namedPlace = ({ kind, id }: Named): string => `${first}${kind}:${id}${last}`

/** Of all these passages, once each. */
export function namedIn(texts: readonly string[]): Named[] {
  const found = texts.flatMap((text) => [...text.matchAll(place)])
  return [...new Map(found.map(([sign, kind, id = '']) => [sign, { kind: kindOf(kind), id }])).values()]
}

/** The passage as it is shown; without `nameOf`, as it is searched and counted: the index holds no names. [Q12] */
export const withNames = (text: string, nameOf: (named: Named) => string = () => '…'): string =>
  text.replace(place, (_, kind: string, id: string) => `@${nameOf({ kind: kindOf(kind), id })}`).replace(stray, '')

const kindOf = (said: string | undefined): Named['kind'] => (said === 'person' ? 'person' : 'organisation')

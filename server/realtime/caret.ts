// Whether a caret is one that an editor can draw: the editor's library throws at any other, in the page of everyone there. Pure.

/** A caret and the other end of its selection, each a relative position as Yjs writes it in JSON. */
export function isCaret(value: unknown): boolean {
  if (value === null) return true
  return isRecord(value) && isPosition(value['anchor']) && isPosition(value['head'])
}

/** Named by an item, by the type it ends, or by the root's name: one of them at least. */
function isPosition(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { item = null, type = null, tname = null, assoc = 0 } = value
  const isSomewhere = item !== null || type !== null || tname !== null
  const isNamed = tname === null || typeof tname === 'string'
  return isSomewhere && isNamed && isIdOrNull(item) && isIdOrNull(type) && typeof assoc === 'number'
}

const isIdOrNull = (value: unknown): boolean =>
  value === null || (isRecord(value) && isClock(value['client']) && isClock(value['clock']))

const isClock = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

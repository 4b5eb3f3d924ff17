// A commune or an EPCI with its code, as one line: « Lissac (31265) ». Pure.
import type { Territory } from '../../../shared/schemas/directory.ts'

export const sayPlace = ({ name, code }: Territory): string => (code === null ? name : `${name} (${code})`)

export function placeOf(text: string): Territory {
  const coded = /^(.*\S)\s*\((\d[0-9ABab]\d{3}|\d{9})\)\s*$/u.exec(text)
  return { name: (coded?.[1] ?? text).trim(), code: coded?.[2]?.toUpperCase() ?? null }
}

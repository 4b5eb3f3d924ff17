// Names in the environment that are probably ours, misspelt: they would be ignored in silence. Pure.

/** A variable that is not ours, and the one of ours that was probably meant. */
export interface Stray {
  readonly name: string
  readonly nearest: string | null
}

/** What only our names begin with, or those of which one is mistaken for ours. */
const ours = ['MAILLAGE_', 'MAX_', 'METRIC', 'DRAIN', 'SMTP_', 'MAIL_', 'DATABASE_']
/** Kubernetes tells every container of a service that is called maillage. */
const givenByOthers = /^MAILLAGE_(?:SERVICE_(?:HOST|PORT)|PORT_\d)/

/** The variables of an environment that nobody reads but whose names are close to `known`, or begin as only those do. [O33] */
export function strayNames(env: Readonly<Record<string, string | undefined>>, known: readonly string[]): Stray[] {
  return Object.entries(env).flatMap(([name, value]) => {
    const isForeign = givenByOthers.test(name) || (value?.startsWith('tcp://') ?? false)
    if (!value?.trim() || known.includes(name) || isForeign) return []
    return strayIn(name, known) ?? []
  })
}

function strayIn(name: string, known: readonly string[]): Stray | null {
  const upper = name.toUpperCase()
  const spellings = [upper, upper.replace(/^MAILLAGE_/, '')]
  const [nearest] = known
    .map((one) => ({ one, off: Math.min(...spellings.map((spelling) => offBy(spelling, one))) }))
    .sort((a, b) => a.off - b.off)
  if (nearest === undefined) return null
  const isClose = nearest.off <= tolerance(nearest.one)
  if (!isClose && !ours.some((prefix) => upper.startsWith(prefix))) return null
  const begun = known.find((one) => one.startsWith(upper))
  const isLikely = isClose || nearest.off <= nearest.one.length / 2
  return { name, nearest: (isClose ? undefined : begun) ?? (isLikely ? nearest.one : null) }
}

/** Short names are close to too many others. */
const tolerance = ({ length }: string): number => (length < 6 ? 1 : 2)

/** How many letters are to be put in, left out, changed or swapped with the next to come from one word to the other. */
function offBy(from: string, to: string): number {
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1]
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row[j] = Math.min(
        at(row, j - 1) + 1,
        at(last, j) + 1,
        at(last, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, j - 2) + 1 : Infinity,
      )
    }
    before = last
    last = row
  }
  return at(last, to.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity

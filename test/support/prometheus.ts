// A strict reader of the Prometheus text format 0.0.4: anything that the format does not promise is an exception.

export interface ReadSample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export interface ReadFamily {
  readonly type: string
  readonly help: string
  readonly samples: ReadSample[]
}

/** The families by name. Throws on the first line, order, repetition or histogram that is not as it must be. */
export function readMetrics(text: string): Map<string, ReadFamily> {
  if (!text.endsWith('\n')) throw new Error('the last line is not ended')
  const families = new Map<string, ReadFamily>()
  const seen = new Set<string>()
  let current = ''
  let help: [string, string] | null = null
  for (const line of text.slice(0, -1).split('\n')) {
    const [, comment, name = '', rest = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line) ?? []
    if (comment === 'HELP') {
      if (families.has(name)) throw new Error(`${name} comes twice`)
      help = [name, unescaped(rest, false)]
    } else if (comment === 'TYPE') {
      if (help?.[0] !== name) throw new Error(`the help of ${name} is not before its type`)
      if (!['counter', 'gauge', 'histogram'].includes(rest)) throw new Error(`${name} is of no known type: ${rest}`)
      families.set(name, { type: rest, help: help[1], samples: [] })
      current = name
      help = null
    } else {
      const sample = readSample(line)
      const family = families.get(current)
      if (family === undefined || !belongs(sample.name, current, family.type)) throw new Error(`out of place: ${line}`)
      const key = `${sample.name}${JSON.stringify(Object.entries(sample.labels).sort())}`
      if (seen.has(key)) throw new Error(`twice: ${line}`)
      seen.add(key)
      family.samples.push(sample)
    }
  }
  for (const [name, family] of families) checkFamily(name, family)
  return families
}

function belongs(name: string, family: string, type: string): boolean {
  if (type !== 'histogram') return name === family
  return [`${family}_bucket`, `${family}_sum`, `${family}_count`].includes(name)
}

function readSample(line: string): ReadSample {
  const [, name = '', , inside = '', value = ''] =
    /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(.*)\})? (NaN|[+-]Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(line) ?? []
  if (name === '') throw new Error(`unreadable: ${line}`)
  return { name, labels: readLabels(inside, line), value: numberOf(value) }
}

function readLabels(inside: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {}
  const pair = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(,|$)/y
  while (pair.lastIndex < inside.length) {
    const [, name = '', value = ''] = pair.exec(inside) ?? []
    if (name === '' || name in labels) throw new Error(`labels: ${line}`)
    labels[name] = unescaped(value, true)
  }
  return labels
}

const unescaped = (text: string, isLabel: boolean): string =>
  text.replaceAll(/\\(.)/g, (_whole, letter: string) => {
    if (letter === 'n') return '\n'
    if (letter === '\\' || (isLabel && letter === '"')) return letter
    throw new Error(`no such escape: \\${letter}`)
  })

const numberOf = (text: string): number => (text.endsWith('Inf') ? Number(`${text}inity`) : Number(text))

function checkFamily(name: string, { type, samples }: ReadFamily): void {
  if (samples.length === 0) throw new Error(`${name} has no sample`)
  if (type === 'counter') {
    if (!name.endsWith('_total')) throw new Error(`${name} counts, and does not end in _total`)
    for (const { value } of samples) if (!(value >= 0)) throw new Error(`${name} has counted ${value}`)
  }
  if (type === 'histogram') checkHistogram(name, samples)
}

/** Buckets ascend to +Inf, which is the count; each set of labels has all of them, a sum and a count. */
function checkHistogram(name: string, samples: readonly ReadSample[]): void {
  const bySet = new Map<string, ReadSample[]>()
  for (const sample of samples) {
    const set = JSON.stringify({ ...sample.labels, le: undefined })
    bySet.set(set, [...(bySet.get(set) ?? []), sample])
  }
  for (const [set, all] of bySet) {
    const buckets = all.filter((sample) => sample.name === `${name}_bucket`)
    const bounds = buckets.map(({ labels }) => numberOf(labels['le'] ?? 'NaN'))
    const counts = buckets.map(({ value }) => value)
    const isAscending = (list: number[], strictly: boolean) =>
      list.every((n, at) => at === 0 || (strictly ? n > list[at - 1]! : n >= list[at - 1]!)) // at − 1 is there
    if (!isAscending(bounds, true) || bounds.at(-1) !== Infinity) throw new Error(`bounds of ${name} ${set}`)
    if (!isAscending(counts, false)) throw new Error(`buckets of ${name} ${set} do not add up`)
    const only = (suffix: string): number => {
      const [one, ...more] = all.filter((sample) => sample.name === `${name}${suffix}`)
      if (one === undefined || more.length > 0) throw new Error(`${name}${suffix} ${set}`)
      return one.value
    }
    if (only('_count') !== counts.at(-1)) throw new Error(`the count of ${name} ${set} is not its last bucket`)
    only('_sum')
  }
}

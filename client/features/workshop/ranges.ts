// Numbers of tables, as one says them. Pure.

/** Runs of numbers that follow each other, three at least; fewer are said one by one. In order, each number once. */
export function rangesOf(numbers: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  return runs.flatMap(([from, to]): [number, number][] =>
    to === from + 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  )
}

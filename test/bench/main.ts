// npm run bench [scenario…] [--servers ours,hocuspocus] [--quick] [--profile] [--write]: measures, prints, ends.
import { join } from 'node:path'
import { root } from '../support/paths.ts'
import { readArguments } from './arguments.ts'
import { withBench } from './bench.ts'
import { jsonOf, tableOf, writeSection } from './report.ts'
import { scenarios } from './scenarios.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

const wish = readArguments(process.argv.slice(2), scenarios)
if ('problem' in wish) {
  process.stderr.write(`${wish.problem}\n`)
  process.exit(2)
}

let failed = 0
await withBench({ quick: wish.quick, profile: wish.profile, say }, async (bench) => {
  for (const scenario of wish.scenarios) {
    const began = performance.now()
    say(`\n── ${scenario.number}. ${scenario.title}`)
    const servers = scenario.servers.filter((server) => wish.servers === null || wish.servers.includes(server))
    const lines = await scenario.run({ ...bench, servers })
    const table = tableOf(lines)
    say(`\n${table}\n\n${jsonOf(lines)}\n${((performance.now() - began) / 1000).toFixed(0)} s`)
    if (wish.write) writeSection(join(root, 'docs', 'BENCHMARKS.md'), scenario.name, table)
    failed += lines.filter(({ problems }) => problems.length > 0).length
  }
})
if (failed > 0) say(`\n${failed} RUNS FAILED: see above.`)
process.exit(failed > 0 ? 1 : 0)

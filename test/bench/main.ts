// npm run bench: measures the live engine beside others, prints tables and JSON lines, ends.
//
//   npm run bench                                every scenario, every server
//   npm run bench -- 1 many-rooms                these scenarios, by number or name
//   npm run bench -- 1 --servers ours,raw-echo   these servers
//   --quick    shorter, fewer points             --write   docs/BENCHMARKS.md gets the tables
//   --profile  instead: where our time goes in scenarios 1 and 2, function by function
import { join } from 'node:path'
import { root } from '../support/paths.ts'
import { readArguments } from './arguments.ts'
import { withBench } from './bench.ts'
import { jsonOf, tableOf, writeSection } from './report.ts'
import { scenarios } from './scenarios.ts'
import { profiled, profileOf } from './scenarios/profile.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

const wish = readArguments(process.argv.slice(2), scenarios)
if ('problem' in wish) {
  process.stderr.write(`${wish.problem}\n`)
  process.exit(2)
}

const page = join(root, 'docs', 'BENCHMARKS.md')
let failed = 0
await withBench({ quick: wish.quick, profile: wish.profile, say }, async (bench) => {
  for (const scenario of wish.scenarios) {
    const { profileTo } = bench
    if (profileTo !== undefined) {
      const plan = profiled[scenario.name]
      if (plan === undefined) continue
      const text = await profileOf(bench, plan, profileTo)
      say(`\n${text}`)
      if (wish.write) writeSection(page, plan.section, plan.title, text)
      continue
    }
    const began = performance.now()
    say(`\n── ${scenario.number}. ${scenario.title}`)
    const servers = scenario.servers.filter((server) => wish.servers === null || wish.servers.includes(server))
    const lines = await scenario.run({ ...bench, servers })
    const table = tableOf(lines)
    say(`\n${table}\n\n${jsonOf(lines)}\n${((performance.now() - began) / 1000).toFixed(0)} s`)
    if (wish.write) writeSection(page, scenario.name, `${scenario.number}. ${scenario.title}`, table)
    failed += lines.filter(({ problems }) => problems.length > 0).length
  }
})
if (failed > 0) say(`\n${failed} RUNS FAILED: see above.`)
process.exit(failed > 0 ? 1 : 0)

// Shows that the room lab catches the bugs planted for it: each patch is applied to a copy of the tree, in which the lab
// must then fail. Prints a table; ends with 0 if every bug was caught and the unpatched tree passes.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))
const copied = ['server', 'shared', 'test', 'package.json', 'tsconfig.json']
const runs = process.env.FUZZ_RUNS ?? '150'

/** What the lab of the tree in `folder` noticed: null when all is well. */
function lab(folder) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', '--root', folder, '--config', join(folder, 'lab.config.mjs'), '--reporter=json']
  const { status, stdout } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, FUZZ_RUNS: runs, NO_COLOR: '1' },
  })
  if (status === 0) return null
  const report = JSON.parse(stdout.slice(stdout.indexOf('{')))
  const failed = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((result) => result.status === 'failed')
  const random = failed.find((result) => result.title.includes('random stories'))
  const [, seed] = /SEED=(\d+)/.exec(random?.failureMessages[0] ?? '') ?? []
  const stories = failed.filter((result) => !result.title.includes('random stories')).map((result) => /^\[.*?\]/.exec(result.title)?.[0])
  return [random && `random stories${random.title.includes('several') ? ' of several processes' : ''} (seed ${seed})`, stories.length > 0 && `stories ${stories.join(' ')}`]
    .filter(Boolean)
    .join(', ')
}

const config = `export default { test: { environment: 'node', include: ['test/server/realtime/{room-lab,stories,node-stories}.test.ts'] } }`

function inCopy(patch) {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-planted-'))
  try {
    for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
    writeFileSync(join(folder, 'lab.config.mjs'), config)
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    if (patch !== null) {
      const applied = spawnSync('git', ['apply', '--unsafe-paths', `--directory=${folder}`, join(here, patch)], { cwd: tmpdir(), encoding: 'utf8' })
      if (applied.status !== 0) return { broken: applied.stderr.trim() }
    }
    return { found: lab(folder) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [wanted = ''] = process.argv.slice(2)
const patches = readdirSync(here).filter((name) => name.endsWith('.patch') && name.includes(wanted)).sort()
let isGood = true
const clean = inCopy(null)
console.log(`${clean.found === null ? 'passes  ' : 'FAILS   '} the tree as it is`)
isGood &&= clean.found === null
for (const patch of patches) {
  const title = readFileSync(join(here, patch), 'utf8').split('\n')[0].replace(/^# /, '')
  const { broken, found } = inCopy(patch)
  const isCaught = broken === undefined && found !== null
  isGood &&= isCaught
  console.log(`${isCaught ? 'caught  ' : 'MISSED  '} ${title}: ${broken ?? found ?? 'nothing was noticed'}`)
}
console.log(`${patches.length} planted, ${isGood ? 'all caught' : 'NOT all caught'}`)
process.exitCode = isGood ? 0 : 1

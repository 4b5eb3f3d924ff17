// npm test, npm run check, npm run fuzz, npm run planted, npm run torture: runs the stages, adds up what passed and failed.
//
//   npm test                 everything, in the order that fails fastest
//   npm test -- rooms        the test files whose path contains "rooms"
//   npm run check            under a minute: no browser, no build, no *.slow.test.ts
//   SEED=42 npm run fuzz     the room lab and the comparing of histories, longer; a seed replays one run
//   npm run planted          shows that the lab catches the bugs planted for it
//   npm run torture          the faults, counted: see test/torture/run.ts
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lockProblems } from './support/lock-check.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = (name, file) => join(root, 'node_modules', name, file)
const results = []

/** Runs a program of node to its end; gives its exit code. */
function run(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** The same, silent until it has ended: what runs beside it would be told in between. */
function runQuietly(file, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes))
    child.once('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }))
  })
}

/** A stage that passes or fails as one: told when it ends. */
async function stage(name, work) {
  const began = performance.now()
  const { code, said } = await work()
  const failed = code === 0 ? 0 : 1
  process.stdout.write(`\n── ${name}\n${said}`)
  results.push({ name, passed: 1 - failed, failed, skipped: 0, seconds: (performance.now() - began) / 1000 })
}

const types = () => stage('types', () => runQuietly(program('typescript', 'bin/tsc'), ['--noEmit', '-p', '.']))
const lint = () => stage('lint', () => runQuietly(program('oxlint', 'bin/oxlint'), ['--deny-warnings']))
const format = () => stage('format', () => runQuietly(program('oxfmt', 'bin/oxfmt'), ['--list-different']))
const build = () => stage('build', () => runQuietly(join(root, 'server', 'cli', 'start.mjs'), ['build']))
const lock = () =>
  stage('lock file', async () => {
    // the second is what the bench measures beside us
    const problems = ['.', 'test/bench/peers'].flatMap((place) =>
      lockProblems(JSON.parse(readFileSync(join(root, place, 'package-lock.json'), 'utf8'))),
    )
    return { code: problems.length, said: problems.map((problem) => `${problem}\n`).join('') }
  })

/** The test files of a project, and of those whose names end with its own; every test counts. */
async function tests(project, args = [], env = {}) {
  const began = performance.now()
  process.stdout.write(`\n── ${project}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'maillage-report-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(
    program('vitest', 'vitest.mjs'),
    ['run', '--project', `*${project}`, '--passWithNoTests', ...reporters, ...args],
    env,
  )
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  const {
    numPassedTests: passed = 0,
    numFailedTests = 0,
    numPendingTests: skipped = 0,
    testResults = [],
  } = report ?? {}
  // a file that does not load, or an error outside any test, has no failed test of its own
  const withoutTest = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed))
  const failed = numFailedTests + withoutTest.length || (code === 0 ? 0 : 1)
  results.push({ name: project, passed, failed, skipped, seconds: (performance.now() - began) / 1000 })
}

const isFailed = ({ status }) => status === 'failed'

/** The table, and the last line. */
function conclude() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  process.stdout.write('\n')
  for (const { name, passed, failed, skipped, seconds } of results) {
    const notRun = skipped > 0 ? `, ${skipped} not run` : ''
    process.stdout.write(
      `${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${notRun}  ${seconds.toFixed(1)} s\n`,
    )
  }
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}

const commands = {
  async all() {
    for (const step of [format, lint, lock, types, build]) await step()
    for (const project of ['unit', 'server', 'e2e', 'alone']) await tests(project)
    conclude()
  },
  async some(words) {
    await build()
    for (const project of ['unit', 'server', 'e2e', 'alone']) await tests(project, words)
    conclude()
  },
  async check() {
    for (const step of [format, lint, lock, types]) await step()
    await tests('unit')
    await tests('server', ['--exclude', '**/*.slow.test.ts'], { FUZZ_RUNS: process.env.FUZZ_RUNS ?? '20' })
    conclude()
  },
  async fuzz() {
    await tests('server', ['room-lab', '--testTimeout=1200000'], { FUZZ_RUNS: process.env.FUZZ_RUNS ?? '2000' })
    await tests('unit', ['shared/history/comparing'], { HISTORIES: process.env.HISTORIES ?? '2000' })
    conclude()
  },
  async planted() {
    process.exitCode = await run(join(root, 'test', 'planted', 'run.mjs'), [])
  },
  async torture(args) {
    await build()
    if (results.some(({ failed }) => failed > 0)) return conclude()
    process.exitCode = await run(program('tsx', 'dist/cli.mjs'), [join(root, 'test', 'torture', 'run.ts'), ...args])
  },
}

const [first, ...rest] = process.argv.slice(2)
if (first === undefined) await commands.all()
else if (first in commands) await commands[first](rest)
else await commands.some([first, ...rest])

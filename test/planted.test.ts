// The planted bugs still fit the code: a patch that no longer applies would prove nothing. They are run by planted/run.mjs.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './support/paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-patches-'))
afterAll(() => rmSync(folder, { recursive: true }))
for (const name of ['server', 'shared']) cpSync(join(root, name), join(folder, name), { recursive: true })

const patches = readdirSync(join(root, 'test/planted')).filter((name) => name.endsWith('.patch'))

/** In a copy that belongs to no repository, where git takes the paths as they are written. */
const check = (...options: string[]) =>
  spawnSync('git', ['apply', '--check', ...options], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) },
  })

test.each(patches)('%s still applies', (patch) => {
  const path = join(root, 'test/planted', patch)
  expect(check(path)).toMatchObject({ status: 0, stderr: '' })
  expect(check('--reverse', path).status).not.toBe(0) // it changes something that is not so already
})

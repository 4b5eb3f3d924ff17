// The product as its command starts it: the address, the end, a second start, mistakes in words.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { livePostmaster } from '../../server/db/embedded/cluster.ts'
import { aDataDirectory, startProduct } from '../support/processes.ts'
import { root } from '../support/paths.ts'

function aPlace() {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  return dataDir
}

const postmasterOf = (dataDir: string) => livePostmaster(join(dataDir, 'pg18'))

describe('npm start', () => {
  it('prints an address that answers, with nothing configured [O1]', async () => {
    const product = await startProduct({ dataDir: aPlace() })
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
    expect(await (await fetch(product.url, { headers: { accept: 'text/html' } })).text()).toContain('<div id="root">')
    await product.end('SIGTERM')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, and leaves no database running [O3]', async (signal) => {
    const dataDir = aPlace()
    const product = await startProduct({ dataDir })
    expect(postmasterOf(dataDir)).toBeGreaterThan(0)
    expect(await product.end(signal)).toBe(0)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })

  it('starts again on the same data after kill -9 [O4]', async () => {
    const dataDir = aPlace()
    await (await startProduct({ dataDir })).end('SIGKILL')
    const again = await startProduct({ dataDir })
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
    expect(await again.end('SIGTERM')).toBe(0)
  })

  it('is refused on data that is in use, and the first goes on [O5]', async () => {
    const dataDir = aPlace()
    const first = await startProduct({ dataDir })
    await expect(startProduct({ dataDir })).rejects.toThrow(/ended \(1\)[\s\S]*déjà en marche/)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await first.end('SIGTERM')
  })

  it('is refused on a port that is taken, in words, and makes no data directory [O34]', async () => {
    const first = await startProduct({ dataDir: aPlace() })
    const dataDir = join(aPlace(), 'data')
    const { port } = new URL(first.url)
    await expect(startProduct({ dataDir, env: { PORT: port } })).rejects.toThrow(
      new RegExp(`ended \\(1\\)[\\s\\S]*Le port ${port} de 127\\.0\\.0\\.1 est déjà pris`),
    )
    expect(existsSync(dataDir)).toBe(false)
    await first.end('SIGTERM')
  })

  it('tells a name that is probably misspelt, for people and for the log [O33]', async () => {
    const product = await startProduct({ dataDir: aPlace(), env: { DRAIN_SECOND: 'hunter2' } })
    expect(product.printed()).toMatch(/^Attention\u202f: la variable DRAIN_SECOND .* DRAIN_SECONDS\u202f\?$/m)
    expect(product.logged()).toContain('"strays":[{"name":"DRAIN_SECOND","nearest":"DRAIN_SECONDS"}]')
    expect(product.printed() + product.logged()).not.toContain('hunter2')
    await product.end('SIGTERM')
  })

  it('lists every mistake of the configuration and starts nothing [O2]', () => {
    const { PATH = '', HOME = '/tmp' } = process.env
    const env = { PATH, HOME, DATA_DIR: aPlace(), PORT: 'no', LOG_LEVEL: 'loud' }
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'server/cli/start.mjs')], {
      env,
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toContain('- PORT doit être')
    expect(stderr).toContain('- LOG_LEVEL doit être')
    expect(stderr).not.toContain('    at ')
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined()
  })
})

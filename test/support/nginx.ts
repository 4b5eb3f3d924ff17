// A real nginx with the configuration that docs/operations gives, on a free port and without TLS.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { root } from './paths.ts'

export const hasNginx = spawnSync('nginx', ['-v']).status === 0

/** Its address, before the product at `upstreams`. Stopped with the test. */
export async function anNginx(upstreams: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-nginx-'))
  const port = await aFreePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, upstreams))
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  nginx.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  onTestFinished(async () => {
    const gone = new Promise((resolve) => nginx.once('close', resolve))
    nginx.kill('SIGTERM')
    if (nginx.exitCode === null) await gone
    rmSync(folder, { recursive: true, force: true })
  })
  const url = `http://localhost:${port}`
  const answers = () => fetch(`${url}/healthz`).then(({ ok }) => ok || said, String)
  await expect.poll(answers, { timeout: 10_000, message: said }).toBe(true)
  return url
}

/** What the documentation gives, with only what a test has not: TLS, port 443, a name. */
function configuration(folder: string, port: number, upstreams: readonly string[]): string {
  const given = readFileSync(join(root, 'docs/operations/nginx.conf'), 'utf8')
  const servers = upstreams.map((url) => `server 127.0.0.1:${new URL(url).port} max_fails=1 fail_timeout=2s;`)
  const changed = given
    .replace(/server \{\n\s+listen 80;[^}]+\}\n/, '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace(/^\s+ssl_certificate.*$/gm, '')
    .replace(/server 127\.0\.0\.1:3000.*/, servers.join('\n  '))
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return [
    `daemon off; pid ${folder}/pid; worker_processes 1;`,
    'events { worker_connections 512; }',
    `http { access_log off; ${places.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}`,
    changed,
    '}',
  ].join('\n')
}

function aFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // it listens on a port, never on a path
      server.close(() => resolve(port))
    })
  })
}

// A Chromium for the browser stories: found on this machine or taken from npm. Never skipped: none is a failure, in words.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { root } from './paths.ts'

/** A headless browser, in French. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  const found = await findChromium()
  return chromium.launch({ ...found, args: ['--no-sandbox', '--font-render-hinting=none', '--lang=fr-FR'] })
}

async function findChromium(): Promise<Pick<LaunchOptions, 'executablePath' | 'env'>> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
    return { executablePath: named }
  }
  if (existsSync(packed) && process.platform === 'linux' && process.arch === 'x64') return fromNpm()
  const executablePath = [chromium.executablePath(), ...onPath(), ...applications].find(
    (path) => path && existsSync(path),
  )
  if (executablePath) return { executablePath }
  throw new Error(
    [
      'No Chromium was found for the browser stories. Any of these will do:',
      '- CHROMIUM_PATH=/path/to/chromium npm test',
      '- npm ci on Linux x64 without --omit=dev (brings @sparticuz/chromium)',
      '- npx playwright-core install --only-shell chromium',
      '- Chrome, Chromium or Edge installed on this machine',
    ].join('\n'),
  )
}

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

function onPath(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  return names
    .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
    .filter(Boolean)
}

const packageDirectory = join(root, 'node_modules', '@sparticuz', 'chromium')
const packed = join(packageDirectory, 'bin', 'chromium.br')

/** The browser of the npm package, unpacked once per version below node_modules, with its libraries and its font. */
async function fromNpm(): Promise<Pick<LaunchOptions, 'executablePath' | 'env'>> {
  const { version } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8')) as { version: string } // npm's own file
  const place = join(root, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(place)) await unpack(place)
  const { PATH = '', HOME = '/tmp' } = process.env
  return {
    executablePath: join(place, 'chromium'),
    env: { PATH, HOME, LD_LIBRARY_PATH: join(place, 'al2023', 'lib'), FONTCONFIG_PATH: join(place, 'fontconfig') },
  }
}

/** Beside its place and then renamed, so that two runs at once, or one interrupted, leave nothing half made. */
async function unpack(place: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true })
  const making = mkdtempSync(`${place}.`)
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    createWriteStream(join(making, 'chromium'), { mode: 0o755 }),
  )
  for (const name of ['fonts', 'swiftshader', 'al2023'])
    await untar(join(packageDirectory, 'bin', `${name}.tar.br`), making)
  mkdirSync(join(making, 'fontconfig'))
  // Chromium draws nothing without a font, and the package's own configuration names directories of another system
  writeFileSync(
    join(making, 'fontconfig', 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${place}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${place}/fontconfig/cache</cachedir></fontconfig>`,
  )
  if (existsSync(place)) rmSync(making, { recursive: true })
  else renameSync(making, place)
}

/** Through a file: tar may leave at the end of an archive before the end of what is piped to it, which fails the pipe. */
async function untar(archive: string, into: string): Promise<void> {
  const plain = join(into, 'archive.tar')
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(plain))
  const tar = spawn('tar', ['-x', '-f', plain, '-C', into], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(tar, 'close')
  if (code !== 0) throw new Error(`tar could not unpack ${archive} (status ${code})`)
  rmSync(plain)
}

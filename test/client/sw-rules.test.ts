// What the service worker answers itself, and what it never does.
import { describe, expect, it } from 'vitest'
import { assetsAmong, cacheOf, planOf, staleCaches } from '../../client/sw-rules.ts'

const origin = 'https://maillage.example'
const plan = (path: string, mode = 'navigate', method = 'GET') =>
  planOf({ method, mode, url: new URL(path, origin).href }, origin)

describe('the service worker', () => {
  it.each(['/', '/demarches/1', '/documents/018f?x=1#y', '/connexion'])('[C12] opens %s from the shell', (path) => {
    expect(plan(path)).toBe('shell')
  })

  it.each(['/assets/main-1a2b.js', '/assets/Editor-x.css', '/mark.svg'])('[C12] keeps %s', (path) => {
    expect(plan(path, 'cors')).toBe('asset')
  })

  const never: [string, string, string][] = [
    ['/api/documents/1', 'cors', 'GET'],
    ['/api/me', 'navigate', 'GET'],
    ['/live/document/1/fallback', 'cors', 'GET'],
    ['/healthz', 'cors', 'GET'],
    ['/readyz', 'navigate', 'GET'],
    ['/sw.js', 'cors', 'GET'],
    ['/export.docx', 'navigate', 'GET'],
    ['/', 'navigate', 'POST'],
    ['/', 'cors', 'GET'],
    ['https://elsewhere.example/assets/main-1a2b.js', 'cors', 'GET'],
  ]
  it.each(never)('[C12] leaves %s (%s, %s) to the network', (path, mode, method) => {
    expect(plan(path, mode, method)).toBe('network')
  })

  it('[C12] drops the caches of other builds, and nobody else’s', () => {
    expect(staleCaches([cacheOf('a'), cacheOf('b'), 'other'], 'b')).toEqual([cacheOf('a')])
  })

  it('[C12] keeps only assets of what a page says it loaded', () => {
    const said = [
      `${origin}/assets/a.js`,
      `${origin}/assets/a.js.map`,
      `${origin}/api/me`,
      'nonsense',
      7,
      'https://e.example/assets/b.js',
    ]
    expect(assetsAmong(said, origin)).toEqual([`${origin}/assets/a.js`])
  })
})

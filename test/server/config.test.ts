// The configuration: defaults, every mistake at once, and no secret in what is said.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig, variables } from '../../server/config.ts'
import { root } from '../support/paths.ts'

const mistakesOf = (env: Record<string, string>): readonly string[] => {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing [O1]', () => {
    expect(parseConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: undefined,
      logLevel: 'info',
      trustProxy: 0,
      seed: 'none',
    })
  })

  it('lists every mistake at once, in words [O2]', () => {
    expect(
      mistakesOf({
        PORT: 'a',
        PUBLIC_URL: 'ftp://x',
        DATABASE_URL: 'mysql://x',
        LOG_LEVEL: 'loud',
        MAX_SOCKETS: '-1',
        TRUST_PROXY: 'all',
        SMTP_URL: 'here',
      }),
    ).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'PUBLIC_URL must be an address like https://maillage.example.fr',
      'DATABASE_URL must be an address like postgres://user:password@host:5432/maillage',
      'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent',
      'TRUST_PROXY must be a number of proxies, or their addresses separated by commas',
      'SMTP_URL must be an address like smtps://user:password@host:465',
      'MAX_SOCKETS must be a whole number from 1 to 100000',
    ])
  })

  it('never repeats a value, which may be a secret', () => {
    expect(mistakesOf({ DATABASE_URL: 'mysql://hunter2', SMTP_URL: 'hunter2' }).join()).not.toContain('hunter2')
  })

  it('asks for a sender when mail is sent', () => {
    expect(mistakesOf({ SMTP_URL: 'smtps://a:b@c' })).toEqual([
      'MAIL_FROM is needed when SMTP_URL is set: the sender of invitations',
    ])
  })

  it('takes port 0, an empty variable as unset, and an address without its slash', () => {
    expect(parseConfig({ PORT: '0', DATABASE_URL: '', PUBLIC_URL: 'https://maillage.example.fr/' })).toMatchObject({
      port: 0,
      databaseUrl: undefined,
      publicUrl: 'https://maillage.example.fr',
    })
  })

  it('is told in the README, every variable of it', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    expect(Object.keys(variables.shape).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })

  it('trusts proxies by number or by address', () => {
    expect(parseConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(1)
    expect(parseConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toBe('10.0.0.0/8, ::1')
    for (const wrong of ['10.0.0.999', '10.0.0.0/33', '10.0.0.1,', '10.0.0.0/8/8', 'fe80::/129'])
      expect(mistakesOf({ TRUST_PROXY: wrong }), wrong).toHaveLength(1)
  })
})

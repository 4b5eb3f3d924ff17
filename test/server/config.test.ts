// The configuration: defaults, every mistake at once, and no secret in what is said.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig, variables, warnings } from '../../server/config.ts'
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
      'PORT doit être un nombre entier de 0 à 65535',
      'PUBLIC_URL doit être une adresse comme https://maillage.example.fr',
      'DATABASE_URL doit être une adresse comme postgres://user:password@host:5432/maillage',
      'LOG_LEVEL doit être trace, debug, info, warn, error, fatal ou silent',
      'TRUST_PROXY doit être un nombre de serveurs mandataires, ou leurs adresses séparées par des virgules',
      'SMTP_URL doit être une adresse comme smtps://user:password@host:465',
      'MAX_SOCKETS doit être un nombre entier de 1 à 100000',
      'MAIL_FROM est nécessaire quand SMTP_URL est donnée\u202f: c’est l’expéditeur des invitations',
    ])
  })

  it('lists what variables say together beside what one says wrong, and only what can be known [O2]', () => {
    const small = { MAX_BUFFER_BYTES: '100000', MAX_ROOM_BUFFER_BYTES: '200000' }
    expect(mistakesOf({ PORT: 'a', SMTP_URL: 'smtps://a:b@c', ...small })).toEqual([
      'PORT doit être un nombre entier de 0 à 65535',
      'MAIL_FROM est nécessaire quand SMTP_URL est donnée\u202f: c’est l’expéditeur des invitations',
      'MAX_BUFFER_BYTES ne doit pas être inférieure à MAX_ROOM_BUFFER_BYTES',
    ])
    expect(mistakesOf({ ...small, MAX_ROOM_BUFFER_BYTES: 'much', SMTP_URL: 'smtps://a:b@c', MAIL_FROM: 'me' })).toEqual(
      [
        'MAIL_FROM doit contenir une adresse de courriel',
        'MAX_ROOM_BUFFER_BYTES doit être un nombre entier de 65536 à 4294967296',
      ],
    )
  })

  it('never repeats a value, which may be a secret', () => {
    expect(mistakesOf({ DATABASE_URL: 'mysql://hunter2', SMTP_URL: 'hunter2' }).join()).not.toContain('hunter2')
  })

  it('asks for a sender when mail is sent', () => {
    expect(mistakesOf({ SMTP_URL: 'smtps://a:b@c' })).toEqual([
      'MAIL_FROM est nécessaire quand SMTP_URL est donnée\u202f: c’est l’expéditeur des invitations',
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

describe('a variable that is not ours', () => {
  const straysOf = (...names: string[]) =>
    parseConfig(Object.fromEntries(names.map((name) => [name, 'hunter2']))).strays.map(
      ({ name, nearest }) => `${name} → ${nearest}`,
    )

  it('but was probably meant to be is told, with the nearest of ours [O33]', () => {
    expect(
      straysOf('DATABSE_URL', 'DATADIR', 'PROT', 'public_url', 'TRUST_PROXI', 'METRICS', 'DRAIN_SECS', 'MAX_SOCKET'),
    ).toEqual([
      'DATABSE_URL → DATABASE_URL',
      'DATADIR → DATA_DIR',
      'PROT → PORT',
      'public_url → PUBLIC_URL',
      'TRUST_PROXI → TRUST_PROXY',
      'METRICS → METRICS_TOKEN',
      'DRAIN_SECS → DRAIN_SECONDS',
      'MAX_SOCKET → MAX_SOCKETS',
    ])
    expect(straysOf('MAILLAGE_PORT', 'SMTP_HOST', 'MAX_OLD_SPACE_SIZE_MB')).toEqual([
      'MAILLAGE_PORT → PORT',
      'SMTP_HOST → SMTP_URL',
      'MAX_OLD_SPACE_SIZE_MB → null',
    ])
  })

  it('and belongs to others, or is one of ours, is not [O33]', () => {
    const others = [
      'HOME',
      'HOSTNAME',
      'HOSTTYPE',
      'LOGNAME',
      'MAIL',
      'MAILTO',
      'PATH',
      'PGHOST',
      'PGPORT',
      'POSTGRES_URL',
    ]
    const more = [
      'NODE_ENV',
      'TMPDIR',
      'XDG_DATA_DIRS',
      'SSH_PORT',
      'INVOCATION_ID',
      'npm_config_port',
      'NOTIFY_SOCKET',
    ]
    expect(straysOf(...others, ...more)).toEqual([])
    expect(parseConfig({ MAILLAGE_PORT: 'tcp://10.0.0.1:3000', MAILLAGE_SERVICE_PORT: '3000' }).strays).toEqual([])
    expect(parseConfig({ MAX_SOCKET: '', PORT: '0' }).strays).toEqual([])
  })

  it('is said without its value, also beside mistakes, to which it may be the key [O33]', () => {
    const [line = ''] = warnings(parseConfig({ MAIL_FORM: 'hunter2' }))
    expect(line).toContain('la variable MAIL_FORM n’est pas connue')
    expect(line).toContain('MAIL_FROM\u202f?')
    expect(line).not.toContain('hunter2')
    expect(() => parseConfig({ SMTP_URL: 'smtps://a:b@c', MAIL_FORM: 'hunter2' })).toThrow(line)
  })
})
